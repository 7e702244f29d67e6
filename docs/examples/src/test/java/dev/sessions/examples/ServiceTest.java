package dev.sessions.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.feign.FeignSessions;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceTest {
    private static final List<Map<String, String>> ENVIRONMENTS = List.of(Map.of(), Map.of("WORKOS_API_KEY", "sk_x"));

    /** A job slows down as one only if nothing below it asks again on its own. */
    @Test
    void givesAJobAPortThatMakesEachCallOnce() {
        Command list = Command.parse(List.of("list", "user_1"), InputStream.nullInputStream(), System.err);
        assertThat(ENVIRONMENTS).allSatisfy(environment -> {
            try (Service service = Service.chosenBy(environment, list)) {
                assertThat(attempts(service.withoutRetries())).isEqualTo(1);
                assertThat(attempts(service.sessions())).isGreaterThan(1);
            }
        });
    }

    private static int attempts(Object sessions) {
        return ((FeignSessions) sessions).retryOptions().maxAttempts();
    }
}
