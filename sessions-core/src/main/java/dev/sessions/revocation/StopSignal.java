package dev.sessions.revocation;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Stops a job once, for the first reason given, and ends the waits of its workers. Calls under way are finished. */
final class StopSignal {
    private final Set<Thread> waiting = new HashSet<>();
    private volatile @Nullable Throwable reason;

    /** A wait that ends when the job stops. */
    @FunctionalInterface
    interface Wait {
        /** Waits, and returns the result of the wait. */
        int end() throws InterruptedException, TimeoutException;
    }

    /** Ends the work of a worker because the job has stopped. Never leaves this package. */
    static final class JobStopped extends RuntimeException {
        JobStopped() {
            super("The job has stopped.", null, false, false);
        }
    }

    synchronized void stop(Throwable why) {
        if (reason == null) {
            reason = why;
        }
        waiting.forEach(Thread::interrupt);
    }

    boolean isStopped() {
        return reason != null;
    }

    @Nullable
    Throwable reason() {
        return reason;
    }

    /**
     * Waits, unless the job stops before the wait ends.
     *
     * @throws JobStopped when the job has stopped, however the wait ended
     * @throws InterruptedException when another cause interrupts the thread
     */
    int await(Wait wait) throws InterruptedException, TimeoutException {
        synchronized (this) {
            if (isStopped()) {
                throw new JobStopped();
            }
            waiting.add(Thread.currentThread());
        }
        try {
            return wait.end();
        } finally {
            end();
        }
    }

    private synchronized void end() {
        waiting.remove(Thread.currentThread());
        if (isStopped()) {
            // The interrupt of this signal may have missed the wait, and is meant for nothing else.
            boolean unused = Thread.interrupted();
            throw new JobStopped();
        }
    }
}
