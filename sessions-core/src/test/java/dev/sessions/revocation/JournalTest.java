package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.BOB;
import static dev.sessions.revocation.Service.session;
import static dev.sessions.revocation.Service.status;
import static dev.sessions.revocation.Service.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.UserId;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as lines in a file: written as things happen, and resumed. */
class JournalTest extends JournaledJob {
    private static final UserId UNKNOWN = user("user_unknown");

    @Test
    void everyOutcomeIsALine() {
        service.with(ALICE, "s1", "s2")
                .with(BOB, "b1")
                .failing("s2", status(409))
                .failing("user_bob", status(409));

        builder.build().revokeAll(List.of(ALICE, BOB, UNKNOWN));

        assertThat(lines())
                .containsExactly(
                        "# started",
                        "user_alice s1 not-attempted",
                        "user_alice s2 not-attempted",
                        "user_alice s1 revoked",
                        "user_alice s2 failed",
                        "user_bob - not-listed",
                        "user_unknown - unknown",
                        "# finished");
    }

    @Test
    void aLineIsThereBeforeTheNextCall() {
        List<String> seen = new ArrayList<>();
        service.with(ALICE, "s1", "s2").on("revoke s2", () -> seen.addAll(lines()));

        builder.build().revokeAll(ALICE);

        assertThat(seen).endsWith("user_alice s1 revoked");
    }

    @Test
    void whatIsReadBackIsTheReport() {
        service.with(ALICE, "s1", "s2")
                .with(BOB, "b1")
                .failing("s2", status(409))
                .failing("user_bob", status(409));

        RevocationReport report = builder.build().revokeAll(List.of(ALICE, BOB, UNKNOWN));

        RevocationReport loaded = loaded();
        assertThat(loaded).isEqualTo(report).hasSameHashCodeAs(report);
        assertThat(loaded.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
        assertThat(loaded.unknownUsers()).containsExactly(UNKNOWN);
        assertThat(loaded).doesNotMatch(RevocationReport::complete, "complete");
    }

    @Test
    void aJobThatStoppedIsNot() {
        service.with(ALICE, "s1").failing("user_alice", status(401));

        builder.build().revokeAll(ALICE);

        assertThat(lines()).doesNotContain("# finished");
        assertThat(loaded()).doesNotMatch(RevocationReport::complete, "complete");
    }

    /** Wherever a kill tears the file, the lines before count, and the next run resumes from there. */
    @Test
    void aJournalCanBeTornAnywhereAndGoneOnWith() throws IOException {
        service.with(ALICE, "s1", "s2").with(BOB, "b1");
        builder.build().revokeAll(List.of(ALICE, BOB, UNKNOWN));
        String whole = Files.readString(file);

        for (int length = 0; length < whole.length() - 1; length++) {
            Files.writeString(file, whole.substring(0, length));
            RevocationReport earlier = loaded();
            assertThat(earlier).as("after %d characters", length).doesNotMatch(RevocationReport::complete, "complete");

            Service again = new Service().with(ALICE, "s2").with(BOB, "b1");
            SessionRevoker.builder(again)
                    .timekeeper(new Moment())
                    .journal(file)
                    .resume(earlier)
                    .build()
                    .revokeAll(List.of(ALICE, BOB, UNKNOWN));

            RevocationReport both = loaded();
            assertThat(both).as("after %d characters", length).matches(RevocationReport::complete, "complete");
            assertThat(both.usersDone()).containsExactlyInAnyOrder(ALICE, BOB, UNKNOWN);
            assertThat(both.outcomes())
                    .extracting(outcome -> outcome.session().value())
                    .contains("s2", "b1");
        }
    }

    @Test
    void anEmptyFileIsAJournalOfNothing() throws IOException {
        write("");

        assertThat(loaded().outcomes()).isEmpty();
        assertThat(loaded()).doesNotMatch(RevocationReport::complete, "complete");
        assertThat(builder.build().revokeAll(List.of())).matches(RevocationReport::complete, "complete");
    }

    @Test
    void somethingElseIsNotOverwritten() throws IOException {
        write("Dear diary,\ntoday\n");

        assertThatIllegalArgumentException().isThrownBy(() -> builder.build().revokeAll(ALICE));
        assertThat(lines()).containsExactly("Dear diary,", "today");
        assertThat(service.calls()).isEmpty();
    }

    @Test
    void aLineWithoutAnEndIsNoTornJournalUnlessItBeginsLikeOne() throws IOException {
        write("user_alice");

        assertThatIllegalArgumentException().isThrownBy(() -> builder.build().revokeAll(ALICE));
        assertThat(lines()).containsExactly("user_alice");
    }

    @Test
    void aJobWhoseJournalCannotBeWrittenDoesNotBegin() {
        builder.journal(folder.resolve("missing").resolve("journal.txt"));

        assertThatThrownBy(() -> builder.build().revokeAll(ALICE))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("cannot be written");
        assertThat(service.calls()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskStopsTheJobWithItsReason() {
        service.with(ALICE, "s1");

        RevocationReport report = builder.journal(Path.of("/dev/full")).build().revokeAll(ALICE);

        assertThat(report.stoppedBy())
                .containsInstanceOf(UncheckedIOException.class)
                .get()
                .asString()
                .contains("The journal /dev/full cannot be written: No space left on device.");
        assertThat(report.count(Result.NOT_ATTEMPTED)).isOne();
        assertThat(service.revokes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileWhoseFirstLineFailsIsThereToBeResumed(boolean closes) throws IOException {
        write("");
        Journal journal = new Journal(file, true, new FullDisk(closes), "# started\n");

        assertThatThrownBy(() -> journal.session(ALICE, session("s1"), Result.NOT_ATTEMPTED))
                .hasMessage("The journal " + file + " cannot be written: No space left.");
        journal.close();

        assertThat(file).exists();
    }

    private static final class FullDisk extends OutputStream {
        private final boolean closes;

        FullDisk(boolean closes) {
            this.closes = closes;
        }

        @Override
        public void write(int unused) throws IOException {
            throw new IOException("No space left");
        }

        @Override
        public void close() throws IOException {
            if (!closes) {
                throw new IOException("No space left for the rest");
            }
        }
    }

    @Test
    void aJobThatIsRefusedLeavesNoFile() {
        service.with(ALICE, "s1");

        assertThatThrownBy(() -> builder.build().revokeOthers(ALICE, session("s2")))
                .isInstanceOf(KeptSessionMissingException.class);

        assertThat(file).doesNotExist();
    }

    @Test
    void aJobThatIsRefusedLeavesTheFileThatWasThere() throws IOException {
        String before = "# started\nuser_bob b1 revoked\nuser_bob - done\n# finished\n";
        write(before);
        service.with(ALICE, "s1");

        assertThatThrownBy(() -> builder.build().revokeOthers(ALICE, session("s2")))
                .isInstanceOf(KeptSessionMissingException.class);

        assertThat(file).hasContent(before);
        assertThat(loaded()).matches(RevocationReport::complete, "complete");
    }

    @Test
    void aJobWithoutAWorkerLeavesNoFile() {
        SessionRevoker revoker = builder.threads(work -> {
                    throw new IllegalStateException("none");
                })
                .build();

        assertThatThrownBy(() -> revoker.revokeAll(ALICE)).isInstanceOf(IllegalStateException.class);

        assertThat(file).doesNotExist();
    }

    @Test
    void aJobThatIsStoppedBeforeItsFirstCallLeavesAFileToGoOnWith() {
        Thread.currentThread().interrupt();

        RevocationReport report = builder.build().revokeAll(List.of(ALICE));

        assertThat(Thread.interrupted()).as("the flag").isTrue();
        assertThat(service.calls()).isEmpty();
        assertThat(report.stoppedBy()).containsInstanceOf(CallInterruptedException.class);
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
        assertThat(report).doesNotMatch(RevocationReport::complete, "complete");
        assertThat(loaded()).doesNotMatch(RevocationReport::complete, "complete");
    }
}
