package dev.sessions.revocation;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A time that each wait moves at once. Records the waits. Safe for use by many threads. */
class Moment implements Timekeeper {
    private final List<Duration> waits = new ArrayList<>();
    // Near the overflow, because code must not rely on the origin of nanoTime.
    private long nanos = Long.MAX_VALUE - 1_000;
    private Duration elapsed = Duration.ZERO;

    @Override
    public synchronized Instant now() {
        return Instant.EPOCH.plus(elapsed);
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (!duration.isZero() && !duration.isNegative()) {
            pass(duration);
        }
    }

    private synchronized void pass(Duration wait) {
        waits.add(wait);
        advance(wait);
    }

    synchronized void advance(Duration duration) {
        nanos += duration.toNanos();
        elapsed = elapsed.plus(duration);
    }

    synchronized Duration elapsed() {
        return elapsed;
    }

    /** Returns the waits so far, the oldest first, without those of at most 100 ms that keep the pace. */
    synchronized List<Duration> waits() {
        return waits.stream().filter(wait -> wait.toMillis() > 100).toList();
    }
}
