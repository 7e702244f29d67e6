package dev.sessions.testkit;

import java.util.Arrays;

/** What is done on a connection after a request came in: these bytes are sent, then that happens. Immutable. */
final class Delivery {
    /** What becomes of the connection. */
    enum Then {
        KEEP,
        CLOSE,
        RESET,
        STALL
    }

    private final byte[] bytes;
    private final Then then;

    private Delivery(byte[] bytes, Then then) {
        this.bytes = bytes;
        this.then = then;
    }

    static Delivery of(HttpAnswer answer) {
        return new Delivery(answer.toBytes(), Then.KEEP);
    }

    static Delivery nothing(Then then) {
        return new Delivery(new byte[0], then);
    }

    static Delivery raw(byte[] bytes) {
        return new Delivery(bytes, Then.CLOSE);
    }

    Delivery then(Then other) {
        return new Delivery(bytes, other);
    }

    /** Returns this delivery cut off after that many bytes. */
    Delivery first(int count) {
        return new Delivery(Arrays.copyOf(bytes, Math.min(count, bytes.length)), Then.CLOSE);
    }

    byte[] bytes() {
        return bytes;
    }

    Then then() {
        return then;
    }
}
