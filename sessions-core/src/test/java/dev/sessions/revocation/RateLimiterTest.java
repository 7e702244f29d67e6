package dev.sessions.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** How the pace is kept, halved and grown. */
class RateLimiterTest {
    private static final long NO_END = Long.MIN_VALUE + Long.MAX_VALUE / 2;

    private final Moment time = new Moment();

    /** Takes a turn, and returns the wait. */
    private Duration turn(RateLimiter limiter) throws InterruptedException, TimeoutException {
        Duration before = time.elapsed();
        limiter.await(time.nanoTime() + Duration.ofDays(1).toNanos());
        return time.elapsed().minus(before);
    }

    /** Returns the turns in a second. */
    private double pace(RateLimiter limiter) throws InterruptedException, TimeoutException {
        turn(limiter);
        return 1e9 / turn(limiter).toNanos();
    }

    private void acceptFor(Duration duration, RateLimiter limiter) throws InterruptedException, TimeoutException {
        Duration end = time.elapsed().plus(duration);
        while (time.elapsed().compareTo(end) < 0) {
            limiter.accepted(limiter.await(NO_END));
        }
    }

    @Test
    void theFirstTurnIsAtOnceAndTheOthersFollowEvenly() throws Exception {
        RateLimiter limiter = new RateLimiter(4, 4, time);

        assertThat(turn(limiter)).isZero();
        assertThat(turn(limiter)).isEqualTo(Duration.ofMillis(250));
        assertThat(turn(limiter)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void timeThatPassesOtherwiseCounts() throws Exception {
        RateLimiter limiter = new RateLimiter(4, 4, time);
        turn(limiter);
        time.advance(Duration.ofMillis(200));

        assertThat(turn(limiter)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void turnsThatWereNotTakenAreNotSaved() throws Exception {
        RateLimiter limiter = new RateLimiter(4, 4, time);
        time.advance(Duration.ofHours(1));

        assertThat(turn(limiter)).isZero();
        assertThat(turn(limiter)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void sleepsThatEndLateDoNotSlowItDown() throws Exception {
        Moment late = new LateSleeper(sleep -> Duration.ofMillis(sleep % 40 == 0 ? 150 : 3));
        RateLimiter limiter = new RateLimiter(40, 40, late);
        for (int i = 0; i < 401; i++) {
            limiter.await(NO_END);
        }

        assertThat(late.elapsed()).isBetween(Duration.ofMillis(9_990), Duration.ofMillis(10_150));
    }

    @Test
    void aSleepThatEndsMuchTooLateMakesNoBurst() throws Exception {
        Moment late = new LateSleeper(sleep -> Duration.ofMinutes(sleep == 1 ? 1 : 0));
        RateLimiter limiter = new RateLimiter(40, 40, late);
        limiter.await(NO_END);
        limiter.await(NO_END);
        Duration begin = late.elapsed();
        for (int i = 0; i < 40; i++) {
            limiter.await(NO_END);
        }

        assertThat(late.elapsed().minus(begin)).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void aRejectionHalvesThePace() throws Exception {
        RateLimiter limiter = new RateLimiter(4, 4, time);
        limiter.rejected(limiter.await(NO_END));

        assertThat(pace(limiter)).isEqualTo(2);
    }

    @Test
    void rejectionsHalveThePaceOnceUntilACallIsAccepted() throws Exception {
        RateLimiter limiter = new RateLimiter(8, 8, time);
        int first = limiter.await(NO_END);
        int second = limiter.await(NO_END);
        limiter.rejected(first);
        limiter.rejected(second);
        limiter.rejected(limiter.await(NO_END));

        assertThat(pace(limiter)).isEqualTo(4);
    }

    @Test
    void thePaceNeverDropsBelowOneInTwoSeconds() throws Exception {
        RateLimiter limiter = new RateLimiter(0.75, 1, time);
        for (int i = 0; i < 5; i++) {
            limiter.accepted(limiter.await(NO_END));
            limiter.rejected(limiter.await(NO_END));
        }

        assertThat(pace(limiter)).isGreaterThanOrEqualTo(0.5);
    }

    @Test
    void aPaceThatIsSlowerStillStaysAsItIs() throws Exception {
        RateLimiter limiter = new RateLimiter(0.1, 0.1, time);
        limiter.rejected(limiter.await(NO_END));

        assertThat(pace(limiter)).isEqualTo(0.1);
    }

    @Test
    void itGrowsByOneInASecondAndNotBeyondTheCeiling() throws Exception {
        RateLimiter limiter = new RateLimiter(10, 20, time);
        acceptFor(Duration.ofSeconds(5), limiter);
        assertThat(pace(limiter)).isBetween(14.5, 15.5);

        acceptFor(Duration.ofSeconds(10), limiter);
        assertThat(pace(limiter)).isEqualTo(20);
    }

    @Test
    void afterARejectionItComesBackQuicklyToALittleUnderWhereItWas() throws Exception {
        RateLimiter limiter = new RateLimiter(100, 100, time);
        limiter.rejected(limiter.await(NO_END));
        acceptFor(Duration.ofMillis(700), limiter);

        assertThat(pace(limiter)).isBetween(90.0, 92.0);
    }

    @Test
    void rejectionsWhileItComesBackCostLittleForLong() throws Exception {
        RateLimiter limiter = new RateLimiter(100, 100, time);
        limiter.rejected(limiter.await(NO_END));
        limiter.accepted(limiter.await(NO_END));
        limiter.rejected(limiter.await(NO_END));
        acceptFor(Duration.ofSeconds(2), limiter);

        assertThat(pace(limiter)).isBetween(81.0, 83.0);
    }

    @Test
    void onceTheLimitWasMetItGrowsByATenthInASecond() throws Exception {
        RateLimiter limiter = new RateLimiter(100, 200, time);
        limiter.rejected(limiter.await(NO_END));
        acceptFor(Duration.ofSeconds(21), limiter);

        assertThat(pace(limiter)).isBetween(91.5, 93.0);
    }

    @Test
    void aPauseHoldsEveryTurnBack() throws Exception {
        RateLimiter limiter = new RateLimiter(4, 4, time);
        limiter.pause(Duration.ofSeconds(3));
        // A shorter one does not end it.
        limiter.pause(Duration.ofSeconds(1));

        assertThat(turn(limiter)).isEqualTo(Duration.ofSeconds(3));
        assertThat(turn(limiter)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aTurnThatComesTooLateIsNotWaitedFor() throws Exception {
        RateLimiter limiter = new RateLimiter(4, 4, time);
        turn(limiter);
        long end = time.nanoTime() + Duration.ofMillis(250).toNanos();

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> limiter.await(end));
        assertThat(time.elapsed()).isZero();
        assertThat(limiter.await(end + 1)).isZero();
    }

    /** A service that accepts 500 calls in 10 seconds, by one of the usual algorithms. */
    private interface Limit {
        /** Returns zero when the call is accepted, else the time until one will be. */
        Duration ask(Duration now);
    }

    private static Limit sliding() {
        Deque<Duration> taken = new ArrayDeque<>();
        return now -> {
            while (!taken.isEmpty() && taken.peek().plusSeconds(10).compareTo(now) <= 0) {
                taken.poll();
            }
            if (taken.size() < 500) {
                taken.add(now);
                return Duration.ZERO;
            }
            return taken.element().plusSeconds(10).minus(now);
        };
    }

    private static Limit fixed() {
        long[] window = {-1, 0};
        return now -> {
            long current = now.toSeconds() / 10;
            if (current != window[0]) {
                window[0] = current;
                window[1] = 0;
            }
            return ++window[1] <= 500
                    ? Duration.ZERO
                    : Duration.ofSeconds((current + 1) * 10).minus(now);
        };
    }

    private static Limit bucket() {
        double[] state = {500, 0};
        return now -> {
            double at = now.toNanos() / 1e9;
            state[0] = Math.min(500, state[0] + (at - state[1]) * 50);
            state[1] = at;
            if (state[0] >= 1) {
                state[0]--;
                return Duration.ZERO;
            }
            return Duration.ofMillis((long) Math.ceil((1 - state[0]) * 20));
        };
    }

    static Stream<Arguments> limits() {
        return Stream.of(true, false)
                .flatMap(says -> Stream.of(
                        Arguments.of("sliding window", sliding(), says),
                        Arguments.of("fixed window", fixed(), says),
                        Arguments.of("token bucket", bucket(), says)));
    }

    @ParameterizedTest(name = "{0}, says how long to wait: {2}")
    @MethodSource("limits")
    void aHighCeilingFindsTheLimitOfTheService(String name, Limit limit, boolean says) throws Exception {
        RateLimiter limiter = new RateLimiter(40, 100, time);
        int rejected = 0;
        for (int taken = 0; taken < 5_000; ) {
            int before = limiter.await(NO_END);
            Duration wait = limit.ask(time.elapsed());
            if (wait.isZero()) {
                taken++;
                limiter.accepted(before);
            } else {
                rejected++;
                limiter.pause(says ? Duration.ofSeconds(wait.toSeconds() + 1) : Duration.ofMillis(200));
                limiter.rejected(before);
            }
        }

        assertThat(time.elapsed()).as("taken, ideal: 100 s").isLessThanOrEqualTo(Duration.ofSeconds(115));
        assertThat(rejected).as("rejected, of 5,000").isBetween(1, says ? 20 : 100);
    }

    /** Wakes up later than asked, by the given delay of each sleep, counted from 1. */
    private static final class LateSleeper extends Moment {
        private final IntFunction<Duration> delay;
        private int sleeps;

        LateSleeper(IntFunction<Duration> delay) {
            this.delay = delay;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            sleeps++;
            super.sleep(duration.plus(delay.apply(sleeps)));
        }
    }
}
