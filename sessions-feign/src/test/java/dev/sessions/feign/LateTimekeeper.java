package dev.sessions.feign;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;

/** A time on which every wait ends that much late. */
record LateTimekeeper(Timekeeper time, Duration late) implements Timekeeper {
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
        time.sleep(duration.plus(late));
    }
}
