package dev.sessions;

import java.time.Duration;
import java.time.Instant;

/**
 * The one seam for time. Everything in this library that reads a clock or waits does so through one of these, so that a test
 * can skip hours at once. Implementations are safe for use by many threads.
 */
public interface Timekeeper {

    /** Returns the wall-clock time. */
    Instant now();

    /** Returns a time in nanoseconds that only ever grows, fit for measuring how long something took. Any origin. */
    long nanoTime();

    /**
     * Waits for the given time; returns at once for zero or less.
     *
     * @throws InterruptedException when the thread is interrupted before or during the wait
     */
    void sleep(Duration duration) throws InterruptedException;

    /** Returns the system's time. */
    static Timekeeper system() {
        return SystemTimekeeper.INSTANCE;
    }
}
