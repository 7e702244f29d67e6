package dev.sessions.feign;

import java.io.IOException;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;

/** A response body before it is unpacked. OkHttp may buffer any number of bytes before it has unpacked the first. */
final class PackedBody extends ForwardingSource {
    // The most that gzip adds to a body of the allowed length.
    private static final long OVERHEAD = 64 * 1024;

    private long left;

    private PackedBody(Source wire, long bytes) {
        super(wire);
        this.left = bytes;
    }

    /** Returns the body, which throws when it is much longer than the given number of bytes. */
    static ResponseBody bounded(ResponseBody body, long bytes) {
        Source bounded = new PackedBody(body.source(), bytes < Long.MAX_VALUE - OVERHEAD ? bytes + OVERHEAD : bytes);
        return ResponseBody.create(Okio.buffer(bounded), body.contentType(), body.contentLength());
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        // Never reads ahead of the limit: the reader of a failure stops there.
        long read = super.read(sink, Math.min(byteCount, Math.max(1, left)));
        left -= read;
        if (left < 0) {
            throw new BoundedBody.TooLong();
        }
        return read;
    }
}
