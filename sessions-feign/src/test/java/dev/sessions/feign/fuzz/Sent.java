package dev.sessions.feign.fuzz;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a body as they come in, however many: they are not kept anywhere. */
final class Sent extends InputStream {
    private final byte[] body;
    private final Delivery delivery;
    private long left;

    Sent(SeedResponse response) {
        this.body = response.body();
        this.delivery = response.delivery();
        this.left = (long) body.length * delivery.times();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            delivery.ending().reach();
            return -1;
        }
        int from = (int) ((body.length - left % body.length) % body.length);
        int count = Math.min(Math.min(length, delivery.pieces()), body.length - from);
        System.arraycopy(body, from, buffer, offset, count);
        left -= count;
        return count;
    }
}
