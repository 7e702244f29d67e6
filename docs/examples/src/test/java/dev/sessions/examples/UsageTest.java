package dev.sessions.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not understood: exit code 2, one sentence, and nothing is sent. */
class UsageTest {
    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(FakeSessions.create());

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h", "list --help", "revoke session_1 --help"})
    void helpNamesEveryCommandAndTheEnvironment(String line) {
        Run run = Run.embedded(line.split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "list USER [--json]", "revoke SESSION", "revoke-others USER --keep SESSION", "revoke-all USER")
                .contains("revoke-if USER", "help", "--version", "--demo", "WORKOS_API_KEY", "WORKOS_BASE_URL");
    }

    @Test
    void noWordAtAllIsAnsweredWithTheUsageOnTheErrorStream() {
        assertThat(Run.embedded()).isEqualTo(new Run(2, "", Usage.TEXT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate            | There is no command 'frobnicate'.",
                "list                  | The command needs a USER.",
                "list --json           | The command needs a USER.",
                "revoke                | The command needs a SESSION.",
                "list user_1 user_2    | The command does not understand 'user_2'.",
                "list user_1 --jason   | The command does not understand '--jason'.",
                "list user_1 --limit   | --limit needs N after it.",
                "list user_1 --limit x | 'x' is no number of sessions: write 1 to 100.",
                "list user_1 --limit 0 | A page holds 1 to 100 sessions, so the limit must not be 0.",
                "list user_1 --order x | 'x' is no order: write newest or oldest.",
                "list user_1 --after / | A cursor consists of visible ASCII characters",
                "list user_1 --after session_1 --before session_2 | A page comes after a cursor or before one",
                "revoke session_1 user | The command does not understand 'user'.",
                "revoke session_1 --json | The command does not understand '--json'.",
                "list ..               | A user id must not be '..', which names a folder in a path.",
                "list a/b              | A user id consists of visible ASCII characters",
                "list a?b              | A user id consists of visible ASCII characters",
                "revoke %2e%2e         | A session id consists of visible ASCII characters",
            })
    void wrongUsageIsToldInOneSentence(String line, String sentence) {
        assertWrong(Run.against(server, line.split(" ")), sentence);
    }

    @Test
    void anIdThatIsEmptyOrHoldsALineBreakIsRefused() {
        assertWrong(Run.against(server, "list", ""), "A user id must not be empty or blank.");
        assertWrong(Run.against(server, "revoke", "session_1\r\nX: y"), "A session id consists of visible ASCII");
    }

    @Test
    void whatWasTypedIsNotRepeatedRaw() {
        assertWrong(Run.against(server, "\u001b[2J\u202e"), "There is no command '?[2J?'.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "not a url                  | WORKOS_BASE_URL is not a web address.",
                "api.workos.com             | The base URL must be absolute",
                "ftp://api.workos.com       | The base URL must be absolute",
                "http://api.workos.com      | The base URL must begin with https",
                "https://me:pass@localhost  | The base URL must not hold a user name or password.",
                "https://localhost/?x=y     | The base URL must not hold a query",
            })
    void anAddressThatCannotBeUsedIsWrongUsage(String address, String sentence) {
        Run run = Run.in(Map.of("WORKOS_BASE_URL", address, "WORKOS_API_KEY", "sk_x"), "list", "user_1");

        assertWrong(run, sentence);
        assertThat(run.err()).doesNotContain("pass@", "()");
    }

    @Test
    void aKeyThatCannotBeOneIsWrongUsageAndNotShown() {
        Run run = Run.in(Map.of("WORKOS_API_KEY", "sk_secret with space"), "list", "user_1");

        assertWrong(run, "The API key must consist of visible ASCII characters");
        assertThat(run.err()).doesNotContain("secret with");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"list user_1", "revoke session_1", "revoke-all user_1 --yes", "revoke-all user_1 --dry-run"})
    void anEmptyKeyIsWrongUsage(String line) {
        for (String key : List.of("", " ")) {
            assertWrong(Run.in(Map.of("WORKOS_API_KEY", key), line.split(" ")), "WORKOS_API_KEY is empty: set it");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revoke session_1",
                "revoke-others user_1 --keep session_1",
                "revoke-all user_1 --yes",
                "revoke-all user_1 --dry-run",
                "revoke-if user_1 --impersonated"
            })
    void noKeyIsWrongUsageForWhatEndsSessions(String line) {
        Run run = Run.in(Map.of(), line.split(" "));

        assertWrong(run, "WORKOS_API_KEY is not set, so no session can end: set it");
        assertThat(run.err()).contains("add --demo");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        Run run = Run.in(Map.of("WORKOS_API_KEY", ""), "--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).matches("sessions \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void anAddressWithoutAKeyIsWrongUsage() {
        Run run = Run.in(Map.of("WORKOS_BASE_URL", server.baseUrl().toString()), "list", "user_1");

        assertWrong(run, "WORKOS_BASE_URL is set but WORKOS_API_KEY is not");
    }

    private void assertWrong(Run run, String sentence) {
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith(sentence)
                .matches("[ -~]*");
        assertThat(server.requests()).isZero();
    }
}
