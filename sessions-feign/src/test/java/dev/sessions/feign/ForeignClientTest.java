package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.testkit.Fault;
import feign.Client;
import feign.http2client.Http2Client;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that the user brought is held to the time of an attempt even where it would wait for ever itself. */
class ForeignClientTest {
    @RegisterExtension
    final Wire wire = new Wire();

    /** For each time that it is told, feign-java11 makes a client of its own, with connections and a thread. */
    @Test
    void everyAttemptIsToldTheSameTimeForAConnection() {
        Set<Integer> told = new HashSet<>();
        Client client = (request, options) -> {
            told.add(options.connectTimeoutMillis());
            throw new ConnectException("refused");
        };
        for (int millis = 1_000; millis < 1_010; millis++) {
            Duration time = Duration.ofMillis(millis);
            FeignSessions sessions =
                    wire.adapter(options -> options.client(client).deadline(time));
            assertThatThrownBy(() -> sessions.list(Wire.USER, Wire.PAGE)).isInstanceOf(ConnectionFailedException.class);
        }

        assertThat(told).hasSize(1);
    }

    static Stream<Fault> stalls() {
        return Stream.of(Fault.stall(), Fault.stallMidBody());
    }

    @ParameterizedTest
    @MethodSource("stalls")
    void aStallEndsWithTheAttempt(Fault fault) {
        Http2Client client = new Http2Client();
        // The first call loads classes and connects, which may take longer than the attempt that is looked at.
        wire.adapter(options -> options.client(client)).list(Wire.USER, Wire.PAGE);
        FeignSessions sessions = wire.adapter(options -> options.client(client).attemptTimeout(Duration.ofMillis(200)));
        wire.fake.onList(1, fault);

        assertThatThrownBy(() -> sessions.list(Wire.USER, Wire.PAGE)).isInstanceOf(ConnectionFailedException.class);
        assertThat(wire.server.requests()).isEqualTo(2);
        sessions.close();
    }
}
