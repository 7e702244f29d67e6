package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The outcome of each operation when the other side misbehaves, with each client, with and without retries: the result
 * or the failure, the requests that reached the server, and the waits between them. {@code docs/resilience.md} shows the rows.
 */
@Timeout(60)
class HostileServerTest {
    // The longest is well below the 3 s after which a dripping body ends by itself.
    private static final int LARGEST_FACTOR = 8;

    /** Warms up the clients, so that rows in real time do not measure class loading. */
    @BeforeAll
    static void warmUp() {
        try (Wire wire = new Wire()) {
            for (Transport transport : Transport.values()) {
                FeignSessions sessions =
                        wire.adapter(builder -> transport.on(builder).attemptTimeout(Duration.ofSeconds(30)));
                try (sessions) {
                    sessions.list(Wire.USER, Wire.PAGE);
                    sessions.revoke(Wire.SESSION);
                }
            }
        }
    }

    static Stream<Trial> trials() {
        return HostileRows.all().flatMap(HostileRow::trials);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trials")
    void endsAsExpected(Trial trial) throws IOException {
        Seen seen = see(trial, 1);
        // On a busy machine a short timeout may end before the response begins, so the trial is repeated
        // with more time. A client that is at fault fails every time.
        for (int factor = 2; trial.row().hurried() && factor <= LARGEST_FACTOR; factor *= 2) {
            seen = seen.isOneOf(trial.expected()) ? seen : see(trial, factor);
        }
        assertThat(trial.expected()).anySatisfy(seen::is);
    }

    /** Runs the trial on a fresh service and clock. */
    private static Seen see(Trial trial, int factor) throws IOException {
        try (Wire wire = new Wire();
                Stage stage = new Stage(wire, trial, factor)) {
            FeignSessions sessions = stage.sessions();
            int before = wire.server.requests();
            AtomicReference<String> result = new AtomicReference<>();
            Throwable thrown = catchThrowable(() -> result.set(trial.call(sessions)));
            int requests = wire.server.requests() - before;
            if (thrown != null) {
                new Escaped(thrown).isHarmless(wire.server.apiKey());
            }
            return new Seen(result.get(), thrown, requests, wire.clock.waits(), trial.attempts());
        }
    }
}
