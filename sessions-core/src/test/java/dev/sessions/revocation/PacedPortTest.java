package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.rateLimited;
import static dev.sessions.revocation.Service.results;
import static dev.sessions.revocation.Service.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.failure.DeadlineExceededException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pace, retries and pauses of the calls of a job. */
class PacedPortTest {
    private final Service service = new Service();
    private final Moment time = new Moment();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(time).concurrency(1);

    private static List<Duration> millis(long... waits) {
        return Arrays.stream(waits).mapToObj(Duration::ofMillis).toList();
    }

    private List<Duration> timesOfRevokes() {
        List<Duration> times = new ArrayList<>();
        service.onCall(call -> {
            if (call.startsWith("revoke")) {
                times.add(time.elapsed());
            }
        });
        return times;
    }

    @Test
    void aRetryableFailureIsRetried() {
        service.with(ALICE, "s1").failing("s1", status(503), status(500));

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(service.revokes()).hasSize(3);
        assertThat(report).matches(RevocationReport::complete, "complete");
        assertThat(time.waits()).isEqualTo(millis(200, 400));
    }

    @Test
    void aListingIsRetriedPageByPage() {
        service.with(ALICE, "s1", "s2", "s3").failing("user_alice@2", status(503));

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(report.count(Result.REVOKED)).isEqualTo(3);
        assertThat(service.calls())
                .filteredOn("list user_alice"::equals)
                .as("only that page")
                .hasSize(2);
    }

    @Test
    void aRevokeWhoseResponseWasLostIsNotFound() {
        service.with(ALICE, "s1").failing("s1", status(503));
        service.on("revoke s1", () -> {
            service.onCall(other -> {}).with(ALICE).revoke(Service.session("s1"));
        });

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(report.count(Result.NOT_FOUND)).isOne();
        assertThat(report).matches(RevocationReport::complete, "complete");
    }

    @Test
    void theFailureAfterTheLastAttemptCarriesTheOthers() {
        service.with(ALICE, "s1").failing("s1", status(500), status(502), status(503));

        RevocationReport report = builder.attempts(3).build().revokeAll(ALICE);

        SessionsException failure =
                (SessionsException) report.outcomes().get(0).failure().orElseThrow();
        assertThat(failure.status()).hasValue(503);
        assertThat(failure.attempts()).isEqualTo(3);
        assertThat(failure.getSuppressed()).hasSize(2);
        assertThat(failure.retryStop()).isEmpty();
        assertThat(service.revokes()).hasSize(3);
        assertThat(report.stoppedBy()).isEmpty();
    }

    @Test
    void theBackoffDoublesUpToHalfAMinute() {
        SessionsException[] failures = new SessionsException[10];
        Arrays.fill(failures, status(500));
        service.with(ALICE, "s1").failing("s1", failures);

        builder.attempts(11).build().revokeAll(ALICE);

        assertThat(time.waits()).isEqualTo(millis(200, 400, 800, 1_600, 3_200, 6_400, 12_800, 25_600, 30_000, 30_000));
    }

    @Test
    void oneAttemptIsOneCall() {
        service.with(ALICE, "s1").failing("s1", status(500));

        RevocationReport report = builder.attempts(1).build().revokeAll(ALICE);

        assertThat(service.revokes()).hasSize(1);
        assertThat(report.count(Result.FAILED)).isOne();
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aFailureThatIsNotRetryableIsNotRetried() {
        service.with(ALICE, "s1").failing("s1", status(409));

        builder.build().revokeAll(ALICE);

        assertThat(service.revokes()).hasSize(1);
    }

    @Test
    void noWorkerCallsWhileTheServiceAsksToWait() {
        // With one worker, every call after the rejection is a call after the pause.
        List<String> late = new ArrayList<>();
        service.with(ALICE, "s1", "s2", "s3").failing("s1", rateLimited(Duration.ofSeconds(7)));
        service.onCall(call -> {
            if (time.elapsed().compareTo(Duration.ofSeconds(7)) >= 0) {
                late.add(call);
            }
        });

        builder.extraPasses(0).build().revokeAll(ALICE);

        assertThat(late).containsExactly("revoke s1", "revoke s2", "revoke s3");
    }

    @Test
    void aRejectionHalvesThePaceOfTheJob() {
        service.with(ALICE, "s1", "s2").failing("s1", rateLimited(Duration.ofSeconds(1)));
        List<Duration> revokedAt = timesOfRevokes();

        builder.pace(4).extraPasses(0).build().revokeAll(ALICE);

        assertThat(revokedAt.get(2).minus(revokedAt.get(1)))
                .as("250 ms before the rejection")
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aLongerBackoffIsNotCutShortByAShortRetryAfter() {
        service.with(ALICE, "s1").failing("s1", rateLimited(Duration.ZERO), rateLimited(Duration.ofMillis(1)));

        builder.build().revokeAll(ALICE);

        assertThat(time.waits()).startsWith(Duration.ofMillis(200)).contains(Duration.ofMillis(400));
    }

    @Test
    void anUnavailableServiceThatNamesATimeStopsAllForThatLong() {
        service.with(ALICE, "s1").failing("s1", status(Operation.revoke("s1"), 503, Duration.ofSeconds(9)));

        builder.build().revokeAll(ALICE);

        assertThat(time.waits()).containsExactly(Duration.ofSeconds(9));
    }

    @Test
    void aWaitOfMoreThanTwoMinutesStopsTheJob() {
        service.with(ALICE, "s1", "s2").failing("s1", rateLimited(Duration.ofSeconds(121)));

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(results(report)).containsExactly(Result.FAILED, Result.NOT_ATTEMPTED);
        assertThat(report.stoppedBy()).get().isInstanceOfSatisfying(RateLimitedException.class, failure -> {
            assertThat(failure.retryStop()).contains(RetryStop.WAIT_TOO_LONG);
            assertThat(failure.retryAfter()).contains(Duration.ofSeconds(121));
        });
        assertThat(time.waits()).isEmpty();
    }

    @Test
    void aWaitOfTwoMinutesIsKept() {
        service.with(ALICE, "s1").failing("s1", rateLimited(Duration.ofMinutes(2)));

        assertThat(builder.build().revokeAll(ALICE)).matches(RevocationReport::complete, "complete");
    }

    @Test
    void atTheDeadlineNothingElseIsAttempted() {
        service.with(ALICE, "s1", "s2", "s3");
        service.onCall(call -> time.advance(Duration.ofSeconds(10)));

        RevocationReport report =
                builder.deadline(Duration.ofSeconds(25)).build().revokeAll(ALICE);

        // Two pages and the first revoke begin before the 25 seconds are over.
        assertThat(results(report)).containsExactly(Result.REVOKED, Result.NOT_ATTEMPTED, Result.NOT_ATTEMPTED);
        assertThat(report.stoppedBy())
                .containsInstanceOf(DeadlineExceededException.class)
                .get()
                .satisfies(stopped -> assertThat(stopped.getMessage()).contains("25000 ms"));
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
    }

    @Test
    void aDeadlineWithinAListingReportsWhatWasListed() {
        service.with(ALICE, "s1", "s2", "s3");
        service.onCall(call -> time.advance(Duration.ofSeconds(10)));

        RevocationReport report =
                builder.deadline(Duration.ofSeconds(5)).build().revokeAll(ALICE);

        assertThat(service.calls()).containsExactly("list user_alice");
        assertThat(results(report)).containsExactly(Result.NOT_ATTEMPTED, Result.NOT_ATTEMPTED);
    }

    @Test
    void aWaitThatWouldNotFitTheDeadlineIsNotBegun() {
        service.with(ALICE, "s1", "s2").failing("s1", rateLimited(Duration.ofSeconds(60)));

        RevocationReport report =
                builder.deadline(Duration.ofSeconds(30)).build().revokeAll(ALICE);

        assertThat(time.waits()).isEmpty();
        assertThat(report.outcomes().get(0).failure())
                .get()
                .isInstanceOfSatisfying(
                        SessionsException.class,
                        failure -> assertThat(failure.retryStop()).contains(RetryStop.DEADLINE));
        assertThat(report.stoppedBy()).containsInstanceOf(DeadlineExceededException.class);
    }

    @Test
    void theDefaultPaceIsFortyRevokesInASecond() {
        String[] ids = IntStream.range(0, 41).mapToObj(n -> "s" + n).toArray(String[]::new);
        service.with(ALICE, ids);
        List<Duration> revokedAt = timesOfRevokes();

        SessionRevoker.builder(service).timekeeper(time).concurrency(1).build().revokeAll(ALICE);

        assertThat(revokedAt.get(40).minus(revokedAt.get(0))).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void theCeilingOfListsIsAQuarterHigher() {
        String[] ids = IntStream.range(0, 200).mapToObj(n -> "s" + n).toArray(String[]::new);
        service.with(ALICE, ids);

        SessionRevoker.builder(service).timekeeper(time).concurrency(1).build().plan(ALICE, each -> true);

        // A hundred pages of two, the first at once, then fifty in a second.
        assertThat(time.elapsed()).isEqualTo(Duration.ofMillis(1_980));
    }
}
