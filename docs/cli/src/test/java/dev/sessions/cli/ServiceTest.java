package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.SessionsPort;
import dev.sessions.feign.FeignSessions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTest {
    /** A job keeps one pace only if the port below it does not retry. */
    @Test
    void givesAJobAPortThatMakesEachCallOnce() {
        assertThat(List.of(Map.<String, String>of(), Map.of("WORKOS_API_KEY", "sk_x")))
                .allSatisfy(environment -> {
                    try (Service service = Service.chosenBy(environment, false, true)) {
                        assertThat(attempts(service.withoutRetries())).isEqualTo(1);
                        assertThat(attempts(service.sessions())).isGreaterThan(1);
                    }
                });
    }

    private static int attempts(SessionsPort sessions) {
        return ((FeignSessions) sessions).retryOptions().maxAttempts();
    }
}
