package dev.sessions.feign;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;

/** A clock on which every wait ends late by the given time. */
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
