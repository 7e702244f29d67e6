package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.DeadlineExceededException;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.PagingException;
import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/resilience.md} shows exactly the rows that are tested, and the real defaults. */
class ResiliencePageTest {
    private static final String PAGE = text("..", "docs", "resilience.md");

    /** Failures of a whole call, which no single response causes. */
    private static final List<Class<? extends SessionsException>> WITHOUT_A_LINE =
            List.of(DeadlineExceededException.class, CallInterruptedException.class, PagingException.class);

    private static String text(String first, String... more) {
        try {
            return Files.readString(Path.of(first, more));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void itsTableShowsTheTestedRows() {
        List<String> tried = HostileRows.all()
                .map(row -> "| " + row.line() + " | " + words(row, Kind.LIST) + " | " + words(row, Kind.REVOKE) + " | "
                        + again(row) + " |")
                .distinct()
                .toList();

        assertThat(table("| the other side |")).isEqualTo(tried);
    }

    @Test
    void itsTablesForJavaHttpShowTheTestedRows() {
        List<String> different = HostileRows.all()
                .filter(row -> !row.java().possible().isEmpty())
                .map(row -> "| " + row.line() + " | " + javaWords(row, Kind.LIST) + " | " + javaWords(row, Kind.REVOKE)
                        + " |")
                .distinct()
                .toList();
        List<String> resent = HostileRows.all()
                .flatMap(row -> row.java().resent().stream()
                        .map(list -> "| " + row.line() + " | " + list.wordsWithRequests() + " |"))
                .distinct()
                .toList();

        assertThat(table("| the other side, with java.net.http |")).isEqualTo(different);
        assertThat(table("| the other side, with resends |")).isEqualTo(resent);
    }

    @Test
    void itsTableOfClientsIsMeasuredAndStandsAtTheBuilder() {
        List<List<String>> measured =
                Stream.of(MeasuredClient.values()).map(MeasuredClient::cells).toList();

        assertThat(table("| client |"))
                .isEqualTo(measured.stream()
                        .map(cells -> "| " + String.join(" | ", cells) + " |")
                        .toList());
        assertThat(text("src", "main", "java", "dev", "sessions", "feign", "FeignSessionsBuilder.java")
                        .lines()
                        .map(line -> line.replaceFirst("^ *\\* ", ""))
                        .filter(line -> line.startsWith("<tr><td>")))
                .containsExactlyElementsOf(measured.stream()
                        .map(cells -> "<tr><td>" + String.join("</td><td>", cells) + "</td></tr>")
                        .toList());
    }

    @Test
    void everyFailureHasAnAdvice() {
        assertThat(failures())
                .isNotEmpty()
                .allSatisfy(kind -> assertThat(
                                table("| exception |").stream().filter(line -> line.startsWith("| `" + kind + "` |")))
                        .as("%s", kind)
                        .hasSize(1));
    }

    @Test
    void everyReasonToStopHasAnAdvice() {
        List<String> reasons = table("| `retryStop()` |").stream()
                .map(line -> line.split("`", 3)[1])
                .toList();

        assertThat(reasons)
                .containsExactlyElementsOf(
                        Stream.of(RetryStop.values()).map(RetryStop::name).toList());
        assertThat(table("| `retryStop()` |"))
                .allSatisfy(line -> assertThat(line.split(" \\| ")).hasSize(3));
    }

    @Test
    void itStatesTheDefaultsThatHold() {
        RetryOptions retry = RetryOptions.defaults();
        try (FeignSessions sessions = FeignSessions.builder().apiKey("sk_x").build()) {
            assertThat(sessions.retryOptions()).isEqualTo(retry);
            assertThat(table("| option |"))
                    .contains(
                            "| `RetryOptions.maxAttempts`, the first included | " + retry.maxAttempts() + " |",
                            "| `RetryOptions.firstBackoff` | "
                                    + retry.firstBackoff().toMillis() + " ms |",
                            "| `RetryOptions.multiplier` | " + (int) retry.multiplier() + " |",
                            "| `RetryOptions.maxBackoff` | "
                                    + retry.maxBackoff().toSeconds() + " s |",
                            "| `RetryOptions.longestRetryAfter` | "
                                    + retry.longestRetryAfter().toSeconds() + " s |",
                            "| `connectTimeout` | " + sessions.connectTimeout().toSeconds() + " s |",
                            "| `attemptTimeout` | " + sessions.attemptTimeout().toSeconds() + " s |",
                            "| `deadline` | " + sessions.deadline().toSeconds() + " s |",
                            "| `retryBudget` | " + sessions.retryBudget() + " tokens |");
        }
    }

    private static List<String> failures() {
        Stream<String> seen = HostileRows.all()
                .flatMap(row -> Stream.of(Kind.values()).map(row::outcome))
                .map(Outcome::first)
                .filter(result -> result.endsWith("Exception"));
        return Stream.concat(seen, WITHOUT_A_LINE.stream().map(Class::getSimpleName))
                .distinct()
                .toList();
    }

    private static String words(HostileRow row, Kind operation) {
        String words = row.outcome(operation).words();
        boolean repeated =
                operation == Kind.REVOKE && words.equals(row.outcome(Kind.LIST).words());
        return repeated ? "the same" : words;
    }

    private static String again(HostileRow row) {
        String words = Stream.of(Kind.values())
                .map(row::outcome)
                .filter(outcome -> outcome.isFailure(1))
                .map(outcome -> outcome.retrying().words())
                .distinct()
                .collect(Collectors.joining(" or "));
        return words.isEmpty() ? "-" : words;
    }

    private static String javaWords(HostileRow row, Kind operation) {
        List<Outcome> possible = row.java().possible().get(operation);
        return possible == null
                ? "as above"
                : possible.stream().map(Outcome::wordsWithRequests).distinct().collect(Collectors.joining(" or "));
    }

    /** Returns the lines of the table that begins like that, without its head. */
    private static List<String> table(String head) {
        return PAGE.lines()
                .dropWhile(line -> !line.startsWith(head))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();
    }
}
