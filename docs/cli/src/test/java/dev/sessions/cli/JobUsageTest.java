package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong usage of a command that ends many sessions: exit code 2, one sentence, and nothing is sent. */
class JobUsageTest {
    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(FakeSessions.create());

    @TempDir
    private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("users"), "user_1\n");
        Files.writeString(folder.resolve("empty"), "# none yet\n\n");
        Files.writeString(folder.resolve("bad"), "# users\nuser_1\n\nuser/2\n");
        Files.writeString(folder.resolve("csv"), "user_1\nuser_2,Bob\n");
        Files.writeString(folder.resolve("quoted"), "\"user_1\"\n");
        Files.writeString(folder.resolve("spaced"), "user_1 Bob\n");
        Files.writeString(folder.resolve("report"), "# started\n# finished\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "revoke-others user_1                      | Missing required option: '--keep=SESSION'",
                "revoke-others user_1 --keep               | Missing required parameter for option '--keep' (SESSION)",
                "revoke-others user_1 --keep --yes         | Expected parameter for option '--keep' but found '--yes'",
                "revoke-others --keep session_1            | Missing required parameter: 'USER'",
                "revoke-others user_1 --keep a/b           | Invalid value for option '--keep': A session id",
                "revoke-others user_1 --keep s --keep t    | option '--keep' (SESSION) should be specified only once",
                "revoke-others user_1 user_2 --keep s      | Unmatched argument at index 2: 'user_2'",
                "revoke-all                                | The command needs a USER or more, or --users-from FILE.",
                "revoke-all --yes                          | The command needs a USER or more, or --users-from FILE.",
                "revoke-all user_1 ..                      | A user id must not be '..'",
                "revoke-all user_1 --dry-rum               | Unknown option: '--dry-rum'",
                "revoke-all user_1 --impersonated          | Unknown option: '--impersonated'",
                "revoke-all --users-from                   | Missing required parameter for option '--users-from' (FILE)",
                "revoke-all user_1 --users-from DIR/users  | Users are arguments or come from a file, not both: leave out user_1 or",
                "revoke-all --users-from DIR/none          | The users cannot be read from DIR/none: there is no such file.",
                "revoke-all --users-from DIR               | The users cannot be read from DIR: it is a folder.",
                "revoke-all --users-from DIR/empty         | There is no user in DIR/empty: it needs one on each line",
                "revoke-all --users-from DIR/bad           | Line 4 of DIR/bad is not a user: A user id consists of",
                "revoke-all --users-from DIR/csv           | Line 2 of DIR/csv is not a user: it looks like CSV.",
                "revoke-all --users-from DIR/quoted        | Line 1 of DIR/quoted is not a user: it looks like CSV.",
                "revoke-all --users-from DIR/spaced        | Line 1 of DIR/spaced is not a user: it looks like CSV.",
                "revoke-all user_1 --report DIR/report     | The report DIR/report is there already: name another file, or",
                "revoke-all user_1 --report DIR/no/report  | The report DIR/no/report cannot be written: its folder is missing",
                "revoke-all user_1 --resume DIR/none       | The report DIR/none cannot be read: there is no such file.",
                "revoke-all user_1 --resume DIR            | The report DIR cannot be read: it is a folder.",
                "revoke-all user_1 --resume DIR/bad        | DIR/bad, line 1 is not a line of a journal",
                "revoke-if user_1                          | Error: Missing required argument(s): ([--impersonated] [--org",
                "revoke-if --impersonated                  | The command needs a USER or more, or --users-from FILE.",
                "revoke-if user_1 --organization a/b       | Invalid value for option '--organization': An organization id",
                "revoke-if user_1 --older-than 30          | Invalid value for option '--older-than': '30' is not an age: write a",
                "revoke-if user_1 --older-than 9999999d    | Invalid value for option '--older-than': '9999999d' is not",
            })
    void wrongUsageIsOneSentence(String line, String sentence) {
        Run run = Run.against(server, line.replace("DIR", folder.toString()).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .startsWith(sentence.replace("DIR", folder.toString()))
                .contains(". See: sessions revoke-");
        assertThat(server.requests()).isZero();
    }

    @Test
    void nothingIsWrittenEither() throws IOException {
        Run.against(
                server, "revoke-all", "a/b", "--report", folder.resolve("new").toString());

        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(Files.readString(folder.resolve("report"))).isEqualTo("# started\n# finished\n");
    }
}
