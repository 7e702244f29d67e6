package dev.sessions.cli;

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

/** Wrong usage: exit code 2, one sentence, and nothing is sent. */
class UsageTest {
    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(FakeSessions.create());

    @ParameterizedTest
    @ValueSource(strings = {"help", "--help", "-h"})
    void helpListsTheCommandsAndTheEnvironment(String line) {
        Run run = Run.embedded(line.split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("  list ", "  revoke ", "  revoke-others ", "  revoke-all ", "  revoke-if ")
                .contains("--version", "--demo", "generate-completion", "WORKOS_API_KEY", "WORKOS_BASE_URL")
                .matches("[ -~\r\n]*");
    }

    @Test
    void eachCommandHasItsOwnHelp() {
        Run help = Run.embedded("help", "revoke-others");

        assertThat(help.out()).startsWith("Usage: sessions revoke-others ").contains("--keep=SESSION");
        assertThat(Run.embedded("revoke-others", "--help")).isEqualTo(help);
        assertThat(help.exitCode()).isZero();
    }

    @Test
    void noArgumentPrintsTheUsageOnTheErrorStream() {
        assertThat(Run.embedded()).isEqualTo(new Run(2, "", Run.embedded("help").out()));
    }

    @Test
    void aCompletionScriptIsGenerated() {
        Run run = Run.embedded("generate-completion");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("#!/usr/bin/env bash").contains("revoke-others", "--users-from");
    }

    @Test
    void anArgumentFileIsNotExpanded() {
        assertWrong(Run.against(server, "revoke", "@README.md", "x"), "Unmatched argument at index 2: 'x'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frobnicate            | Unmatched argument at index 0: 'frobnicate'",
                "list                  | The command needs a USER or more, or --users-from FILE.",
                "revoke                | Missing required parameter: 'SESSION'",
                "list user_1 --jason   | Unknown option: '--jason'",
                "list user_1 --limit   | Missing required parameter for option '--limit' (N)",
                "list user_1 --limit x | Invalid value for option '--limit': 'x' is not an int",
                "list user_1 --limit 0 | A page holds 1 to 100 sessions, so the limit must not be 0.",
                "list user_1 --order x | Invalid value for option '--order': 'x' is not an order: write newest or oldest.",
                "list user_1 --after / | A cursor consists of visible ASCII characters",
                "list user_1 --after session_1 --before session_2 | Error: --after=CURSOR, --before=CURSOR are mutually",
                "revoke session_1 user | Unmatched argument at index 2: 'user'",
                "revoke session_1 --json | Unknown option: '--json'",
                "list ..               | A user id must not be '..'",
                "revoke %2e%2e         | Invalid value for positional parameter at index 0 (SESSION): A session id consists of",
            })
    void wrongUsageIsOneSentence(String line, String sentence) {
        assertWrong(Run.against(server, line.split(" ")), sentence);
    }

    @Test
    void anIdThatIsEmptyOrHoldsALineBreakIsRefused() {
        assertWrong(Run.against(server, "list", ""), "A user id must not be empty");
        assertWrong(
                Run.against(server, "revoke", "session_1\r\nX: y"),
                "Invalid value for positional parameter at index 0 (SESSION): A session id");
    }

    @Test
    void whatWasTypedIsNotRepeatedRaw() {
        assertWrong(Run.against(server, "\u001b[2J\u202e"), "Unmatched argument at index 0: '?[2J?'.");
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
                .matches("[ -~]*\\. See: sessions.* --help");
        assertThat(server.requests()).isZero();
    }
}
