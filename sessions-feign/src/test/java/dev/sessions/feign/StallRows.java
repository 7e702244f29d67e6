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
import java.util.stream.Stream;

/** Servers that keep the caller waiting. They cost real time, so the timeouts are short. */
final class StallRows {
    private static final Duration TIME = Duration.ofMillis(200);

    // A fault that ended by itself would take longer than a client that timed out.
    private static final Outcome LATE =
            passing(ConnectionFailedException.class).saying("the response did not arrive in time");
    private static final Outcome UNCONNECTED = passing(ConnectionFailedException.class)
            .saying("no connection could be made in time")
            .sent(attempts -> 0);

    private StallRows() {}

    static List<HostileRow> rows() {
        Stream<HostileRow> withoutResponse = Stream.of(
                line("connection never accepted")
                        .on(stage -> {
                            fillUp(stage);
                            stage.connectTimeout(TIME);
                        })
                        .is(UNCONNECTED)
                        .inRealTime(),
                line("no response while the connection stays open")
                        .on(slow(Fault.stall()))
                        .is(LATE)
                        .inRealTime());
        Stream<HostileRow> cutOff = Stream.of(1, 3)
                .flatMap(attempts -> Stream.of(
                        cutOff("body that stops in the middle", Fault.stallMidBody(), attempts),
                        cutOff("body drop by drop", Fault.drip(), attempts)));
        return Stream.concat(withoutResponse, cutOff).toList();
    }

    private static HostileRow cutOff(String line, Fault fault, int attempts) {
        // The fake numbers the responses that a fault lets through.
        Outcome late = LATE.status(200).requestId("req_fake_" + attempts);
        return line(line).on(slow(fault)).is(late, REVOKED).inRealTime().attempts(attempts);
    }

    private static HostileRow.Scene slow(Fault fault) {
        return stage -> {
            stage.attemptTimeout(TIME);
            stage.every(fault);
        };
    }

    /** A port whose backlog is full and that accepts no connection lets new ones hang. */
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
            stage.baseUrl(URI.create("http://127.0.0.1:" + deaf.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
