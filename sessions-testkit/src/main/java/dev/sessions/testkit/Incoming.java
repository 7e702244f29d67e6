package dev.sessions.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.testkit.Delivery.Then;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** A delivery as it is read off a connection: the bytes, and behind them whatever became of the connection. */
final class Incoming {
    private final byte[] bytes;
    private final Then then;
    private int at;

    Incoming(Delivery delivery) {
        this.bytes = delivery.bytes();
        this.then = delivery.then();
    }

    /** Returns the next byte, which is still to come. */
    byte next() throws IOException {
        if (at == bytes.length) {
            throw ended();
        }
        return bytes[at];
    }

    /** Returns the next line without its end. */
    String line() throws IOException {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        if (end == bytes.length) {
            throw ended();
        }
        String line = new String(bytes, at, end - at, UTF_8);
        at = end + 1;
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    /** Moves that many bytes to the target, or those that there are before it fails. */
    void take(int count, ByteArrayOutputStream target) throws IOException {
        int there = Math.min(count, bytes.length - at);
        target.write(bytes, at, there);
        at += there;
        if (there < count) {
            throw ended();
        }
    }

    /** Moves all bytes to the target, and fails unless the connection ends in good order behind them. */
    void takeAll(ByteArrayOutputStream target) throws IOException {
        take(bytes.length - at, target);
        if (then != Then.CLOSE) {
            throw ended();
        }
    }

    private IOException ended() {
        return switch (then) {
            case CLOSE -> new EOFException("The connection was closed before the answer was complete.");
            case RESET -> new SocketException("Connection reset");
            case REFUSE -> new ConnectException("Connection refused");
            case KEEP, STALL, DRIP -> new SocketTimeoutException("Read timed out");
        };
    }
}
