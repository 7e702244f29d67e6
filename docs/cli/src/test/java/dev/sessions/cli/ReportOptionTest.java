package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of a job in a file, and the next run that goes on with it. */
class ReportOptionTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    @TempDir
    private Path folder;

    private final UserId alice = UserId.of("user_alice");
    private final UserId bob = UserId.of("user_bob");
    private Path report = Path.of("");

    @BeforeEach
    void signInOnceEach() {
        fake.signIn(alice);
        fake.signIn(bob);
        report = folder.resolve("report.txt");
    }

    private Run run(String... options) {
        return Run.against(server, ("revoke-all user_alice user_bob " + String.join(" ", options)).split(" "));
    }

    /** Leaves a report in which one of the two users is not done. */
    private Run runThatLeavesOne() {
        // Of a named session, because the workers take the two in any order.
        fake.onRevoke(fake.sessionsOf(alice).get(0).id(), Fault.status(409));
        return run("--yes", "--report", report.toString());
    }

    @Test
    void keepsWhatBecameOfEachSession() {
        run("--yes", "--report", report.toString());

        RevocationReport kept = RevocationReport.load(report);
        assertThat(kept.complete()).as("kept report complete").isTrue();
        assertThat(kept.outcomes()).hasSize(2);
    }

    @Test
    void saysHowToGoOn() {
        Run run = runThatLeavesOne();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errLines())
                .last()
                .isEqualTo(
                        "Not complete: to do what is left, give the same command again with --resume " + report + ".");
    }

    @Test
    void doesNotTakeAJobThatIsDoneForTheOneThatIsAskedForNow() {
        run("--yes", "--report", report.toString());
        fake.signIn(alice);

        Run run = run("--yes", "--resume", report.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(report.toString(), "is complete", "leave out --resume");
        assertThat(fake.listAll(alice)).hasSize(1);
    }

    @Test
    void asksAgainForAUserWhoWasUnknown() {
        UserId carol = UserId.of("user_carol");
        Run first = Run.against(server, "revoke-all", "user_alice", "user_carol", "--yes", "--report", report + "");
        fake.signIn(carol);

        Run again = Run.against(server, "revoke-all", "user_alice", "user_carol", "--dry-run", "--resume", report + "");

        assertThat(RevocationReport.load(report).complete()).as("complete").isTrue();
        assertThat(first.exitCode()).isZero();
        assertThat(again.exitCode()).isZero();
        assertThat(again.outLines()).last().asString().startsWith("1 session of 1 user would end");
    }

    @Test
    void aDryRunShowsWhatTheRunBeforeLeftThoughItIsNotListedAnyMore() {
        runThatLeavesOne();
        fake.sessionsOf(alice).forEach(session -> fake.revoke(session.id()));

        Run run = run("--dry-run", "--resume", report.toString());

        assertThat(run.outLines()).first().asString().endsWith(", left by the run before and not listed any more");
        assertThat(run.outLines()).last().asString().startsWith("1 session of 1 user would end");
    }

    @Test
    void goesOnInTheSameFile() {
        runThatLeavesOne();
        int lists = fake.transcript().lists();

        Run run = run("--yes", "--resume", report.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .containsExactly(
                        "before: " + Run.counts(1, 1, "1 done, 1 not done"), Run.counts(1, 0, "1 done, 0 not done"));
        assertThat(fake.transcript().lists()).as("lists of the one user").isEqualTo(lists + 2);
        assertThat(RevocationReport.load(report).complete()).as("complete").isTrue();
        assertThat(RevocationReport.load(report).usersDone()).containsExactlyInAnyOrder(alice, bob);
    }

    @Test
    void goesOnInANewFileThatHoldsTheWhole() throws IOException {
        runThatLeavesOne();
        String before = Files.readString(report);
        Path second = folder.resolve("second.txt");

        Run run = run("--yes", "--resume", report.toString(), "--report", second.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(report).hasContent(before);
        assertThat(RevocationReport.load(second).complete()).as("complete").isTrue();
        assertThat(RevocationReport.load(second).usersDone()).containsExactlyInAnyOrder(alice, bob);
    }

    @Test
    void isNotDoneWhileTheReportHoldsOthersWhoAreNot() {
        fake.onRevoke(1, Fault.status(401));
        run("--yes", "--report", report.toString());
        RevocationReport left = RevocationReport.load(report);
        fake.signIn(UserId.of("user_carol"));

        Run run = Run.against(server, "revoke-all", "user_carol", "--yes", "--resume", report.toString());

        assertThat(left.complete()).as("left report complete").isFalse();
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.outLines()).last().asString().startsWith("1 revoked, 0 not found, 0 still listed, 0 failed");
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("holds other users who are not done", "with --resume " + report);
    }

    @Test
    void leavesNoCopyOfTheReportOfAJobThatIsRefused() {
        // Both users are left, because a job does not list a user who is done.
        fake.onRevoke(2, Fault.status(409));
        runThatLeavesOne();
        Path second = folder.resolve("second.txt");

        Run run = Run.against(
                server,
                "revoke-others",
                "user_alice",
                "--keep",
                "session_other",
                "--yes",
                "--resume",
                report.toString(),
                "--report",
                second.toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(second).doesNotExist();
    }

    @Test
    void saysThatAnotherJobWritesToTheReport() throws IOException {
        runThatLeavesOne();
        try (FileOutputStream other = new FileOutputStream(report.toFile(), true)) {
            FileLock unused = other.getChannel().lock(Long.MAX_VALUE - 1, 1, false);

            Run run = run("--yes", "--resume", report.toString());

            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errLines()).singleElement().asString().startsWith("Another job writes to the journal");
        }
    }

    @Test
    void mayNameTheSameFileTwice() {
        runThatLeavesOne();
        Path same = folder.resolve("x").resolve("..").resolve("report.txt");

        assertThat(run("--yes", "--resume", report.toString(), "--report", same.toString())
                        .exitCode())
                .isZero();
    }

    @Test
    void looksOnlyAtThoseWhoAreLeftBeforeItAsks() {
        runThatLeavesOne();
        Session late = fake.signIn(fake.listAll(alice).isEmpty() ? bob : alice);

        Run dry = run("--dry-run", "--resume", report.toString());
        Run unconfirmed = run("--resume", report.toString());

        assertThat(dry.out())
                .contains("2 sessions of 1 user would end", late.id().value());
        assertThat(unconfirmed.err()).startsWith("2 sessions of 1 user would end: add --yes");
    }

    @Test
    void writesNothingWhenNothingIsEnded() {
        run("--report", report.toString());
        run("--report", report.toString(), "--dry-run");

        assertThat(report).doesNotExist();
    }

    @Test
    void aFileThatCannotBeCreatedIsAFailureBeforeTheFirstCall() {
        Run run = run("--yes", "--report", folder.resolve("x".repeat(300)).toString());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines()).singleElement().asString().startsWith("The journal ");
        assertThat(fake.transcript().calls()).isZero();
    }
}
