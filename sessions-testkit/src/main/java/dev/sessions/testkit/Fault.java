package dev.sessions.testkit;

import dev.sessions.failure.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * One way for one call to go wrong. Installed with {@link FakeSessions#onList(int, Fault)} and
 * {@link FakeSessions#onRevoke(int, Fault)}; the call after it goes right again.
 *
 * <p>Unless it says otherwise, a fault replaces the call: nothing is revoked. Immutable.
 */
public abstract sealed class Fault permits AnswerFault, ConnectionFault {
    Fault() {}

    /** Returns what goes over the wire instead of the right answer. */
    abstract Delivery onWire(World world, Supplier<HttpAnswer> right);

    /**
     * Returns the reply of the port instead of the right one.
     *
     * @throws dev.sessions.failure.SessionsException when an adapter would throw it
     */
    abstract Reply onPort(Operation operation, World world, Supplier<Reply> right);

    /**
     * Returns an answer of that status with a JSON body that has only a message.
     *
     * @throws IllegalArgumentException when the status is not 200 to 599
     */
    public static AnswerFault status(int status) {
        return AnswerFault.withMessage(status, "Scripted status " + status);
    }

    /**
     * Returns an answer of that status and body, sent as JSON unless a header says otherwise. On the wire only.
     *
     * @throws IllegalArgumentException when the status is not 200 to 599
     */
    public static AnswerFault status(int status, String body) {
        return AnswerFault.withBody(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a success with that content type and body, whatever they are. On the wire only. */
    public static AnswerFault ok(String contentType, String body) {
        return ok(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a success with that content type and body, whatever they are. On the wire only. */
    public static AnswerFault ok(String contentType, byte[] body) {
        return AnswerFault.withBody(200, body).header("Content-Type", contentType);
    }

    /** Returns a 429 that does not say when to call again. No production 429 was ever recorded, so its words are ASSUMED. */
    public static AnswerFault rateLimited() {
        return AnswerFault.withMessage(429, "Too many requests");
    }

    /**
     * Returns a 429 that asks to wait that long, in whole seconds, rounded up.
     *
     * @throws IllegalArgumentException when the wait is negative
     */
    public static AnswerFault rateLimited(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("A service asks to wait zero or more, not " + retryAfter + ".");
        }
        long seconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
        return rateLimited().header("Retry-After", Long.toString(seconds));
    }

    /** Returns a 302 to that address. */
    public static AnswerFault redirect(String location) {
        return status(302).header("Location", location);
    }

    /** Resets the connection instead of answering. */
    public static Fault resetBeforeAnswer() {
        return ConnectionFault.RESET_BEFORE_ANSWER;
    }

    /** Closes the connection in good order instead of answering: what a reused connection does that the server gave up. */
    public static Fault noAnswer() {
        return ConnectionFault.NO_ANSWER;
    }

    /** Never answers: holds the connection until the client or the server closes it, but 60 s at the most. */
    public static Fault stall() {
        return ConnectionFault.STALL;
    }

    /** Lets the call take effect, then resets the connection instead of answering. */
    public static Fault lostAnswer() {
        return ConnectionFault.LOST_ANSWER;
    }

    /** Answers rightly with a promise to keep the connection, then closes it. No failure on the port. */
    public static Fault closeConnectionAfter() {
        return ConnectionFault.CLOSE_CONNECTION_AFTER;
    }

    /**
     * Lets the call take effect, sends that many bytes of the right answer, counted from the start of its status line, then
     * closes the connection. On the wire only.
     *
     * @throws IllegalArgumentException when the number is negative
     */
    public static Fault cutAfter(int bytes) {
        return ConnectionFault.cut(bytes);
    }

    /** Sends exactly those bytes instead of an answer, then closes the connection. On the wire only. */
    public static Fault bytes(byte[] raw) {
        return ConnectionFault.raw(raw);
    }
}
