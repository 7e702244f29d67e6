package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.testkit.Fault;
import feign.http2client.Http2Client;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A client that the user brought is held to the time of an attempt even where it would wait for ever itself. */
class ForeignClientTest {
    @RegisterExtension
    final Wire wire = new Wire();

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
