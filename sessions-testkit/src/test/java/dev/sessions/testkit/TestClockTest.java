package dev.sessions.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TestClockTest {
    private final TestClock clock = TestClock.create();

    @Test
    void startsAtAFixedTimeAndStandsStill() {
        assertThat(clock.now()).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(clock.now()).isEqualTo("2026-01-15T12:00:00Z");
    }

    @Test
    void startsAtTheGivenTime() {
        Instant start = Instant.parse("2031-05-06T07:08:09.123456789Z");
        assertThat(TestClock.startingAt(start).now()).isEqualTo(start);
    }

    @Test
    void advanceMovesBothTimes() {
        long before = clock.nanoTime();
        clock.advance(Duration.ofMillis(1500));
        assertThat(clock.now()).isEqualTo("2026-01-15T12:00:01.500Z");
        assertThat(clock.nanoTime() - before).isEqualTo(1_500_000_000L);
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void timeDoesNotRunBackwards() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> clock.advance(Duration.ofNanos(-1)))
                .withMessageContaining("only moves forward");
    }

    @Test
    void nanosecondsOverflowAfter292YearsAndTheirDifferencesStayRight() {
        clock.advance(Duration.ofDays(365 * 300));
        long before = clock.nanoTime();
        clock.advance(Duration.ofNanos(7));
        assertThat(clock.nanoTime() - before).isEqualTo(7);
    }

    @Test
    void aWaitMovesTheTimeByItsLengthAndIsRemembered() throws InterruptedException {
        clock.sleep(Duration.ofHours(3));
        clock.sleep(Duration.ofSeconds(1));
        assertThat(clock.now()).isEqualTo("2026-01-15T15:00:01Z");
        assertThat(clock.waits()).containsExactly(Duration.ofHours(3), Duration.ofSeconds(1));
    }

    @Test
    void zeroAndLessAreNoWait() throws InterruptedException {
        clock.sleep(Duration.ZERO);
        clock.sleep(Duration.ofSeconds(-1));
        assertThat(clock.now()).isEqualTo("2026-01-15T12:00:00Z");
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void anInterruptedThreadDoesNotWait() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> clock.sleep(Duration.ofSeconds(1))).isInstanceOf(InterruptedException.class);
        assertThat(Thread.currentThread().isInterrupted()).as("the flag").isFalse();
        assertThat(clock.waits()).isEmpty();
    }
}
