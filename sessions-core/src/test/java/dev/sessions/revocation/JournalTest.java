package dev.sessions.revocation;

import static dev.sessions.revocation.Service.answered;
import static dev.sessions.revocation.Service.session;
import static dev.sessions.revocation.Service.user;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.UserId;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report as lines in a file: written as things happen, read back even when torn, and gone on with. */
class JournalTest {
    private static final UserId ALICE = user("user_alice");
    private static final UserId BOB = user("user_bob");
    private static final UserId NOBODY = user("user_nobody");

    @TempDir
    Path folder;

    private Path file;
    private final Service service = new Service();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment()).concurrency(1);

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("journal.txt");
        builder.journal(file);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void oneIsWrittenByOneJobAtATime() {
        service.with(ALICE, "s1");
        List<Throwable> refused = new ArrayList<>();
        service.onCall(call -> refused.add(catchThrowable(() -> builder.build().revokeAll(BOB))));

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(refused)
                .isNotEmpty()
                .allSatisfy(failure -> assertThat(failure)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContainingAll("Another job writes to the journal", file.toString()));
        assertThat(report.complete()).isTrue();
        assertThat(lines()).filteredOn(line -> line.equals("# started")).hasSize(1);
        assertThat(builder.build().revokeAll(ALICE).complete()).isTrue();
    }

    /** The lock must outlive the reading of what is in the file. */
    @Test
    void aJobOfAnotherProcessIsRefusedToo() throws IOException {
        write("# started\n");
        service.with(ALICE, "s1");
        List<String> said = new ArrayList<>();
        service.onCall(call -> said.add(OtherProcess.run(file)));

        builder.build().revokeAll(ALICE);

        assertThat(said).isNotEmpty().allMatch(text -> text.contains("Another job writes to the journal"));
        assertThat(OtherProcess.run(file)).isEqualTo("complete: true");
    }

    /** A job without users, in a Java of its own. */
    static final class OtherProcess {
        private OtherProcess() {}

        public static void main(String... file) {
            try {
                SessionRevoker revoker = SessionRevoker.builder(new Service())
                        .resume(Path.of(file[0]))
                        .build();
                System.out.print("complete: " + revoker.revokeAll(List.of()).complete());
            } catch (IllegalArgumentException e) {
                System.out.print(e.getMessage());
            }
        }

        static String run(Path file) {
            try {
                Process process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-cp",
                                home(SessionRevoker.class) + File.pathSeparator + home(Service.class),
                                OtherProcess.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
                return new String(process.getInputStream().readAllBytes(), UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Path home(Class<?> type) {
            return Path.of(URI.create(
                    type.getProtectionDomain().getCodeSource().getLocation().toString()));
        }
    }

    @Test
    void everyOutcomeIsALine() {
        service.with(ALICE, "s1", "s2")
                .with(BOB, "b1")
                .failing("s2", answered(409))
                .failing("user_bob", answered(409));

        builder.build().revokeAll(List.of(ALICE, BOB, NOBODY));

        assertThat(lines())
                .containsExactly(
                        "# started",
                        "user_alice s1 not-attempted",
                        "user_alice s2 not-attempted",
                        "user_alice s1 revoked",
                        "user_alice s2 failed",
                        "user_bob - not-listed",
                        "user_nobody - unknown",
                        "# finished");
    }

    @Test
    void aLineIsThereBeforeTheNextCall() {
        List<String> seen = new ArrayList<>();
        service.with(ALICE, "s1", "s2").onCall(call -> {
            if (call.equals("revoke s2")) {
                seen.addAll(lines());
            }
        });

        builder.build().revokeAll(ALICE);

        assertThat(seen).endsWith("user_alice s1 revoked");
    }

    @Test
    void whatIsReadBackIsTheReport() {
        service.with(ALICE, "s1", "s2")
                .with(BOB, "b1")
                .failing("s2", answered(409))
                .failing("user_bob", answered(409));

        RevocationReport report = builder.build().revokeAll(List.of(ALICE, BOB, NOBODY));

        RevocationReport loaded = RevocationReport.load(file);
        assertThat(loaded).isEqualTo(report).hasSameHashCodeAs(report);
        assertThat(loaded.outcomes())
                .allSatisfy(outcome -> assertThat(outcome.failure()).isEmpty());
        assertThat(loaded.unknownUsers()).containsExactly(NOBODY);
        assertThat(loaded.complete()).isFalse();
    }

    @Test
    void aCompleteJobIsReadBackAsComplete() {
        service.with(ALICE, "s1");

        builder.build().revokeAll(ALICE);

        assertThat(RevocationReport.load(file).complete()).isTrue();
    }

    @Test
    void aJobThatStoppedIsNot() {
        service.with(ALICE, "s1").failing("user_alice", answered(401));

        builder.build().revokeAll(ALICE);

        assertThat(lines()).doesNotContain("# finished");
        assertThat(RevocationReport.load(file).complete()).isFalse();
    }

    @Test
    void aTornLastLineIsLeftOut() throws IOException {
        write("# started\nuser_alice s1 not-attempted\nuser_alice s1 revo");

        RevocationReport report = RevocationReport.load(file);

        assertThat(report.outcomes()).extracting(RevocationOutcome::result).containsExactly(Result.NOT_ATTEMPTED);
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
    }

    /** Wherever a kill tears the file, what is whole before it counts, and the next run goes on from there. */
    @Test
    void aJournalCanBeTornAnywhereAndGoneOnWith() throws IOException {
        service.with(ALICE, "s1", "s2").with(BOB, "b1");
        builder.build().revokeAll(List.of(ALICE, BOB, NOBODY));
        String whole = Files.readString(file);

        for (int length = 0; length < whole.length() - 1; length++) {
            Files.writeString(file, whole.substring(0, length));
            RevocationReport earlier = RevocationReport.load(file);
            assertThat(earlier.complete()).as("after %d characters", length).isFalse();

            Service again = new Service().with(ALICE, "s2").with(BOB, "b1");
            SessionRevoker.builder(again)
                    .timekeeper(new Moment())
                    .journal(file)
                    .resume(earlier)
                    .build()
                    .revokeAll(List.of(ALICE, BOB, NOBODY));

            RevocationReport both = RevocationReport.load(file);
            assertThat(both.complete()).as("after %d characters", length).isTrue();
            assertThat(both.usersDone()).containsExactlyInAnyOrder(ALICE, BOB, NOBODY);
            assertThat(both.outcomes())
                    .extracting(outcome -> outcome.session().value())
                    .contains("s2", "b1");
        }
    }

    @Test
    void theLastWordOnAUserCounts() throws IOException {
        write("# started\nuser_alice - unknown\nuser_bob - done\nuser_bob b2 not-attempted\nuser_alice - not-listed\n");

        RevocationReport report = RevocationReport.load(file);

        assertThat(report.usersDone()).isEmpty();
        assertThat(report.unknownUsers()).isEmpty();
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE, BOB);
    }

    @Test
    void anEmptyFileIsAJournalOfNothing() throws IOException {
        write("");

        assertThat(RevocationReport.load(file).outcomes()).isEmpty();
        assertThat(RevocationReport.load(file).complete()).isFalse();
        assertThat(builder.build().revokeAll(List.of()).complete()).isTrue();
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
    void aLineThatIsNoneIsNamed(String line) throws IOException {
        write("# started\n" + line + "\nuser_alice s1 revoked\n");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RevocationReport.load(file))
                .withMessageContaining("journal.txt, line 2 is not a line of a journal");
    }

    @Test
    void aLastLineThatIsNoneIsNamedToo() throws IOException {
        write("# started\nuser_alice s1 ended\n");

        assertThatIllegalArgumentException().isThrownBy(() -> RevocationReport.load(file));
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
        assertThat(RevocationReport.load(file).complete()).isTrue();
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

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.complete()).isFalse();
        assertThat(RevocationReport.load(file).complete()).isFalse();
    }

    @Test
    void aFileThatIsNotThereCannotBeLoaded() {
        assertThatThrownBy(() -> RevocationReport.load(file)).isInstanceOf(UncheckedIOException.class);
    }
}
