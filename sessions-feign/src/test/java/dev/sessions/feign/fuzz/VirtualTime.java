package dev.sessions.feign.fuzz;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;

/** A clock for one thread that records no waits, because there are millions. */
final class VirtualTime implements Timekeeper {
    static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

    private long nanos;

    void restart() {
        nanos = 0;
    }

    /** Returns how long was waited since the restart. */
    Duration elapsed() {
        return Duration.ofNanos(nanos);
    }

    @Override
    public Instant now() {
        return START.plusNanos(nanos);
    }

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public void sleep(Duration duration) {
        nanos += Math.max(0, duration.toNanos());
    }
}
