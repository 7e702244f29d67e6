package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.BOB;
import static dev.sessions.revocation.Service.session;
import static dev.sessions.revocation.Service.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.Session;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.failure.SessionNotOwnedException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A list that holds sessions of another user, as a cache or a proxy with a wrong key sends it. */
class ForeignSessionsTest {
    private final Service service =
            new Service().with(ALICE, Stream.of(own("s1"), template(BOB, "b1").build(), own("s2"), own("s3")));
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment()).concurrency(1);

    private static Session own(String id) {
        return template(ALICE, id).build();
    }

    private static boolean isAlices(Session session) {
        assertThat(session.userId()).as("what reaches the predicate").isEqualTo(ALICE);
        return true;
    }

    static Stream<Function<SessionRevoker, RevocationReport>> jobs() {
        return Stream.of(
                revoker -> revoker.revokeAll(ALICE),
                revoker -> revoker.revokeOthers(ALICE, session("s3")),
                revoker -> revoker.revokeIf(ALICE, ForeignSessionsTest::isAlices),
                revoker -> revoker.revokeAll(List.of(ALICE)),
                revoker -> revoker.revokeAll(Stream.of(ALICE)),
                revoker -> revoker.revokeIf(Stream.of(ALICE), ForeignSessionsTest::isAlices));
    }

    @ParameterizedTest
    @MethodSource("jobs")
    void noJobRevokesThemAndTheUserIsNotDone(Function<SessionRevoker, RevocationReport> job, @TempDir Path folder) {
        Path journal = folder.resolve("journal.txt");

        RevocationReport report = job.apply(builder.journal(journal).build());

        assertThat(service.revokes()).contains("revoke s1", "revoke s2").doesNotContain("revoke b1");
        assertThat(report.outcomes()).allMatch(outcome -> outcome.result() == Result.REVOKED);
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
        assertThat(report.usersNotDone().get(ALICE))
                .get()
                .isInstanceOf(SessionNotOwnedException.class)
                .asString()
                .contains("user_alice", "b1", "user_bob");
        assertThat(report.stoppedBy()).isEmpty();
        assertThat(report).doesNotMatch(RevocationReport::complete, "complete");
        assertThat(RevocationReport.load(journal)).isEqualTo(report);
    }

    @Test
    void oneThatIsListedAsBothUsersIsLeftAlone() {
        Session asBobs = own("s1").toBuilder().userId(BOB).build();
        service.with(ALICE, Stream.of(asBobs));

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(service.revokes()).containsExactly("revoke s2", "revoke s3");
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
    }

    @Test
    void oneSessionOfTheUserCanStillBeRevoked() {
        assertThat(builder.build().revoke(ALICE, session("s2"))).matches(RevocationReport::complete, "complete");
        assertThat(service.revokes()).containsExactly("revoke s2");
    }

    @Test
    void aPlanLeavesThemOutAndNamesTheFailure() {
        for (RevocationPlan plan : List.of(
                builder.build().plan(ALICE, ForeignSessionsTest::isAlices),
                builder.build().planOthers(ALICE, session("s3")))) {
            assertThat(plan.sessions())
                    .extracting(each -> each.id().value())
                    .contains("s1", "s2")
                    .doesNotContain("b1");
            assertThat(plan.failure())
                    .get()
                    .isInstanceOf(SessionNotOwnedException.class)
                    .asString()
                    .contains("user_alice", "user_bob");
            assertThat(plan.toString()).endsWith(", SessionNotOwnedException]");
        }
    }

    @Test
    void aSessionToKeepThatIsAnotherUsersIsMissing() {
        SessionRevoker revoker = builder.build();

        assertThatThrownBy(() -> revoker.revokeOthers(ALICE, session("b1")))
                .isInstanceOf(KeptSessionMissingException.class);
        assertThatThrownBy(() -> revoker.planOthers(ALICE, session("b1")))
                .isInstanceOf(KeptSessionMissingException.class);
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void theyEndInTheNameOfTheirOwnUser() {
        service.with(BOB, "b1");

        RevocationReport report = builder.build().revokeAll(List.of(ALICE, BOB));

        assertThat(report.outcomes()).contains(RevocationOutcome.of(BOB, session("b1"), Result.REVOKED));
        assertThat(report.usersDone()).containsExactly(BOB);
    }

    @Test
    void aJobThatStopsAtTheFirstFailureStopsThere() {
        RevocationReport report =
                builder.stopPolicy(StopPolicy.AT_FIRST_FAILURE).build().revokeAll(ALICE);

        assertThat(report.count(Result.NOT_ATTEMPTED)).isEqualTo(3);
        assertThat(report.stoppedBy()).containsInstanceOf(SessionNotOwnedException.class);
    }

    @Test
    void oneThatAnEarlierRunLeftEndsInTheNameOfItsOwnUserAlone(@TempDir Path folder) throws IOException {
        Path journal = Files.writeString(folder.resolve("journal.txt"), "# started\nuser_alice b1 not-attempted\n");
        SessionRevoker resumed = builder.resume(RevocationReport.load(journal)).build();

        assertThat(resumed.revokeAll(ALICE)).doesNotMatch(RevocationReport::complete, "complete");
        assertThatThrownBy(() -> resumed.revoke(ALICE, session("b1"))).isInstanceOf(SessionNotOwnedException.class);
        assertThat(service.revokes()).doesNotContain("revoke b1");

        service.with(BOB, "b1");
        assertThat(resumed.revokeAll(List.of(ALICE, BOB)).outcomes())
                .contains(RevocationOutcome.of(BOB, session("b1"), Result.REVOKED));
    }
}
