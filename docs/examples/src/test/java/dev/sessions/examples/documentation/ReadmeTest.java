package dev.sessions.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.feign.FeignSessions;
import dev.sessions.feign.RetryOptions;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The facts that README and the page of failures state are those of the code. */
class ReadmeTest {
    private final String failures = Project.text("docs/failures.md");

    @Test
    void statesTheDefaultsThatHold() {
        RetryOptions retry = RetryOptions.defaults();
        try (FeignSessions sessions = FeignSessions.builder().apiKey("sk_x").build()) {
            assertThat(sessions.retryOptions()).isEqualTo(retry);
            assertThat(failures)
                    .contains(
                            "| attempts, the first included | " + retry.maxAttempts() + " |",
                            "| a random part of " + retry.firstBackoff().toMillis() + " ms |",
                            "| up to " + (int) retry.multiplier() + " times as long, never over "
                                    + retry.maxBackoff().toSeconds() + " s |",
                            "| " + retry.longestRetryAfter().toSeconds() + " s |",
                            "| " + sessions.connectTimeout().toSeconds() + " s, "
                                    + sessions.attemptTimeout().toSeconds() + " s, "
                                    + sessions.deadline().toSeconds() + " s |");
        }
    }

    @Test
    void namesEveryKindOfFailure() {
        List<String> kinds = Project.publishedSources().stream()
                .filter(source -> source.toString().contains("/failure/"))
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .filter(name -> name.endsWith("Exception") && !name.equals("SessionsException"))
                .toList();

        assertThat(kinds).isNotEmpty().allSatisfy(kind -> assertThat(failures).contains("| `" + kind + "` | "));
    }
}
