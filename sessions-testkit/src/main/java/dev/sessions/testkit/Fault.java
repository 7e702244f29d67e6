package dev.sessions.testkit;

import dev.sessions.SessionId;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.testkit.Delivery.Then;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One way for one call to go wrong. Installed with {@link FakeSessions#onList(int, Fault)} and
 * {@link FakeSessions#onRevoke(int, Fault)}; the call after it goes right again.
 *
 * <p>A fault says what goes over the wire. {@link FakeSessionsServer} sends just that; a call of the {@link FakeSessions}
 * itself ends as it does at an adapter that makes one attempt and receives the same.
 *
 * <p>Unless it says otherwise, a fault replaces the call: nothing is revoked. Immutable.
 */
public abstract sealed class Fault permits AnswerFault, ConnectionFault, PageFault, MeanwhileFault {
    Fault() {}

    /** Returns what goes over the wire instead of the right answer. */
    abstract Delivery deliver(Call call) throws InterruptedException;

    /** Returns whether a call of that kind can meet this fault. */
    boolean fits(Kind kind) {
        return true;
    }

    /**
     * Returns this answer with that header, in place of one of the same name.
     *
     * @throws IllegalArgumentException when name or value holds a line break
     * @throws IllegalStateException when this fault is not an answer of its own: only those of {@code status},
     *     {@code ok}, {@code rateLimited}, {@code redirect} and {@code garbage} are
     */
    public Fault header(String name, String value) {
        throw new IllegalStateException(
                "The fault '" + this + "' is not an answer of its own, so it cannot carry the header " + name + ".");
    }

    /**
     * Returns an answer of that status with a JSON body that has only a message.
     *
     * @throws IllegalArgumentException when the status is not 200 to 599
     */
    public static Fault status(int status) {
        return AnswerFault.withMessage(status, "Scripted status " + status);
    }

    /**
     * Returns an answer of that status and body, sent as JSON unless a header says otherwise.
     *
     * @throws IllegalArgumentException when the status is not 200 to 599
     */
    public static Fault status(int status, String body) {
        return AnswerFault.withBody(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a success with that content type and body, whatever they are. */
    public static Fault ok(String contentType, String body) {
        return ok(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a success with that content type and body, whatever they are. */
    public static Fault ok(String contentType, byte[] body) {
        return AnswerFault.withBody(200, body).header("Content-Type", contentType);
    }

    /** Returns a success whose body is a web page: what a captive portal or a wrong base URL answers. */
    public static Fault garbage() {
        byte[] page =
                "<!doctype html>\n<title>Welcome</title>\n<p>Sign in to the network\n".getBytes(StandardCharsets.UTF_8);
        return AnswerFault.withBody(200, page).named("garbage").header("Content-Type", "text/html");
    }

    /** Returns a 429 that does not say when to call again. No production 429 was ever recorded, so its words are ASSUMED. */
    public static Fault rateLimited() {
        return AnswerFault.withMessage(429, "Too many requests");
    }

    /**
     * Returns a 429 that asks to wait that long, in whole seconds, rounded up.
     *
     * @throws IllegalArgumentException when the wait is negative
     */
    public static Fault rateLimited(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("A service asks to wait zero or more, not " + retryAfter + ".");
        }
        long seconds = retryAfter.plusSeconds(1).minusNanos(1).toSeconds();
        return rateLimited().header("Retry-After", Long.toString(seconds));
    }

    /** Returns a 302 to that address. */
    public static Fault redirect(String location) {
        return status(302).header("Location", location);
    }

    /**
     * Answers rightly after that much time on the fake's timekeeper, which a {@link TestClock} lets pass at once. Keep it
     * below the time that an adapter allows for an attempt: the port has no such limit.
     *
     * @throws IllegalArgumentException when the time is negative
     */
    public static Fault latency(Duration time) {
        if (time.isNegative()) {
            throw new IllegalArgumentException("An answer takes zero time or more, not " + time + ".");
        }
        return new MeanwhileFault("latency of " + Words.time(time), world -> world.sleep(time));
    }

    /**
     * Lets somebody else revoke that session just before the call is answered, rightly. Nothing happens to a session that
     * has ended or is unknown.
     */
    public static Fault revokedMeanwhile(SessionId session) {
        String id = session.value();
        return new MeanwhileFault("meanwhile revoked " + id, world -> world.end(id));
    }

    /**
     * Refuses the connection: on the port with a {@link java.net.ConnectException} as cause. A server that listens cannot
     * refuse a single call, so on the wire the connection is reset before a byte of the answer, which is the same kind of
     * failure.
     */
    public static Fault connectionRefused() {
        return ConnectionFault.silent("connection refused", Then.REFUSE);
    }

    /** Resets the connection instead of answering. */
    public static Fault resetBeforeAnswer() {
        return ConnectionFault.silent("reset before the answer", Then.RESET);
    }

    /** Closes the connection in good order instead of answering: what a reused connection does that the server gave up. */
    public static Fault noAnswer() {
        return ConnectionFault.silent("no answer", Then.CLOSE);
    }

    /** Never answers: holds the connection until the client or the server closes it, but 60 s at the most. */
    public static Fault stall() {
        return ConnectionFault.silent("stall", Then.STALL);
    }

    /** Lets the call take effect, then resets the connection instead of answering. */
    public static Fault lostAnswer() {
        return new ConnectionFault(
                "lost answer", call -> Delivery.of(call.right()).first(0).then(Then.RESET));
    }

    /**
     * Answers rightly with a promise to keep the connection, then closes it. No failure on the port. On the wire, a client that
     * keeps connections may send its next request on this one: that call fails and reaches no server, so it does not count.
     */
    public static Fault closeConnectionAfter() {
        return new ConnectionFault(
                "close the connection after", call -> Delivery.of(call.right()).then(Then.CLOSE));
    }

    /**
     * Lets the call take effect, sends that many bytes of the right answer, counted from the start of its status line, then
     * closes the connection. When that is all of it, this is {@link #closeConnectionAfter()}.
     *
     * @throws IllegalArgumentException when the number is negative
     */
    public static Fault cutAfter(int bytes) {
        return ConnectionFault.cut(bytes);
    }

    /**
     * Lets the call take effect and sends the head of the right answer, then its body so slowly that the time of an attempt
     * runs out: a byte in 10 ms and never the last one, for 3 s at the most. An answer without a body, as that to a revoke,
     * is complete with its head.
     */
    public static Fault drip() {
        return new ConnectionFault("drip", call -> Delivery.dripping(call.right()));
    }

    /**
     * Lets the call take effect and sends the head of the right answer and half of its body, then nothing more: holds the
     * connection until the client or the server closes it, but 60 s at the most. An answer without a body, as that to a
     * revoke, is complete with its head.
     */
    public static Fault stallMidBody() {
        return new ConnectionFault("stall mid-body", call -> Delivery.stallingMidBody(call.right()));
    }

    /**
     * Sends exactly those bytes instead of an answer, then closes the connection. After a complete answer the next call may
     * suffer from that, as with {@link #closeConnectionAfter()}.
     */
    public static Fault bytes(byte[] raw) {
        return ConnectionFault.raw(raw);
    }

    /**
     * Answers a list with at most that many sessions, however many were asked for, and a next cursor that loses none.
     *
     * @throws IllegalArgumentException when the size is less than 1
     */
    public static Fault shortPage(int size) {
        return PageFault.shortened(size);
    }

    /**
     * Answers a list with no sessions, but with a cursor from which it goes on as if this page had not been: a next one, or
     * a previous one when the list was asked backwards.
     */
    public static Fault emptyPage() {
        return PageFault.empty();
    }

    /**
     * Answers a list with the right sessions but with that next cursor, whatever it is: a session's id, a cursor seen
     * before, or no possible cursor at all. One that is no session's id leads to where the right one would have led.
     */
    public static Fault nextCursor(String cursor) {
        return PageFault.leadingTo(cursor);
    }
}
