package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.failure.ConnectionFailedException;
import feign.Client;
import java.net.ConnectException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client that the user brought is told. */
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
}
