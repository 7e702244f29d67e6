package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.REVOKED;
import static dev.sessions.feign.Outcome.passing;

import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.testkit.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

/** Servers that keep the caller waiting. They cost real time, so there is little of it and they are tried once. */
final class StallRows {
    private static final Duration TIME = Duration.ofMillis(200);
    // The fake numbers the answers that a fault lets through.
    private static final String ID = "req_fake_1";

    // So that a fault that ends by itself in the end is not taken for a client that gave up in time.
    private static final Outcome LATE =
            passing(ConnectionFailedException.class).saying("the answer did not arrive in time");
    private static final Outcome LATE_BODY = LATE.status(200).requestId(ID);

    private StallRows() {}

    static List<HostileRow> rows() {
        return List.of(
                line("connection never accepted")
                        .on(StallRows::fillUp)
                        .is(LATE.sent(attempts -> 0))
                        .inRealTime(),
                line("no answer for ever").on(slow(Fault.stall())).is(LATE).inRealTime(),
                line("body that stops in the middle")
                        .on(slow(Fault.stallMidBody()))
                        .is(LATE_BODY, REVOKED)
                        .inRealTime(),
                line("body drop by drop")
                        .on(slow(Fault.drip()))
                        .is(LATE_BODY, REVOKED)
                        .inRealTime());
    }

    private static HostileRow.Scene slow(Fault fault) {
        return stage -> {
            stage.attemptTimeout(TIME);
            stage.every(fault);
        };
    }

    /** With its queue full, a port that nobody accepts on lets further connections hang. */
    private static void fillUp(Stage stage) {
        try {
            ServerSocket deaf = new ServerSocket(0, 1, Stage.loopback());
            stage.open(deaf);
            for (int i = 0; i < 4; i++) {
                SocketChannel caller = SocketChannel.open();
                stage.open(caller);
                caller.configureBlocking(false);
                caller.connect(deaf.getLocalSocketAddress());
            }
            stage.attemptTimeout(TIME);
            stage.baseUrl(URI.create("http://127.0.0.1:" + deaf.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
