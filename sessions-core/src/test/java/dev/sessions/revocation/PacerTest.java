package dev.sessions.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pace of a job: how it is kept, halved, found again and grown. */
class PacerTest {
    private static final long NO_END = Long.MIN_VALUE + Long.MAX_VALUE / 2;

    private final Moment time = new Moment();

    /** Takes a turn, and returns how long that took. */
    private Duration turn(Pacer pacer) throws InterruptedException, TimeoutException {
        Duration before = time.elapsed();
        pacer.await(time.nanoTime() + Duration.ofDays(1).toNanos());
        return time.elapsed().minus(before);
    }

    @Test
    void theFirstTurnIsAtOnceAndTheOthersFollowEvenly() throws Exception {
        Pacer pacer = new Pacer(4, 4, time);

        assertThat(turn(pacer)).isZero();
        assertThat(turn(pacer)).isEqualTo(Duration.ofMillis(250));
        assertThat(turn(pacer)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void timeThatPassesOtherwiseCounts() throws Exception {
        Pacer pacer = new Pacer(4, 4, time);
        turn(pacer);
        time.advance(Duration.ofMillis(200));

        assertThat(turn(pacer)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void turnsThatWereNotTakenAreNotSaved() throws Exception {
        Pacer pacer = new Pacer(4, 4, time);
        time.advance(Duration.ofHours(1));

        assertThat(turn(pacer)).isZero();
        assertThat(turn(pacer)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void sleepsThatEndLateDoNotSlowItDown() throws Exception {
        Pacer pacer = new Pacer(40, 40, new LateSleeper(time, sleep -> Duration.ofMillis(sleep % 40 == 0 ? 150 : 3)));
        for (int i = 0; i < 401; i++) {
            turn(pacer);
        }

        assertThat(time.elapsed()).isBetween(Duration.ofMillis(9_990), Duration.ofMillis(10_150));
    }

    @Test
    void oneThatEndsMuchTooLateMakesNoBurst() throws Exception {
        Pacer pacer = new Pacer(40, 40, new LateSleeper(time, sleep -> Duration.ofMinutes(sleep == 1 ? 1 : 0)));
        turn(pacer);
        turn(pacer);
        Duration begin = time.elapsed();
        for (int i = 0; i < 40; i++) {
            turn(pacer);
        }

        assertThat(time.elapsed().minus(begin)).isEqualTo(Duration.ofMillis(800));
    }

    @Test
    void aRejectionHalvesThePace() throws Exception {
        Pacer pacer = new Pacer(4, 4, time);
        pacer.rejected(pacer.await(NO_END));
        turn(pacer);

        assertThat(turn(pacer)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void callsThatWereUnderWayTogetherSlowDownOnce() throws Exception {
        Pacer pacer = new Pacer(8, 8, time);
        int first = pacer.await(NO_END);
        int second = pacer.await(NO_END);
        pacer.rejected(first);
        pacer.rejected(second);
        turn(pacer);

        assertThat(turn(pacer)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void rejectionsWithNoCallTakenBetweenThemSlowDownOnce() throws Exception {
        Pacer pacer = new Pacer(8, 8, time);
        pacer.rejected(pacer.await(NO_END));
        pacer.rejected(pacer.await(NO_END));
        turn(pacer);

        assertThat(turn(pacer)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void thePaceNeverDropsBelowOneInTwoSeconds() throws Exception {
        Pacer pacer = new Pacer(0.75, 1, time);
        for (int i = 0; i < 5; i++) {
            pacer.accepted(pacer.await(NO_END));
            pacer.rejected(pacer.await(NO_END));
        }
        turn(pacer);

        assertThat(turn(pacer)).isLessThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void aPaceThatIsSlowerStillStaysAsItIs() throws Exception {
        Pacer pacer = new Pacer(0.1, 0.1, time);
        pacer.rejected(pacer.await(NO_END));
        turn(pacer);

        assertThat(turn(pacer)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void itGrowsByOneInASecondAndNotBeyondTheFastest() throws Exception {
        Pacer pacer = new Pacer(10, 20, time);
        Duration begin = time.elapsed();
        Duration wait = Duration.ZERO;
        while (time.elapsed().minus(begin).compareTo(Duration.ofSeconds(5)) < 0) {
            wait = turn(pacer);
            pacer.accepted(0);
        }
        assertThat(1e9 / wait.toNanos()).isBetween(14.5, 15.5);

        for (int i = 0; i < 1_000; i++) {
            wait = turn(pacer);
            pacer.accepted(0);
        }
        assertThat(wait).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void afterARejectionItComesBackQuicklyToALittleUnderWhereItWas() throws Exception {
        Pacer pacer = new Pacer(100, 100, time);
        pacer.rejected(pacer.await(NO_END));
        Duration begin = time.elapsed();
        while (time.elapsed().minus(begin).compareTo(Duration.ofMillis(700)) < 0) {
            pacer.accepted(pacer.await(NO_END));
        }
        turn(pacer);

        assertThat(1e9 / turn(pacer).toNanos()).isBetween(90.0, 92.0);
    }

    @Test
    void rejectionsWhileItComesBackCostLittleForLong() throws Exception {
        Pacer pacer = new Pacer(100, 100, time);
        pacer.rejected(pacer.await(NO_END));
        pacer.accepted(pacer.await(NO_END));
        pacer.rejected(pacer.await(NO_END));
        Duration begin = time.elapsed();
        while (time.elapsed().minus(begin).compareTo(Duration.ofSeconds(2)) < 0) {
            pacer.accepted(pacer.await(NO_END));
        }
        turn(pacer);

        assertThat(1e9 / turn(pacer).toNanos()).isBetween(81.0, 83.0);
    }

    @Test
    void onceTheLimitWasMetItGrowsByATenthInASecond() throws Exception {
        Pacer pacer = new Pacer(100, Double.POSITIVE_INFINITY, time);
        pacer.rejected(pacer.await(NO_END));
        Duration begin = time.elapsed();
        while (time.elapsed().minus(begin).compareTo(Duration.ofSeconds(21)) < 0) {
            pacer.accepted(pacer.await(NO_END));
        }
        turn(pacer);

        assertThat(1e9 / turn(pacer).toNanos()).isBetween(91.5, 93.0);
    }

    @Test
    void aPauseHoldsEveryTurnBack() throws Exception {
        Pacer pacer = new Pacer(4, 4, time);
        pacer.pause(Duration.ofSeconds(3));
        // A shorter one does not end it.
        pacer.pause(Duration.ofSeconds(1));

        assertThat(turn(pacer)).isEqualTo(Duration.ofSeconds(3));
        assertThat(turn(pacer)).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aTurnThatComesTooLateIsNotWaitedFor() throws Exception {
        Pacer pacer = new Pacer(4, 4, time);
        turn(pacer);
        long end = time.nanoTime() + Duration.ofMillis(250).toNanos();

        assertThatExceptionOfType(TimeoutException.class).isThrownBy(() -> pacer.await(end));
        assertThat(time.elapsed()).isZero();
        assertThat(pacer.await(end + 1)).isZero();
    }

    /** A service that takes 500 calls in 10 seconds, in one of the ways in which services count. */
    private interface Limit {
        /** Returns how long to wait, zero when the call is taken. */
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
    void anOpenPaceFindsTheLimitOfTheServiceByItself(String name, Limit limit, boolean says) throws Exception {
        Pacer pacer = new Pacer(40, Double.POSITIVE_INFINITY, time);
        int rejected = 0;
        for (int taken = 0; taken < 5_000; ) {
            int before = pacer.await(NO_END);
            Duration wait = limit.ask(time.elapsed());
            if (wait.isZero()) {
                taken++;
                pacer.accepted(before);
            } else {
                rejected++;
                pacer.pause(says ? Duration.ofSeconds(wait.toSeconds() + 1) : Duration.ofMillis(200));
                pacer.rejected(before);
            }
        }

        assertThat(time.elapsed()).as("ideal: 100 s").isLessThan(Duration.ofSeconds(115));
        assertThat(rejected).as("of 5,000").isLessThan(100);
    }

    @ParameterizedTest(name = "{0}, says how long to wait: {2}")
    @MethodSource("limits")
    void theDefaultPaceIsNeverRejected(String name, Limit limit, boolean says) throws Exception {
        Pacer pacer = new Pacer(40, 40, time);
        for (int taken = 0; taken < 5_000; taken++) {
            int before = pacer.await(NO_END);
            assertThat(limit.ask(time.elapsed())).isZero();
            pacer.accepted(before);
        }
    }

    /** Wakes up as late as is told for each sleep, counted from 1. */
    private static final class LateSleeper implements Timekeeper {
        private final Moment time;
        private final IntFunction<Duration> delay;
        private int sleeps;

        LateSleeper(Moment time, IntFunction<Duration> delay) {
            this.time = time;
            this.delay = delay;
        }

        @Override
        public Instant now() {
            return time.now();
        }

        @Override
        public long nanoTime() {
            return time.nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            sleeps++;
            time.sleep(duration.plus(delay.apply(sleeps)));
        }
    }
}
