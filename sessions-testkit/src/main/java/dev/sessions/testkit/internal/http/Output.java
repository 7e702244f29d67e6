package dev.sessions.testkit.internal.http;

import java.util.Arrays;

/** The bytes that the server writes after a request, and the fate of the connection then. Immutable. */
public final class Output {
    /** The fate of the connection after the bytes. */
    public enum Then {
        /** The server waits for the next request. */
        KEEP,
        /** The server closes the connection in good order. */
        CLOSE,
        /** The server resets the connection. */
        RESET,
        /** The connection stays open and no more bytes follow. */
        STALL,
        /** The connection stays open and the rest follows too slowly to be of use. */
        DRIP
    }

    private final byte[] bytes;
    private final byte[] rest;
    private final Then then;

    private Output(byte[] bytes, byte[] rest, Then then) {
        this.bytes = bytes;
        this.rest = rest;
        this.then = then;
    }

    /** Returns the whole response, on a connection that stays open. */
    public static Output of(HttpResponse response) {
        return new Output(response.toBytes(), new byte[0], Then.KEEP);
    }

    /** Returns no bytes at all. */
    public static Output nothing(Then then) {
        return new Output(new byte[0], new byte[0], then);
    }

    /** Returns the given bytes, then the end of the connection. */
    public static Output raw(byte[] bytes) {
        return new Output(bytes.clone(), new byte[0], Then.CLOSE);
    }

    /** Returns the status and headers of the response at once, and its body too slowly. */
    public static Output dripping(HttpResponse response) {
        byte[] all = response.toBytes();
        int headers = response.headersLength();
        return new Output(Arrays.copyOf(all, headers), Arrays.copyOfRange(all, headers, all.length), Then.DRIP);
    }

    /** Returns at most the first bytes of this output. */
    public Output first(int count, Then other) {
        return new Output(Arrays.copyOf(bytes, Math.min(count, bytes.length)), rest, other);
    }

    /** Returns this output with another end. */
    public Output then(Then other) {
        return new Output(bytes, rest, other);
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] rest() {
        return rest;
    }

    Then then() {
        return then;
    }
}
