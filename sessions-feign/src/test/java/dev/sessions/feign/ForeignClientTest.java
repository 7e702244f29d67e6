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

/** The timeouts that a client of the user gets. */
class ForeignClientTest {
    @RegisterExtension
    final Wire wire = new Wire();

    /** For each timeout it has not seen, feign-java11 makes a new client, with connections and a thread. */
    @Test
    void everyAttemptHasTheSameConnectTimeout() {
        Set<Integer> timeouts = new HashSet<>();
        Client client = (request, options) -> {
            timeouts.add(options.connectTimeoutMillis());
            throw new ConnectException("refused");
        };
        for (int millis = 1_000; millis < 1_010; millis++) {
            Duration time = Duration.ofMillis(millis);
            FeignSessions sessions =
                    wire.adapter(options -> options.client(client).deadline(time));
            assertThatThrownBy(() -> sessions.list(Wire.USER, Wire.PAGE)).isInstanceOf(ConnectionFailedException.class);
        }

        assertThat(timeouts).hasSize(1);
    }
}
