package dev.sessions.revocation;

import static dev.sessions.revocation.Service.answered;
import static dev.sessions.revocation.Service.session;
import static dev.sessions.revocation.Service.template;
import static dev.sessions.revocation.Service.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a job would revoke, without revoking it. */
class RevocationPlanTest {
    private static final UserId ALICE = user("user_alice");

    private final Service service = new Service();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment());
    private final SessionRevoker revoker = builder.build();

    @Test
    void aPlanTellsWhatWouldBeRevokedAndChangesNothing() {
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
        assertThat(plan.userKnown()).isTrue();
        assertThat(plan).hasToString("RevocationPlan[user=user_alice, sessions=2]");
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void thePlanForAnUnknownUserSaysSo() {
        RevocationPlan plan = revoker.plan(ALICE, each -> true);

        assertThat(plan.userKnown()).isFalse();
        assertThat(plan.sessions()).isEmpty();
        assertThat(plan).hasToString("RevocationPlan[user=user_alice (unknown), sessions=0]");
    }

    @Test
    void aUserWhoIsUnknownInTheMiddleOfAListHasNoPlan() {
        SessionsException unknown = answered(Operation.list("user_alice"), 404, null);
        service.with(ALICE, "s1", "s2", "s3").failing("user_alice@2", unknown);

        assertThatThrownBy(() -> revoker.plan(ALICE, each -> true)).isSameAs(unknown);
    }

    @Test
    void thePlanOfAResumedJobHoldsWhatIsLeft() {
        service.with(ALICE, "s1", "s2", "s3").failing("s2", answered(409));
        RevocationReport earlier =
                revoker.revokeIf(ALICE, each -> each.hasId(session("s1")) || each.hasId(session("s2")));
        service.with(ALICE, "s1", "s2", "s3");
        SessionRevoker resumed = builder.resume(earlier).build();

        assertThat(resumed.plan(ALICE, each -> !each.hasId(session("s2"))).sessions())
                .extracting(each -> each.id().value())
                .containsExactly("s2", "s3");
        assertThat(resumed.planOthers(ALICE, session("s2")).sessions())
                .extracting(each -> each.id().value())
                .containsExactly("s3");
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
    void aPlanIsWhatTheJobThenDoes() {
        service.with(ALICE, "s1", "s2", "s3");
        RevocationPlan plan = revoker.plan(ALICE, each -> !each.hasId(session("s2")));

        RevocationReport report = revoker.revokeIf(ALICE, each -> !each.hasId(session("s2")));

        assertThat(report.outcomes())
                .extracting(RevocationOutcome::session)
                .containsExactlyElementsOf(
                        plan.sessions().stream().map(each -> each.id()).toList());
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
