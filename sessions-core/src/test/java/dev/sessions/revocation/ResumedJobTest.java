package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.BOB;
import static dev.sessions.revocation.Service.results;
import static dev.sessions.revocation.Service.session;
import static dev.sessions.revocation.Service.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.failure.SessionNotOwnedException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run with the report of a previous run does what is left. */
class ResumedJobTest extends JournaledJob {
    @Test
    void theNextRunDoesWhatIsLeft() {
        service.with(ALICE, "s1", "s2", "s3").with(BOB, "b1").failing("s2", status(401));
        RevocationReport first = builder.build().revokeAll(List.of(ALICE, BOB));
        int before = service.calls().size();

        RevocationReport second = builder.resume(first).build().revokeAll(List.of(ALICE, BOB));

        assertThat(second).matches(RevocationReport::complete, "complete");
        assertThat(service.calls().subList(before, service.calls().size()))
                .doesNotContain("revoke s1")
                .contains("revoke s2", "revoke s3", "revoke b1");
        RevocationReport both = loaded();
        assertThat(both).matches(RevocationReport::complete, "complete");
        assertThat(both.count(Result.REVOKED)).isEqualTo(4);
    }

    @Test
    void usersThatAreDoneAreLeftAlone() {
        service.with(ALICE, "s1").with(BOB, "b1").failing("b1", status(409));
        RevocationReport first = builder.build().revokeAll(List.of(ALICE, BOB));
        int before = service.calls().size();

        RevocationReport second = builder.resume(first).build().revokeAll(List.of(ALICE, BOB));

        assertThat(service.calls().subList(before, service.calls().size()))
                .containsExactly("list user_bob", "revoke b1", "list user_bob");
        assertThat(second.usersDone()).containsExactly(BOB);
    }

    /** The key may have been for another environment. */
    @Test
    void unknownUsersAreListedAgain() {
        RevocationReport first = builder.build().revokeAll(List.of(ALICE, BOB));
        service.with(ALICE, "s1").with(BOB);

        RevocationReport second = builder.resume(first).build().revokeAll(List.of(ALICE, BOB));

        assertThat(first).matches(RevocationReport::complete, "complete");
        assertThat(first.unknownUsers()).containsExactly(ALICE, BOB);
        assertThat(service.revokes()).containsExactly("revoke s1");
        assertThat(second.usersDone()).containsExactlyInAnyOrder(ALICE, BOB);
        assertThat(loaded().unknownUsers()).isEmpty();
        assertThat(loaded()).matches(RevocationReport::complete, "complete");
    }

    @Test
    void whatWasLeftIsRevokedEvenIfItIsNotListedAnyMore() throws IOException {
        // The previous run may have been killed between the revoke and its line.
        write("# started\nuser_alice s1 not-attempted\n");
        service.with(ALICE);

        RevocationReport report = builder.resume(loaded()).build().revokeAll(ALICE);

        assertThat(results(report)).containsExactly(Result.NOT_FOUND);
        assertThat(loaded()).matches(RevocationReport::complete, "complete");
    }

    @Test
    void whatAnEarlierRunChoseIsNotChosenAnew() throws IOException {
        // The session may not match any more, for example after a change of its organization.
        write("# started\nuser_alice s1 revoked\nuser_alice s2 failed\nuser_alice s3 not-attempted\n");
        service.with(ALICE, "s2", "s3", "s4");

        RevocationReport report = builder.resume(loaded()).build().revokeIf(ALICE, session -> false);

        assertThat(service.revokes()).containsExactly("revoke s2", "revoke s3");
        assertThat(report).matches(RevocationReport::complete, "complete");
        assertThat(loaded()).matches(RevocationReport::complete, "complete");
    }

    @Test
    void aUserOfWhomAnEarlierRunLeftSomethingIsNotDone() throws IOException {
        write("# started\nuser_alice s1 not-attempted\nuser_alice - done\n# finished\n");
        service.with(ALICE, "s1");

        builder.resume(loaded()).build().revokeAll(ALICE);

        assertThat(service.revokes()).containsExactly("revoke s1");
    }

    @Test
    void aSessionThatIsToBeKeptNowIsNotRevokedBecauseItWasLeft() throws IOException {
        write("# started\nuser_alice s1 not-attempted\nuser_alice s2 not-attempted\n");
        service.with(ALICE, "s1", "s2");

        RevocationReport report = builder.resume(loaded()).build().revokeOthers(ALICE, session("s1"));

        assertThat(service.left(ALICE)).containsExactly("s1");
        // The file holds a job that was to revoke the session.
        assertThat(report).doesNotMatch(RevocationReport::complete, "complete");
        assertThat(report.count(Result.NOT_ATTEMPTED)).isEqualTo(1);
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
        assertThat(loaded().usersDone()).isEmpty();
    }

    @Test
    void aSessionThatIsGoneIsNotRevokedAgain() throws IOException {
        write("# started\nuser_alice s1 revoked\nuser_alice s2 failed\n");
        service.with(ALICE, "s1", "s2");

        builder.resume(loaded()).extraPasses(0).build().revokeAll(ALICE);

        assertThat(service.revokes()).containsExactly("revoke s2");
    }

    @ParameterizedTest
    @CsvSource({"failed, NOT_FOUND, 1", "not-attempted, NOT_FOUND, 1", "revoked, REVOKED, 0"})
    void oneSessionThatWasTheUsersInTheRunBeforeNeedNotBeListedAnyMore(String before, Result result, int revokes)
            throws IOException {
        write("# started\nuser_alice s1 " + before + "\n");
        service.with(ALICE);

        builder.resume(loaded()).build().revoke(ALICE, session("s1"));

        assertThat(service.revokes()).hasSize(revokes);
        RevocationReport both = loaded();
        assertThat(results(both)).containsExactly(result);
        assertThat(both).matches(RevocationReport::complete, "complete");
    }

    @Test
    void oneSessionThatWasAnotherUsersInTheRunBeforeIsStillRefused() throws IOException {
        write("# started\nuser_bob s1 failed\nuser_bob s2 revoked\n");
        service.with(ALICE);
        SessionRevoker revoker = builder.resume(loaded()).build();

        assertThatThrownBy(() -> revoker.revoke(ALICE, session("s1"))).isInstanceOf(SessionNotOwnedException.class);
        assertThatThrownBy(() -> revoker.revoke(ALICE, session("s2"))).isInstanceOf(SessionNotOwnedException.class);
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void aJournalIsReadWhenTheJobBegins() {
        service.with(ALICE, "s1").with(BOB, "b1").failing("b1", status(409));
        SessionRevoker first = builder.resume(file).build();
        SessionRevoker second = builder.resume(file).build();

        first.revokeAll(List.of(ALICE, BOB));
        assertThat(second.plan(BOB, session -> false).sessions()).hasSize(1);
        RevocationReport rest = second.revokeAll(List.of(ALICE, BOB));

        assertThat(service.revokes()).containsExactly("revoke s1", "revoke b1", "revoke b1");
        assertThat(rest.usersDone()).containsExactly(BOB);
        RevocationReport both = loaded();
        assertThat(both).matches(RevocationReport::complete, "complete");
        assertThat(both.count(Result.REVOKED)).as("not overwritten").isEqualTo(2);
    }

    @Test
    void ofAReportAndAJournalToResumeTheLastOneCounts() throws IOException {
        write("# started\nuser_alice - done\n");
        service.with(ALICE, "s1");
        RevocationReport nothing = RevocationReport.load(Files.createFile(folder.resolve("empty.txt")));

        assertThat(builder.resume(nothing).resume(file).build().revokeAll(ALICE).outcomes())
                .isEmpty();
        assertThat(builder.resume(file).resume(nothing).build().revokeAll(ALICE).outcomes())
                .hasSize(1);
        service.with(ALICE, "s2");
        assertThat(builder.resume(file).journal(file).build().revokeAll(ALICE).outcomes())
                .hasSize(1);
    }
}
