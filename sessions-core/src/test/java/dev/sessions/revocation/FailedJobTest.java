package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.BOB;
import static dev.sessions.revocation.Service.session;
import static dev.sessions.revocation.Service.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a job that goes wrong holds every session exactly once. */
class FailedJobTest {
    private final Service service = new Service();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment()).concurrency(1);

    private static Map<String, Result> results(RevocationReport report) {
        return report.outcomes().stream()
                .collect(Collectors.toMap(outcome -> outcome.session().value(), RevocationOutcome::result));
    }

    @Test
    void oneFailureHidesNothingElse() {
        SessionsException failure = status(409);
        service.with(ALICE, "s1", "s2", "s3").failing("s2", failure);

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(results(report)).isEqualTo(Map.of("s1", Result.REVOKED, "s2", Result.FAILED, "s3", Result.REVOKED));
        assertThat(report.outcomes().get(1).failure()).containsSame(failure);
        assertThat(report.outcomes().get(0).failure()).isEmpty();
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
        assertThat(report.usersDone()).isEmpty();
        assertThat(report.stoppedBy()).isEmpty();
        assertThat(report).doesNotMatch(RevocationReport::complete, "complete");
    }

    @Test
    void aPredicateThatThrowsStopsTheJobAndIsNotAskedAgain() {
        service.with(ALICE, "s1", "s2", "s3");
        IllegalStateException fault = new IllegalStateException("no value");
        List<String> asked = new ArrayList<>();

        RevocationReport report = builder.build().revokeIf(ALICE, session -> {
            asked.add(session.id().value());
            if (session.hasId(session("s2"))) {
                throw fault;
            }
            return true;
        });

        assertThat(asked).containsExactly("s1", "s2");
        assertThat(results(report)).isEqualTo(Map.of("s1", Result.NOT_ATTEMPTED));
        assertThat(report.stoppedBy()).containsSame(fault);
        assertThat(report.usersNotDone()).containsEntry(ALICE, Optional.of(fault));
        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void aUserWhoIsUnknownInTheMiddleOfAListIsNotDone() {
        SessionsException unknown = status(Operation.list("user_alice"), 404, null);
        service.with(ALICE, "s1", "s2", "s3").failing("user_alice@2", unknown);

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(report.usersNotDone()).containsEntry(ALICE, Optional.of(unknown));
        assertThat(report.unknownUsers()).isEmpty();
        assertThat(report).doesNotMatch(RevocationReport::complete, "complete");
    }

    @Test
    void aFailedSessionIsNotAskedForByTheNextPass() {
        service.with(ALICE, "s1").failing("s1", status(409));

        builder.build().revokeAll(ALICE);

        assertThat(service.calls()).containsExactly("list user_alice", "revoke s1", "list user_alice");
    }

    @Test
    void itStopsAtTheFirstFailureUnderThatPolicy() {
        service.with(ALICE, "s1", "s2", "s3").with(BOB, "b1").failing("s2", status(409));

        RevocationReport report =
                builder.stopPolicy(StopPolicy.AT_FIRST_FAILURE).build().revokeAll(List.of(ALICE, BOB));

        assertThat(results(report))
                .isEqualTo(Map.of("s1", Result.REVOKED, "s2", Result.FAILED, "s3", Result.NOT_ATTEMPTED));
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE, BOB);
        assertThat(report.stoppedBy()).containsInstanceOf(UnexpectedStatusException.class);
    }

    /** A refused key, a missing permission and a wrong base URL: later calls would fail too. */
    @ParameterizedTest
    @ValueSource(ints = {401, 403, 302})
    void whatNoLaterCallCouldMendStopsTheJobAtOnce(int status) {
        SessionsException refusal = status(status);
        service.with(ALICE, "s1", "s2", "s3").with(BOB, "b1").failing("s2", refusal);

        RevocationReport report = builder.build().revokeAll(List.of(ALICE, BOB));

        assertThat(results(report))
                .isEqualTo(Map.of("s1", Result.REVOKED, "s2", Result.FAILED, "s3", Result.NOT_ATTEMPTED));
        assertThat(service.calls()).doesNotContain("list user_bob");
        assertThat(report.stoppedBy()).containsSame(refusal);
        assertThat(report).doesNotMatch(RevocationReport::complete, "complete");
    }

    @Test
    void aListingThatIsRefusedStopsTheJobToo() {
        service.with(ALICE, "s1").with(BOB, "b1").failing("user_alice", status(401));

        RevocationReport report = builder.build().revokeAll(List.of(ALICE, BOB));

        assertThat(service.calls()).containsExactly("list user_alice");
        assertThat(report.outcomes()).isEmpty();
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE, BOB);
    }

    @Test
    void aListingThatFailsLeavesTheOtherUsersAlone() {
        SessionsException failure = status(409);
        service.with(ALICE, "s1").with(BOB, "b1").failing("user_alice", failure);

        RevocationReport report = builder.build().revokeAll(List.of(ALICE, BOB));

        assertThat(results(report)).isEqualTo(Map.of("b1", Result.REVOKED));
        assertThat(report.usersDone()).containsExactly(BOB);
        assertThat(report.usersNotDone().get(ALICE)).containsSame(failure);
    }

    @Test
    void whatAListingThatFailsHalfwayHadFoundIsNotAttempted() {
        service.with(ALICE, "s1", "s2", "s3").failing("user_alice@2", status(409));

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(results(report)).isEqualTo(Map.of("s1", Result.NOT_ATTEMPTED, "s2", Result.NOT_ATTEMPTED));
        assertThat(service.revokes()).isEmpty();
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
    }

    @Test
    void halfAListIsNoProofThatTheSessionToKeepIsMissing() {
        service.with(ALICE, "s1", "s2", "s3").failing("user_alice@2", status(409));

        RevocationReport report = builder.build().revokeOthers(ALICE, session("s3"));

        assertThat(results(report)).isEqualTo(Map.of("s1", Result.NOT_ATTEMPTED, "s2", Result.NOT_ATTEMPTED));
    }

    @Test
    void aSecondLookThatFailsLosesNothing() {
        service.with(ALICE, "s1");
        service.on("revoke s1", () -> service.failing("user_alice", status(409)));

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(results(report)).isEqualTo(Map.of("s1", Result.REVOKED));
        assertThat(report.usersNotDone().get(ALICE)).isPresent();
        assertThat(report).doesNotMatch(RevocationReport::complete, "complete");
    }

    static Stream<Throwable> faults() {
        return Stream.of(new IllegalStateException("closed"), new StackOverflowError("deep"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfTheProgramStopsTheJobWithTheReportInHand(Throwable fault) {
        service.with(ALICE, "s1", "s2", "s3").failing("s2", fault);

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(results(report))
                .isEqualTo(Map.of("s1", Result.REVOKED, "s2", Result.FAILED, "s3", Result.NOT_ATTEMPTED));
        assertThat(report.stoppedBy()).containsSame(fault);
    }

    @Test
    void aStreamOfUsersThatThrowsStopsTheJobToo() {
        RuntimeException fault = new IllegalStateException("the file ended");
        service.with(ALICE, "s1").with(BOB, "b1");

        RevocationReport report = builder.build()
                .revokeAll(Stream.of(ALICE, BOB).peek(each -> {
                    if (each.equals(BOB)) {
                        throw fault;
                    }
                }));

        assertThat(results(report)).isEqualTo(Map.of("s1", Result.REVOKED));
        assertThat(report.usersDone()).containsExactly(ALICE);
        assertThat(report.stoppedBy()).containsSame(fault);
    }

    @Test
    void aNullAmongTheUsersOfAStreamStopsTheJobToo() {
        service.with(ALICE, "s1");

        RevocationReport report = builder.build().revokeAll(Stream.of(ALICE, null));

        assertThat(report.usersDone()).containsExactly(ALICE);
        assertThat(report.stoppedBy()).containsInstanceOf(NullPointerException.class);
    }

    @Test
    void aPlanThrowsWhyItCannotBeMade() {
        service.with(ALICE, "s1").failing("user_alice", status(401));

        Function<SessionRevoker, RevocationPlan> plan = revoker -> revoker.plan(ALICE, each -> true);

        assertThatThrownBy(() -> plan.apply(builder.build()))
                .isInstanceOfSatisfying(
                        SessionsException.class,
                        failure -> assertThat(failure.status()).hasValue(401));
    }

    @Test
    void anIncompleteReportThrowsWhatCarriesIt() {
        SessionsException failure = status(Operation.revoke("s2"), 409, null);
        service.with(ALICE, "s1", "s2").failing("s2", failure);
        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThatThrownBy(report::throwIfIncomplete)
                .isInstanceOfSatisfying(RevocationIncompleteException.class, incomplete -> {
                    assertThat(incomplete.report()).isSameAs(report);
                    assertThat(incomplete.isRetryable()).as("retryable").isFalse();
                    assertThat(incomplete.attempts()).isZero();
                    assertThat(incomplete.operation()).isEqualTo(Operation.revoke("s2"));
                })
                .hasMessage(
                        "Could not revoke all sessions: 1 failed, 0 are still listed and 0 were not attempted, 1 are gone, and"
                                + " 1 user is not done; give the report to the next run to do what is left")
                .hasCause(failure);
    }

    @Test
    void theCauseIsWhatStoppedTheJobOrTheFirstFailureOrWhatAListingFailedWith() {
        SessionsException failure = status(409);
        service.with(ALICE, "s1").failing("user_alice", failure);

        assertThatThrownBy(() -> builder.build().revokeAll(ALICE).throwIfIncomplete())
                .isInstanceOfSatisfying(
                        RevocationIncompleteException.class,
                        incomplete -> assertThat(incomplete.operation()).isEqualTo(Operation.list("user_alice")))
                .hasCause(failure);
        service.failing("user_alice", status(401));
        assertThatThrownBy(() -> builder.build().revokeAll(ALICE).throwIfIncomplete())
                .cause()
                .isInstanceOfSatisfying(
                        SessionsException.class,
                        cause -> assertThat(cause.status()).hasValue(401));
    }

    @Test
    void aCompleteReportThrowsNothing() {
        service.with(ALICE, "s1");
        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(report.throwIfIncomplete()).isSameAs(report);
    }
}
