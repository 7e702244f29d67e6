package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.session;
import static dev.sessions.revocation.Service.status;
import static dev.sessions.revocation.Service.template;
import static dev.sessions.revocation.Service.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.Session;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A plan holds what a job would revoke. */
class RevocationPlanTest {
    private final Service service = new Service();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment());
    private final SessionRevoker revoker = builder.build();

    @Test
    void aPlanHoldsWhatWouldBeRevokedAndChangesNothing() {
        service.with(
                ALICE,
                Stream.of(
                        template(ALICE, "s1").build(),
                        template(ALICE, "s2").status(SessionStatus.EXPIRED).build(),
                        template(ALICE, "s3").build(),
                        template(ALICE, "t4").build()));

        RevocationPlan plan = revoker.plan(ALICE, each -> each.id().value().startsWith("s"));

        assertThat(plan.sessions()).extracting(each -> each.id().value()).containsExactly("s1", "s3");
        assertThat(plan.user()).isEqualTo(ALICE);
        assertThat(plan.userKnown()).as("plan user known").isTrue();
        assertThat(plan).hasToString("RevocationPlan[user=user_alice, sessions=2]");
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void thePlanForAnUnknownUserSaysSo() {
        RevocationPlan plan = revoker.plan(ALICE, each -> true);

        assertThat(plan.userKnown()).as("plan user known").isFalse();
        assertThat(plan.sessions()).isEmpty();
        assertThat(plan).hasToString("RevocationPlan[user=user_alice (unknown), sessions=0]");
    }

    @Test
    void aUserWhoIsUnknownInTheMiddleOfAListHasNoPlan() {
        SessionsException unknown = status(Operation.list("user_alice"), 404, null);
        service.with(ALICE, "s1", "s2", "s3").failing("user_alice@2", unknown);

        assertThatThrownBy(() -> revoker.plan(ALICE, each -> true)).isSameAs(unknown);
    }

    @Test
    void thePlanOfAResumedJobHoldsWhatIsLeft() {
        service.with(ALICE, "s1", "s2", "s3").failing("s2", status(409));
        RevocationReport earlier =
                revoker.revokeIf(ALICE, each -> each.hasId(session("s1")) || each.hasId(session("s2")));
        SessionRevoker resumed = builder.resume(earlier).build();

        assertThat(resumed.plan(ALICE, each -> !each.hasId(session("s2"))).sessions())
                .extracting(each -> each.id().value())
                .containsExactly("s2", "s3");
        assertThat(resumed.planOthers(ALICE, session("s2")).sessions())
                .extracting(each -> each.id().value())
                .containsExactly("s3");
    }

    @Test
    void thePlanOfAResumedJobIsWhatTheJobThenDoes() {
        UserId bob = user("user_bob");
        service.with(ALICE, "s1", "s2", "s3")
                .with(bob, "b1")
                .failing("s1", status(409))
                .failing("s2", status(409));
        RevocationReport previous = builder.build().revokeAll(List.of(ALICE, bob));
        service.revoke(session("s2"));
        service.with(ALICE, "s4", "t5").with(bob, "b2");
        SessionRevoker resumed = builder.concurrency(1).resume(previous).build();
        Predicate<Session> matching = each -> each.hasId(session("s4"));
        int before = service.revokes().size();

        RevocationPlan plan = resumed.plan(ALICE, matching);
        RevocationPlan planForDone = resumed.plan(bob, matching);
        RevocationReport report = resumed.revokeIf(Stream.of(ALICE, bob), matching);

        assertThat(plan.sessions()).extracting(Session::id).containsExactly(session("s1"), session("s4"));
        assertThat(plan.unlistedSessions()).containsExactly(session("s2"));
        assertThat(plan).hasToString("RevocationPlan[user=user_alice, sessions=2, unlistedSessions=1]");
        assertThat(planForDone.sessions()).isEmpty();
        assertThat(planForDone.userKnown()).as("plan user known").isTrue();
        assertThat(service.revokes().subList(before, service.revokes().size()))
                .containsExactlyInAnyOrder("revoke s1", "revoke s2", "revoke s4");
        assertThat(report).matches(RevocationReport::complete, "complete");
    }

    @Test
    void thePlanOfAResumedJobHoldsWhatIsGoneAndStillListed() {
        service.with(ALICE, "s1", "s2").failing("s2", status(409));
        RevocationReport previous = builder.build().revokeAll(ALICE);
        service.with(ALICE, "s1");

        assertThat(builder.resume(previous).build().plan(ALICE, each -> true).sessions())
                .extracting(Session::id)
                .containsExactly(session("s2"), session("s1"));
        assertThat(builder.extraPasses(0).build().plan(ALICE, each -> true).sessions())
                .extracting(Session::id)
                .containsExactly(session("s2"));
    }

    @Test
    void aPredicateThatThrowsMakesNoPlan() {
        service.with(ALICE, "s1");
        for (Throwable fault : List.of(new IllegalStateException("closed"), new StackOverflowError("deep"))) {
            assertThatThrownBy(() -> revoker.plan(ALICE, each -> raise(fault))).isSameAs(fault);
        }
        Throwable checked = new IOException("closed");
        assertThatThrownBy(() -> revoker.plan(ALICE, each -> raise(checked))).hasCause(checked);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> boolean raise(Throwable fault) throws T {
        throw (T) fault;
    }

    @Test
    void plansKeepThePaceTogether() {
        Moment time = new Moment();
        SessionRevoker paced = SessionRevoker.builder(service).timekeeper(time).build();

        for (int n = 0; n < 101; n++) {
            paced.plan(ALICE, each -> true);
        }

        assertThat(time.elapsed())
                .as("100 lists after the first, 50 in a second")
                .isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void thePlanForTheOthersLeavesTheKeptOneOut() {
        service.with(ALICE, "s1", "s2", "s3");

        assertThat(revoker.planOthers(ALICE, session("s2")).sessions())
                .extracting(each -> each.id().value())
                .containsExactly("s1", "s3");
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void thePlanForTheOthersRefusesWhatTheJobWouldRefuse() {
        service.with(ALICE, "s1");

        assertThatThrownBy(() -> revoker.planOthers(ALICE, session("s2")))
                .isInstanceOf(KeptSessionMissingException.class)
                .hasMessageContaining("s2");
        assertThat(builder.evenIfKeptIsMissing()
                        .build()
                        .planOthers(ALICE, session("s2"))
                        .sessions())
                .hasSize(1);
    }
}
