package dev.sessions.revocation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Stops a job once, for the first reason given, and wakes those who wait for their turn. Calls under way are finished. */
final class Brake {
    private final AtomicReference<@Nullable Throwable> reason = new AtomicReference<>();
    private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();

    /** A wait that ends when the brake is pulled. */
    @FunctionalInterface
    interface Wait {
        /** Returns whether there is time to go on. */
        boolean until() throws InterruptedException;
    }

    void pull(Throwable why) {
        if (reason.compareAndSet(null, why)) {
            waiting.forEach(Thread::interrupt);
        }
    }

    boolean isPulled() {
        return reason.get() != null;
    }

    @Nullable
    Throwable reason() {
        return reason.get();
    }

    /** Returns the reason as the exception for a caller who gets no report. */
    RuntimeException failure() {
        return reason() instanceof RuntimeException failure ? failure : new JobStopped();
    }

    /**
     * Waits, and returns whether there is time to go on.
     *
     * @throws JobStopped when the job is stopped before the wait ends
     * @throws InterruptedException when somebody else interrupts the thread
     */
    boolean hold(Wait wait) throws InterruptedException {
        waiting.add(Thread.currentThread());
        try {
            if (isPulled()) {
                throw new JobStopped();
            }
            boolean onTime = wait.until();
            if (isPulled()) {
                throw new JobStopped();
            }
            return onTime;
        } catch (InterruptedException e) {
            if (isPulled()) {
                throw new JobStopped();
            }
            throw e;
        } finally {
            waiting.remove(Thread.currentThread());
        }
    }
}
