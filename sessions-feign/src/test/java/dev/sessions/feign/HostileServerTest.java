package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each operation comes to when the other side misbehaves, with each client, once and with further attempts: the result
 * or the failure, the requests that reached the server, and the waits between them. {@code docs/resilience.md} shows the rows.
 */
@Timeout(60)
class HostileServerTest {
    @RegisterExtension
    final Wire wire = new Wire();

    /** Rows that go by the real clock should not pay for what a client does when it is first used. */
    @BeforeAll
    static void warmUp() {
        Wire wire = new Wire();
        for (Transport transport : Transport.values()) {
            try (FeignSessions sessions =
                    wire.adapter(builder -> transport.on(builder).attemptTimeout(Duration.ofSeconds(30)))) {
                sessions.list(Wire.USER, Wire.PAGE);
                sessions.revoke(Wire.SESSION);
            }
        }
        wire.server.close();
    }

    static Stream<Trial> trials() {
        return HostileRows.all().flatMap(HostileRow::trials);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("trials")
    void comesTo(Trial trial) throws IOException {
        Seen seen = see(trial);
        // A busy machine may use up the little real time of a row before the answer can have begun. A client that is at
        // fault fails every time.
        for (int more = trial.row().hurried() ? 2 : 0; more > 0 && !seen.isOneOf(trial.expected()); more--) {
            wire.server.reset();
            seen = see(trial);
        }
        assertThat(trial.expected()).anySatisfy(seen::is);
    }

    private Seen see(Trial trial) throws IOException {
        try (Stage stage = new Stage(wire, trial)) {
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
