package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.BOB;
import static dev.sessions.revocation.Service.ids;
import static dev.sessions.revocation.Service.results;
import static dev.sessions.revocation.Service.session;
import static dev.sessions.revocation.Service.template;
import static dev.sessions.revocation.Service.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionNotOwnedException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which sessions a job revokes and which it leaves alone. */
class SessionRevokerTest {
    private final Service service = new Service();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment());
    private final SessionRevoker revoker = builder.build();

    @Test
    void revokeAllEndsTheSessionsOfAllPages() {
        service.with(ALICE, "s1", "s2", "s3", "s4", "s5").with(BOB, "b1");

        RevocationReport report = revoker.revokeAll(ALICE);

        assertThat(service.left(ALICE)).isEmpty();
        assertThat(service.left(BOB)).containsExactly("b1");
        assertThat(ids(report)).containsExactly("s1", "s2", "s3", "s4", "s5");
        assertThat(report.count(Result.REVOKED)).isEqualTo(5);
        assertThat(report.usersDone()).containsExactly(ALICE);
        assertThat(report.usersNotDone()).isEmpty();
        assertThat(report).matches(RevocationReport::complete, "complete");
    }

    @Test
    void allAreCollectedBeforeTheFirstIsRevoked() {
        service.with(ALICE, "s1", "s2", "s3");

        revoker.revokeAll(ALICE);

        assertThat(service.calls().subList(0, 2)).containsExactly("list user_alice", "list user_alice@2");
        assertThat(service.calls().subList(2, 5)).containsExactlyInAnyOrder("revoke s1", "revoke s2", "revoke s3");
    }

    @Test
    void whatTheServiceItselfCallsEndedIsLeftAloneAndAnUnknownStatusIsNot() {
        service.with(
                ALICE,
                Stream.of(
                        template(ALICE, "s1").status(SessionStatus.EXPIRED).build(),
                        template(ALICE, "s2").status(SessionStatus.REVOKED).build(),
                        template(ALICE, "s3").status(SessionStatus.of("paused")).build()));

        RevocationReport report = revoker.revokeAll(ALICE);

        assertThat(service.revokes()).containsExactly("revoke s3");
        assertThat(report.outcomes()).hasSize(1);
        assertThat(report).matches(RevocationReport::complete, "complete");
    }

    @Test
    void revokeOthersKeepsTheCurrentSession() {
        service.with(ALICE, "s1", "s2", "s3");

        RevocationReport report = revoker.revokeOthers(ALICE, session("s3"));

        assertThat(service.left(ALICE)).containsExactly("s3");
        assertThat(ids(report)).containsExactly("s1", "s2");
        assertThat(report).matches(RevocationReport::complete, "complete");
    }

    @Test
    void revokeOthersDoesNothingWhenTheSessionToKeepIsMissing() {
        service.with(ALICE, "s1", "s2", "s3").with(BOB, "b1");

        assertThatThrownBy(() -> revoker.revokeOthers(ALICE, session("b1")))
                .isInstanceOf(KeptSessionMissingException.class)
                .hasMessageContainingAll("user_alice", "b1", "nothing was revoked", "sid");
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void revokeOthersOfAnUnknownUserDoesNothingEither() {
        assertThatThrownBy(() -> revoker.revokeOthers(ALICE, session("s1")))
                .isInstanceOf(KeptSessionMissingException.class);
    }

    @Test
    void revokeOthersDoesNothingWhenTheSessionToKeepHasEnded() {
        service.with(ALICE, "s1")
                .with(
                        ALICE,
                        Stream.of(Service.template(ALICE, "s2")
                                .status(SessionStatus.REVOKED)
                                .build()));

        assertThatThrownBy(() -> revoker.revokeOthers(ALICE, session("s2")))
                .isInstanceOf(KeptSessionMissingException.class);
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void revokeOthersGoesOnWithoutTheSessionToKeepIfThatIsSet() {
        service.with(ALICE, "s1", "s2");

        RevocationReport report = builder.evenIfKeptIsMissing().build().revokeOthers(ALICE, session("s9"));

        assertThat(report.count(Result.REVOKED)).isEqualTo(2);
        assertThat(service.left(ALICE)).isEmpty();
    }

    @Test
    void revokeIfEndsWhatMatches() {
        service.with(ALICE, "s1", "t2", "s3");

        revoker.revokeIf(ALICE, each -> each.id().value().startsWith("s"));

        assertThat(service.left(ALICE)).containsExactly("t2");
    }

    @Test
    void revokeEndsASessionOfItsUser() {
        service.with(ALICE, "s1", "s2", "s3");

        RevocationReport report = revoker.revoke(ALICE, session("s3"));

        assertThat(service.left(ALICE)).containsExactly("s1", "s2");
        assertThat(ids(report)).containsExactly("s3");
    }

    @Test
    void revokeRefusesASessionOfAnotherUser() {
        service.with(ALICE, "s1").with(BOB, "b1");

        assertThatThrownBy(() -> revoker.revoke(ALICE, session("b1"))).isInstanceOf(SessionNotOwnedException.class);
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void revokeRefusesASessionThatBearsAnotherUsersId() {
        service.with(ALICE, Stream.of(template(BOB, "s1").build()));

        assertThatThrownBy(() -> revoker.revoke(ALICE, session("s1"))).isInstanceOf(SessionNotOwnedException.class);
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void anUnknownUserIsDoneAndMarkedSo() {
        RevocationReport report = revoker.revokeAll(ALICE);

        assertThat(report.outcomes()).isEmpty();
        assertThat(report.usersDone()).containsExactly(ALICE);
        assertThat(report.unknownUsers()).containsExactly(ALICE);
        assertThat(report).matches(RevocationReport::complete, "complete");
    }

    @Test
    void aUserWhoIsUnknownOnlyInTheEndIsNotMarked() {
        service.with(ALICE, "s1");
        service.on(
                "revoke s1",
                () -> service.failing("user_alice", Service.status(Operation.list("user_alice"), 404, null)));

        RevocationReport report = revoker.revokeAll(ALICE);

        assertThat(report.usersDone()).containsExactly(ALICE);
        assertThat(report.unknownUsers()).isEmpty();
    }

    @Test
    void aUserWithoutSessionsIsDone() {
        service.with(ALICE);

        RevocationReport report = revoker.revokeAll(ALICE);

        assertThat(report.usersDone()).containsExactly(ALICE);
        assertThat(report.unknownUsers()).isEmpty();
        assertThat(service.calls()).containsExactly("list user_alice");
    }

    @Test
    void aSessionThatIsGoneMeanwhileIsNotFoundAndDone() {
        service.with(ALICE, "s1", "s2");
        service.on("revoke s2", () -> {
            service.onCall(other -> {}).revoke(session("s2"));
        });

        RevocationReport report = builder.concurrency(1).build().revokeAll(ALICE);

        assertThat(results(report)).containsExactly(Result.REVOKED, Result.NOT_FOUND);
        assertThat(report).matches(RevocationReport::complete, "complete");
    }

    @Test
    void manyUsersAreDealtWithEachOnce() {
        service.with(ALICE, "s1", "s2", "s3").with(BOB, "b1");

        RevocationReport report = revoker.revokeAll(List.of(ALICE, BOB, ALICE, user("user_unknown")));

        assertThat(service.left(ALICE)).isEmpty();
        assertThat(service.left(BOB)).isEmpty();
        assertThat(report.count(Result.REVOKED)).isEqualTo(4);
        assertThat(report.usersDone()).containsExactlyInAnyOrder(ALICE, BOB, user("user_unknown"));
        assertThat(report.unknownUsers()).containsExactly(user("user_unknown"));
        assertThat(service.calls()).filteredOn("list user_alice"::equals).hasSize(2);
    }

    @Test
    void usersOfAStreamAreTakenAsTheJobComesToThem() {
        service.with(ALICE, "s1").with(BOB, "b1");
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger takenAtFirstCall = new AtomicInteger();
        service.onCall(call -> takenAtFirstCall.compareAndSet(0, taken.get()));

        RevocationReport report = builder.concurrency(1)
                .build()
                .revokeIf(
                        Stream.of(ALICE, BOB).peek(each -> taken.incrementAndGet()), each -> each.hasId(session("b1")));

        assertThat(takenAtFirstCall).hasValue(1);
        assertThat(ids(report)).containsExactly("b1");
        assertThat(service.left(ALICE)).containsExactly("s1");
        assertThat(report.usersDone()).containsExactly(ALICE, BOB);
    }

    @Test
    void noUsersIsAJobThatIsDone() {
        assertThat(revoker.revokeAll(List.of())).matches(RevocationReport::complete, "complete");
        assertThat(revoker.revokeAll(Stream.<UserId>empty())).matches(RevocationReport::complete, "complete");
    }

    @Test
    void theRevokerCanBeUsedAgain() {
        service.with(ALICE, "s1").with(BOB, "b1");

        assertThat(ids(revoker.revokeAll(ALICE))).containsExactly("s1");
        assertThat(ids(revoker.revokeAll(BOB))).containsExactly("b1");
    }

    @Test
    void nullIsRefusedBeforeAnyCall() {
        Collection<UserId> withNull = Arrays.asList(ALICE, null);
        assertThatNullPointerException().isThrownBy(() -> SessionRevoker.on(null));
        assertThatNullPointerException().isThrownBy(() -> revoker.revokeAll((UserId) null));
        assertThatNullPointerException().isThrownBy(() -> revoker.revokeAll(withNull));
        assertThatNullPointerException().isThrownBy(() -> revoker.revokeOthers(null, session("s1")));
        assertThatNullPointerException().isThrownBy(() -> revoker.revokeOthers(ALICE, null));
        assertThatNullPointerException().isThrownBy(() -> revoker.revokeIf(ALICE, null));
        assertThatNullPointerException().isThrownBy(() -> revoker.revokeIf(Stream.of(ALICE), null));
        assertThatNullPointerException().isThrownBy(() -> revoker.revoke(null, session("s1")));
        assertThatNullPointerException().isThrownBy(() -> revoker.revoke(ALICE, null));
        assertThatNullPointerException().isThrownBy(() -> revoker.plan(null, each -> true));
        assertThatNullPointerException().isThrownBy(() -> revoker.plan(ALICE, null));
        assertThat(service.calls()).isEmpty();
    }
}
