package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.internal.http.Output.Then;
import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * One way for one call to go wrong. Installed with {@link FakeSessions#onList(int, Fault)} and
 * {@link FakeSessions#onRevoke(int, Fault)}; the call after it is right again.
 *
 * <p>A fault knows both sides: what a {@link FakeSessionsServer} sends, and how a call of the {@link FakeSessions} itself ends,
 * which is how an adapter that makes one attempt ends. Raw HTTP is for the wire alone: {@code ok}, {@code status} with a body,
 * {@code bytes}, and every fault with a {@code header}. A port call that meets raw HTTP throws {@link IllegalStateException}.
 *
 * <p>Unless stated otherwise, a fault replaces the call: nothing is revoked. Immutable.
 */
public abstract sealed class Fault permits ResponseFault, WireFault, ConnectionFault, PageFault, MeanwhileFault {
    Fault() {}

    /** Returns how the call ends that meets this fault. */
    abstract Ending meet(Call call) throws InterruptedException;

    /** Returns whether a call of that kind can meet this fault. */
    boolean fits(Kind kind) {
        return true;
    }

    /**
     * Returns this response with the given header, in place of one of the same name. For the wire alone: the facts of a
     * response that a port knows are those of {@link #status(int, UnaryOperator)}.
     *
     * @throws IllegalArgumentException when name or value holds a line break
     * @throws IllegalStateException when this fault is no response of its own: {@code status}, {@code ok},
     *     {@code rateLimited}, {@code redirect}, {@code webPage} and {@code garbage} are
     */
    public Fault header(String name, String value) {
        throw new IllegalStateException(
                "The fault '" + this + "' is no response of its own, so it cannot carry the header " + name + ".");
    }

    /**
     * Returns a response with the given status and, unless it is a success, a message. A success has no body: of a list
     * that is an invalid response.
     *
     * @throws IllegalArgumentException when the status is not 200 to 599
     */
    public static Fault status(int status) {
        return status(status, response -> response.message("Scripted status " + status));
    }

    /**
     * Returns a response with the given status and facts, for instance
     * {@code Fault.status(404, response -> response.code("entity_not_found").entityId(id))}. Without a request id, the response
     * gets the next one of the fake. {@code Retry-After} is in whole seconds, rounded up. Without any fact the response has no
     * body; a success and a 304 never have one.
     *
     * @throws IllegalArgumentException when the status is not 200 to 599, a text is longer than 1,000 characters, there are
     *     more than 100 field errors, or the request id is no header value
     */
    public static Fault status(int status, UnaryOperator<ServiceResponse.Builder> facts) {
        return ResponseFault.of(status, facts);
    }

    /**
     * Returns a response with the given status and body, sent as JSON unless a header says otherwise. For the wire alone.
     *
     * @throws IllegalArgumentException when the status is not 200 to 599
     */
    public static Fault status(int status, String body) {
        return WireFault.withBody(status, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a success with the given content type and body. For the wire alone. */
    public static Fault ok(String contentType, String body) {
        return ok(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns a success with the given content type and body. For the wire alone. */
    public static Fault ok(String contentType, byte[] body) {
        return WireFault.withBody(200, body).header("Content-Type", contentType);
    }

    /** Returns a success whose body is a web page: the response of a captive portal or of a wrong base URL. */
    public static Fault garbage() {
        return ResponseFault.withWebPage("garbage", 200);
    }

    /**
     * Returns a response with the given status whose body is a web page: the response of a proxy, or of a wrong base URL.
     * With 204, 205 and 304 no body is sent.
     *
     * @throws IllegalArgumentException when the status is not 200 to 599
     */
    public static Fault webPage(int status) {
        return ResponseFault.withWebPage("web page, status " + status, status);
    }

    /** Returns a 429 without {@code Retry-After}. No production 429 was ever recorded, so the message is ASSUMED. */
    public static Fault rateLimited() {
        return status(429, response -> response.message("Too many requests"));
    }

    /**
     * Returns a 429 with the given wait, in whole seconds, rounded up.
     *
     * @throws IllegalArgumentException when the wait is negative
     */
    public static Fault rateLimited(Duration retryAfter) {
        if (retryAfter.isNegative()) {
            throw new IllegalArgumentException("A service asks to wait zero or more, not " + retryAfter + ".");
        }
        return status(429, response -> response.message("Too many requests").retryAfter(retryAfter));
    }

    /** Returns a 302 to the given address. */
    public static Fault redirect(String location) {
        return redirect(302, location);
    }

    /**
     * Returns a redirect with the given status to the given address.
     *
     * @throws IllegalArgumentException when the status is not 300 to 399, or the address holds a line break
     */
    public static Fault redirect(int status, String location) {
        return ResponseFault.redirecting(status, location);
    }

    /**
     * Delays the right response by the given time on the fake's timekeeper, which a {@link TestClock} lets pass at once. Keep
     * the delay below the attempt timeout of an adapter: the port has no such timeout.
     *
     * @throws IllegalArgumentException when the delay is negative
     */
    public static Fault latency(Duration delay) {
        if (delay.isNegative()) {
            throw new IllegalArgumentException("A response takes zero time or more, not " + delay + ".");
        }
        return new MeanwhileFault("latency of " + Words.time(delay), world -> world.sleep(delay));
    }

    /**
     * Revokes the given session just before the call, as another client would. The call itself is right. Does nothing to a
     * session that has ended or is unknown.
     */
    public static Fault revokedMeanwhile(SessionId session) {
        String id = session.value();
        return new MeanwhileFault("meanwhile revoked " + id, world -> world.end(id));
    }

    /**
     * Refuses the connection: on the port with a {@link java.net.ConnectException} as cause. A server that listens cannot
     * refuse a single call, so on the wire the connection is reset before the first byte of the response, which is the same
     * kind of failure.
     */
    public static Fault connectionRefused() {
        return ConnectionFault.silent(
                "connection refused", Then.RESET, () -> new ConnectException("Connection refused"));
    }

    /**
     * Fails to trust the certificate of the service, for the port alone: a {@link FakeSessionsServer} has no certificate, so
     * it responds with a 409 whose message states that.
     */
    public static Fault untrustedCertificate() {
        return ConnectionFault.untrusted();
    }

    /**
     * Throws the given failure, for the port alone: for what no {@link FakeSessionsServer} can send, which responds with a 409
     * whose message states that. A proxy that asks for a login is
     * {@code Fault.failure(operation -> ServiceResponse.builder(operation, 407).build().refusedByProxy())}; a deadline is
     * {@code Fault.failure(operation -> CallFailures.deadlineExceeded(operation, Duration.ofSeconds(30), null))}.
     */
    public static Fault failure(Function<Operation, SessionsException> failure) {
        return ConnectionFault.portAlone("failure", requireNonNull(failure, "failure"));
    }

    /** Resets the connection before the response. */
    public static Fault resetBeforeAnswer() {
        return ConnectionFault.silent(
                "reset before the response", Then.RESET, () -> new SocketException("Connection reset"));
    }

    /** Closes the connection in good order before the response: what happens to a reused connection that the server gave up. */
    public static Fault noAnswer() {
        return ConnectionFault.silent(
                "no response",
                Then.CLOSE,
                () -> new EOFException("The connection was closed before the response was complete."));
    }

    /** Never responds: holds the connection until the client or the server closes it, at most 60 s. */
    public static Fault stall() {
        return ConnectionFault.silent("stall", Then.STALL, () -> new SocketTimeoutException("Read timed out"));
    }

    /** Carries the call out, then resets the connection before the response. */
    public static Fault lostAnswer() {
        return ConnectionFault.lost();
    }

    /**
     * Sends the right response with a promise to keep the connection, then closes the connection. No failure on the port. On
     * the wire, a client that reuses connections may send its next request on this one: that call fails and reaches no server,
     * so it does not count.
     */
    public static Fault closeConnectionAfter() {
        return ConnectionFault.closedAfter();
    }

    /**
     * Carries the call out and sends the given number of bytes of the right response, counted from the start of its status
     * line, then closes the connection. When that is the whole response, the fault is {@link #closeConnectionAfter()}.
     *
     * @throws IllegalArgumentException when the number is negative
     */
    public static Fault cutAfter(int bytes) {
        return ConnectionFault.cut(bytes);
    }

    /**
     * Carries the call out and sends the status and headers of the right response, then its body so slowly that the
     * attempt times out: a byte every 2 ms and never the last one, for at most 3 s. A response without a body, as that to a
     * revoke, is complete with its headers.
     */
    public static Fault drip() {
        return ConnectionFault.dripping();
    }

    /**
     * Carries the call out and sends the right response up to half of its body, then nothing more: holds the connection
     * until the client or the server closes it, at most 60 s. A response without a body, as that to a revoke, is complete with
     * its headers.
     */
    public static Fault stallMidBody() {
        return ConnectionFault.stallingMidBody();
    }

    /**
     * Sends exactly the given bytes, then closes the connection. For the wire alone. After a complete response the next call
     * may suffer from that, as with {@link #closeConnectionAfter()}.
     */
    public static Fault bytes(byte[] raw) {
        return ConnectionFault.raw(raw);
    }

    /**
     * Returns a list of exactly the given sessions, whoever's they are, and no cursors: another user's, ended ones, one id
     * twice. Times are cut to milliseconds.
     *
     * @throws IllegalArgumentException when a time is not in the years 0000 to 9999
     */
    public static Fault page(Session... sessions) {
        return PageFault.of(List.of(sessions));
    }

    /**
     * Returns a list of at most the given number of sessions, whatever limit was requested, and a next cursor that loses none.
     *
     * @throws IllegalArgumentException when the size is less than 1
     */
    public static Fault shortPage(int size) {
        return PageFault.shortened(size);
    }

    /**
     * Returns a list with no sessions, but with a cursor that leads to the right page: a next cursor, or a previous one when
     * the request is backwards.
     */
    public static Fault emptyPage() {
        return PageFault.empty();
    }

    /**
     * Returns a list with the right sessions but with the given next cursor: a session's id, a cursor seen before, or no
     * possible cursor at all. A cursor that is no session's id leads to the right next page.
     */
    public static Fault nextCursor(String cursor) {
        return PageFault.leadingTo(cursor);
    }
}
