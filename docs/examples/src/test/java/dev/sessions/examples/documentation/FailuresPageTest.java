package dev.sessions.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The page of failures has every kind. The tests of the core check its statuses and whether a kind is retryable. */
class FailuresPageTest {
    @Test
    void namesEveryKindOfFailure() {
        String page = Project.text("docs/failures.md");
        List<String> kinds = Project.publishedSources().stream()
                .map(source -> source.getFileName().toString().replace(".java", ""))
                .filter(name -> name.endsWith("Exception") && !name.equals("SessionsException"))
                .toList();

        assertThat(kinds)
                .contains("RevocationIncompleteException")
                .allSatisfy(kind -> assertThat(page).contains("| `" + kind + "` | "));
    }
}
