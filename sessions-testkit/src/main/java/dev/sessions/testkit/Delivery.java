package dev.sessions.testkit;

import java.util.Arrays;

/**
 * What is done on a connection after a request came in: these bytes are sent, then that happens. The one form of every
 * fault: the server does it, and the port reads it as an adapter would. Immutable.
 */
final class Delivery {
    /** What becomes of the connection. */
    enum Then {
        /** It waits for the next request. */
        KEEP,
        /** It ends in good order. */
        CLOSE,
        /** It is torn down. */
        RESET,
        /** It is torn down as if it had never been made. */
        REFUSE,
        /** It stays and nothing more comes. */
        STALL,
        /** It stays and the rest comes too slowly to be of use. */
        DRIP
    }

    private final byte[] bytes;
    private final byte[] rest;
    private final Then then;

    private Delivery(byte[] bytes, byte[] rest, Then then) {
        this.bytes = bytes;
        this.rest = rest;
        this.then = then;
    }

    static Delivery of(HttpAnswer answer) {
        return new Delivery(answer.toBytes(), new byte[0], Then.KEEP);
    }

    static Delivery nothing(Then then) {
        return new Delivery(new byte[0], new byte[0], then);
    }

    static Delivery raw(byte[] bytes) {
        return new Delivery(bytes, new byte[0], Then.CLOSE);
    }

    /** Returns the delivery whose body never comes to its end; one without a body ends with its head. */
    static Delivery dripping(HttpAnswer answer) {
        byte[] body = answer.sentBody();
        byte[] all = answer.toBytes();
        return body.length == 0
                ? of(answer)
                : new Delivery(Arrays.copyOf(all, all.length - body.length), body, Then.DRIP);
    }

    /** Returns the delivery that stops halfway through its body; one without a body ends with its head. */
    static Delivery stallingMidBody(HttpAnswer answer) {
        int body = answer.sentBody().length;
        Delivery all = of(answer);
        return body == 0 ? all : all.first(all.bytes.length - body / 2).then(Then.STALL);
    }

    Delivery then(Then other) {
        return new Delivery(bytes, rest, other);
    }

    /** Returns this delivery cut off after that many bytes. */
    Delivery first(int count) {
        return raw(Arrays.copyOf(bytes, Math.min(count, bytes.length)));
    }

    /** Returns what is sent at once. */
    byte[] bytes() {
        return bytes;
    }

    /** Returns what is sent too slowly. */
    byte[] rest() {
        return rest;
    }

    Then then() {
        return then;
    }
}
