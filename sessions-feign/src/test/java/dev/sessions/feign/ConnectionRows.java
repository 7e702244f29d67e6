package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.NOT_FOUND;
import static dev.sessions.feign.Outcome.PAGE;
import static dev.sessions.feign.Outcome.REVOKED;
import static dev.sessions.feign.Outcome.lasting;
import static dev.sessions.feign.Outcome.passing;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.Operation;
import dev.sessions.testkit.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** No connection, or one that breaks before the response. */
final class ConnectionRows {
    private static final Outcome BROKEN = passing(ConnectionFailedException.class);
    private static final Outcome UNSENT = BROKEN.sent(attempts -> 0);

    private static final Outcome SENT_TWICE = BROKEN.sent(attempts -> 2 * attempts);

    private ConnectionRows() {}

    static List<HostileRow> rows() {
        return List.of(
                line("connection refused").on(ConnectionRows::refuse).is(UNSENT),
                line("unknown host name")
                        .on(stage -> stage.baseUrl(URI.create("https://sessions.invalid")))
                        .is(UNSENT),
                line("https to a server that speaks http")
                        .on(stage -> stage.baseUrl(URI.create(
                                "https://127.0.0.1:" + stage.serverUrl().getPort())))
                        .is(lasting(MisconfiguredException.class)
                                .saying("responds without TLS")
                                .sent(attempts -> 0)),
                line("connection reset before the response")
                        .on(Fault.resetBeforeAnswer())
                        .is(BROKEN)
                        .resentByJava(SENT_TWICE),
                line("connection closed without a response")
                        .on(Fault.noAnswer())
                        .is(BROKEN)
                        .resentByJava(SENT_TWICE),
                line("connection reset after the call took effect")
                        .on(stage -> stage.first(Fault.lostAnswer()))
                        .is(BROKEN.then(PAGE), BROKEN.then(NOT_FOUND))
                        .resentByJava(PAGE.sent(attempts -> 2)),
                line("no HTTP at all")
                        .on(Fault.bytes(RawResponse.of("SSH-2.0-OpenSSH_9.2", "")))
                        .is(BROKEN),
                line("connection closed within the headers")
                        .on(Fault.bytes("HTTP/1.1 200 OK\r\nX-Request".getBytes(US_ASCII)))
                        .is(BROKEN),
                line("idle connection that the server closed")
                        .on(stage -> stage.prime(Fault.closeConnectionAfter()))
                        .is(
                                BROKEN.then(PAGE).sent(attempts -> attempts - 1),
                                BROKEN.then(REVOKED).sent(attempts -> attempts - 1))
                        .with(Transport.OKHTTP, Transport.BROUGHT_OKHTTP),
                line("idle connection that the server closed")
                        .on(stage -> stage.prime(Fault.closeConnectionAfter()))
                        .is(
                                BROKEN.then(PAGE).sent(attempts -> attempts - 1),
                                BROKEN.then(REVOKED).sent(attempts -> attempts - 1))
                        .with(Transport.JAVA_HTTP)
                        .attempts(1)
                        .withJava(Operation.Kind.LIST, PAGE, UNSENT)
                        // Depends on whether the client has noticed the close.
                        .withJava(Operation.Kind.REVOKE, REVOKED, UNSENT),
                line("reused connection dropped without a response")
                        .on(stage -> {
                            // Without latency: an ordinary response.
                            stage.prime(Fault.latency(Duration.ZERO));
                            stage.every(Fault.noAnswer());
                        })
                        .is(BROKEN)
                        .resentByJava(SENT_TWICE));
    }

    /** A port that is taken but not listened on refuses connections for as long as it is taken. */
    private static void refuse(Stage stage) {
        try {
            Socket taken = new Socket();
            stage.open(taken);
            taken.bind(new InetSocketAddress(Stage.loopback(), 0));
            stage.baseUrl(URI.create("http://127.0.0.1:" + taken.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
