package dev.sessions.feign;

import java.io.IOException;
import java.io.InputStream;

/** A body that its client could not even begin to read. */
final class UnreadableBody extends InputStream {
    private final IOException reason;

    UnreadableBody(IOException reason) {
        this.reason = reason;
    }

    @Override
    public int read() throws IOException {
        throw reason;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        throw reason;
    }
}
