package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A time that moves only when told: {@link #advance(Duration)} moves it, and so does every wait, by its own length and at
 * once. Hours of waiting pass in no time, and every wait can be looked at afterwards. Safe for use by many threads; when
 * several threads wait, each wait moves the time.
 */
public final class TestClock implements Timekeeper {
    private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

    private final Instant start;
    private final List<Duration> waits = new ArrayList<>();
    private Duration elapsed = Duration.ZERO;

    private TestClock(Instant start) {
        this.start = requireNonNull(start, "start");
    }

    /** Returns a clock that shows 2026-01-15T12:00:00Z. */
    public static TestClock create() {
        return startingAt(START);
    }

    /** Returns a clock that shows that time. */
    public static TestClock startingAt(Instant start) {
        return new TestClock(start);
    }

    @Override
    public synchronized Instant now() {
        return start.plus(elapsed);
    }

    /** Returns the nanoseconds since the start of this clock. */
    @Override
    public synchronized long nanoTime() {
        return elapsed.toNanos();
    }

    /** Moves the time by that wait and returns at once. Zero and less neither move it nor count as a wait. */
    @Override
    public void sleep(Duration duration) throws InterruptedException {
        requireNonNull(duration, "duration");
        if (Thread.interrupted()) {
            throw new InterruptedException("The thread was interrupted before it could wait.");
        }
        if (duration.compareTo(Duration.ZERO) > 0) {
            waited(duration);
        }
    }

    private synchronized void waited(Duration duration) {
        waits.add(duration);
        elapsed = elapsed.plus(duration);
    }

    /**
     * Moves the time forward.
     *
     * @throws IllegalArgumentException when the duration is negative: time does not run backwards
     */
    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time only moves forward, so it cannot advance by " + duration + ".");
        }
        elapsed = elapsed.plus(duration);
    }

    /** Returns all waits so far, in the order in which they began. Unmodifiable. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    @Override
    public synchronized String toString() {
        return "TestClock[now=" + now() + ", waits=" + waits + "]";
    }
}
