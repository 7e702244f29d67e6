package dev.sessions.feign.fuzz;

import feign.Response;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A body as a client returns it: unpacked. Records how much was read and whether it was closed. */
final class SentBody implements Response.Body {
    private final SeedResponse response;
    private long taken;
    private boolean closed;

    SentBody(SeedResponse response) {
        this.response = response;
    }

    /** Returns how many bytes were taken. */
    long taken() {
        return taken;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public InputStream asInputStream() throws IOException {
        Sent sent = new Sent(response);
        // GZIPInputStream reads the first bytes at once, and may fail here.
        return new Watched(response.isZipped() ? new GZIPInputStream(sent) : sent);
    }

    @Override
    public Reader asReader(Charset charset) throws IOException {
        return new InputStreamReader(asInputStream(), charset);
    }

    @Override
    public @Nullable Integer length() {
        return null;
    }

    @Override
    public boolean isRepeatable() {
        return false;
    }

    /** Closes the body, which in a client with a bug goes wrong as well. */
    @Override
    public void close() {
        closed = true;
        if (response.delivery().ending() == BodyEnd.BUG) {
            throw new IllegalStateException("closed, with " + CannedService.KEY);
        }
    }

    private final class Watched extends FilterInputStream {
        Watched(InputStream body) {
            super(body);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            taken += read < 0 ? 0 : 1;
            return read;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            taken += Math.max(0, read);
            return read;
        }

        @Override
        public void close() {
            SentBody.this.close();
        }
    }
}
