package dev.sessions.cli.serve;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** The system's time plus what was added. Never goes back. */
final class MovableTime implements Timekeeper {
    private final Timekeeper system = Timekeeper.system();
    private final AtomicLong added = new AtomicLong();

    void add(Duration duration) {
        added.accumulateAndGet(duration.toMillis(), Math::addExact);
    }

    @Override
    public Instant now() {
        return system.now().plusMillis(added.get());
    }

    @Override
    public long nanoTime() {
        return system.nanoTime() + added.get() * 1_000_000;
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
        system.sleep(duration);
    }
}
