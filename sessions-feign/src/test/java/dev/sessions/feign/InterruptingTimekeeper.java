package dev.sessions.feign;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;

/** A time on which every wait is interrupted. */
record InterruptingTimekeeper(Timekeeper time) implements Timekeeper {
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
        throw new InterruptedException();
    }
}
