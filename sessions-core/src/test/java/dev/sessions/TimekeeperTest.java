package dev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class TimekeeperTest {
    private final Timekeeper system = Timekeeper.system();

    @AfterEach
    void clearTheFlagOfThisThread() {
        Thread.interrupted();
    }

    @Test
    void theSystemsTimeIsNow() {
        Instant before = Instant.now();
        Instant now = system.now();
        assertThat(now).isBetween(before, Instant.now());
    }

    @Test
    void theSystemsNanosAreThoseOfTheMachine() {
        long before = System.nanoTime();
        long nanos = system.nanoTime();
        assertThat(nanos - before).isNotNegative();
        assertThat(System.nanoTime() - nanos).isNotNegative();
    }

    @Test
    void thereIsOneSystemTimekeeper() {
        assertThat(Timekeeper.system()).isSameAs(system);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT-2562047788015H"})
    void aWaitOfZeroOrLessReturns(String duration) {
        // An endless sleep would meet the timeout of this class.
        assertThatCode(() -> system.sleep(Duration.parse(duration))).doesNotThrowAnyException();
    }

    @Test
    void anInterruptEndsTheWait() throws InterruptedException {
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                system.sleep(Duration.ofHours(1));
            } catch (InterruptedException e) {
                end.set(e);
            }
        });
        waiting.start();
        while (waiting.getState() != Thread.State.TIMED_WAITING && waiting.isAlive()) {
            Thread.onSpinWait();
        }
        waiting.interrupt();
        waiting.join();
        assertThat(end).hasValueMatching(InterruptedException.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "PT0S", "PT-1S", "PT2562047788015215H"})
    void anInterruptedThreadDoesNotBeginToWait(String duration) {
        Thread.currentThread().interrupt();
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> system.sleep(Duration.parse(duration)));
        assertThat(Thread.currentThread().isInterrupted()).as("the flag").isFalse();
    }
}
