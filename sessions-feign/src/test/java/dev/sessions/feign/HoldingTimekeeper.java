package dev.sessions.feign;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/** A time on which a wait begins with that act and ends only when its thread is interrupted. */
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
