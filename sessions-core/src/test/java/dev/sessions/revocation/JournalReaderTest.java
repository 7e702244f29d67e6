package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.BOB;
import static dev.sessions.revocation.Service.results;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report that the lines of a journal lead to. */
class JournalReaderTest {
    @TempDir
    Path folder;

    private RevocationReport load(String text) throws IOException {
        return RevocationReport.load(Files.writeString(folder.resolve("journal.txt"), text));
    }

    @Test
    void aTornLastLineIsLeftOut() throws IOException {
        RevocationReport report = load("# started\nuser_alice s1 not-attempted\nuser_alice s1 revo");

        assertThat(results(report)).containsExactly(Result.NOT_ATTEMPTED);
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
    }

    @Test
    void theLastLineOnAUserCounts() throws IOException {
        RevocationReport report = load(
                "# started\nuser_alice - unknown\nuser_bob - done\nuser_bob b2 not-attempted\nuser_alice - not-listed\n");

        assertThat(report.usersDone()).isEmpty();
        assertThat(report.unknownUsers()).isEmpty();
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE, BOB);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "user_alice s1",
                "user_alice s1 ended",
                "user_alice s1 done",
                "user_alice - ended",
                "user_alice s/1 revoked",
                "user alice s1 revoked",
                "",
                "\u00e4 s1 revoked"
            })
    void aLineThatIsNoneIsNamed(String line) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> load("# started\n" + line + "\nuser_alice s1 revoked\n"))
                .withMessageContaining("journal.txt, line 2 is not a line of a journal");
    }

    @Test
    void aLastLineThatIsNoneIsNamedToo() {
        assertThatIllegalArgumentException().isThrownBy(() -> load("# started\nuser_alice s1 ended\n"));
    }

    @Test
    void aFileThatIsNotThereCannotBeLoaded() {
        assertThatThrownBy(() -> RevocationReport.load(folder.resolve("missing.txt")))
                .isInstanceOf(UncheckedIOException.class);
    }
}
