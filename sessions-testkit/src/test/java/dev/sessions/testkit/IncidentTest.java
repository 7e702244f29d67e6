package dev.sessions.testkit;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.revocation.SessionRevokerBuilder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Jobs over many users as fast as the machine can: nothing is lost, and little is held. */
class IncidentTest {
    private static final int SESSIONS = 5;
    private static final int WORKERS = 8;

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);

    private static Stream<UserId> users(int count) {
        return IntStream.range(0, count).mapToObj(n -> UserId.of("user_" + n));
    }

    private static void signIn(FakeSessions fake, int users) {
        users(users).forEach(user -> IntStream.range(0, SESSIONS).forEach(n -> fake.signIn(user)));
    }

    private static SessionRevokerBuilder unpaced(FakeSessions fake) {
        return SessionRevoker.builder(fake)
                .timekeeper(fake.timekeeper())
                .pace(1_000_000)
                .concurrency(WORKERS);
    }

    @Test
    void nothingIsLostWhenATenthOfTheCallsFail() {
        endThoughATenthOfTheCallsFail(400);
    }

    @Test
    @Tag("load")
    void nothingOfAHundredThousandSessionsIsLostWhenATenthOfTheCallsFail() {
        endThoughATenthOfTheCallsFail(20_000);
    }

    private void endThoughATenthOfTheCallsFail(int users) {
        int sessions = users * SESSIONS;
        signIn(fake, users);
        for (int nth = 10; nth <= sessions; nth += 10) {
            fake.onRevoke(nth, nth % 20 == 0 ? Fault.lostAnswer() : Fault.status(503));
        }
        for (int nth = 10; nth <= users; nth += 10) {
            fake.onList(nth, Fault.status(500));
        }

        RevocationReport report = unpaced(fake).attempts(10).build().revokeAll(users(users));

        assertThat(report).isComplete();
        assertThat(report.count(Result.REVOKED) + report.count(Result.NOT_FOUND))
                .isEqualTo(sessions);
        // A second loss for the same session makes no other session not found.
        assertThat(report.count(Result.NOT_FOUND)).as("lost responses").isBetween(1L, sessions / 20L);
        assertThat(report.usersDone()).hasSize(users);
        assertThat(users(users))
                .allSatisfy(user -> assertThat(fake.listAll(user)).isEmpty());
        assertThat(fake.unreachedFaults()).isEmpty();
    }

    @Test
    void noMoreUsersAreHeldThanThereAreWorkers() {
        holdNoMoreUsersThanWorkers(400);
    }

    @Test
    @Tag("load")
    void noMoreOfTwentyThousandUsersAreHeldThanThereAreWorkers() {
        holdNoMoreUsersThanWorkers(20_000);
    }

    /** A job holds beside its report only the users that it took from the stream and has not finished: users, and their sessions. */
    private void holdNoMoreUsersThanWorkers(int users) {
        signIn(fake, users);
        AtomicLong taken = new AtomicLong();
        AtomicLong done = new AtomicLong();
        AtomicLong mostHeld = new AtomicLong();
        Stream<UserId> counted =
                users(users).peek(user -> mostHeld.accumulateAndGet(taken.incrementAndGet() - done.get(), Math::max));

        RevocationReport report = unpaced(fake)
                .listener(progress -> done.set(progress.usersDone()))
                .build()
                .revokeAll(counted);

        assertThat(report).isComplete();
        System.out.println(WORKERS + " workers held at most " + mostHeld + " of " + users + " users at once.");
        assertThat(taken).hasValue(users);
        assertThat(mostHeld).hasValueLessThanOrEqualTo(WORKERS);
    }

    @Test
    @Tag("load")
    void howLongAHundredThousandSessionsTake() {
        Duration some = median(2_000);
        Duration all = median(20_000);

        System.out.printf(
                "10,000 sessions took %d ms and 100,000 took %d ms, %.1f times as long (medians of 5).%n",
                some.toMillis(), all.toMillis(), (double) all.toNanos() / some.toNanos());
    }

    private static Duration median(int users) {
        return Duration.ofNanos(LongStream.generate(() -> time(users).toNanos())
                .limit(5)
                .sorted()
                .skip(2)
                .findFirst()
                .orElseThrow());
    }

    private static Duration time(int users) {
        FakeSessions fake = FakeSessions.create(TestClock.create());
        signIn(fake, users);
        SessionRevoker revoker = unpaced(fake).build();
        long begin = System.nanoTime();

        RevocationReport report = revoker.revokeAll(users(users));

        Duration taken = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(report).isComplete();
        return taken;
    }
}
