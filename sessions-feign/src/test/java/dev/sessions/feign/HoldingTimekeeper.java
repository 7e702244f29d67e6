package dev.sessions.feign;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** A clock whose waits begin with the given action and end only by an interrupt. */
record HoldingTimekeeper(Timekeeper time, Runnable act) implements Timekeeper {
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
        act.run();
        new CountDownLatch(1).await();
    }
}
