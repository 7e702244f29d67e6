package dev.sessions.revocation;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Stops a job once, for the first reason given. It wakes workers by interrupting them, always while they are known to be at work,
 * and takes back what they did not notice: its interrupts reach nothing else that their threads do, and those of others stay.
 */
final class Brake {
    private final Set<Thread> working = new HashSet<>();
    private final Set<Thread> waiting = new HashSet<>();
    private final Set<Thread> woken = new HashSet<>();
    private volatile @Nullable Throwable reason;

    /** A wait that ends when the brake is pulled. */
    @FunctionalInterface
    interface Wait {
        /** Waits, and returns what the wait was for. */
        int end() throws InterruptedException, TimeoutException;
    }

    /** Stops the job and wakes those who wait for their turn. Calls under way are finished. */
    synchronized void pull(Throwable why) {
        stop(why, waiting);
    }

    /** Stops the job at once: calls under way are interrupted. */
    synchronized void slam(Throwable why) {
        stop(why, working);
    }

    private void stop(Throwable why, Set<Thread> whom) {
        if (reason == null) {
            reason = why;
        }
        woken.addAll(whom);
        whom.forEach(Thread::interrupt);
    }

    boolean isPulled() {
        return reason != null;
    }

    @Nullable
    Throwable reason() {
        return reason;
    }

    /** Returns the reason as the exception for a caller who gets no report. */
    RuntimeException failure() {
        return reason instanceof RuntimeException failure ? failure : new JobStopped();
    }

    /** Notes that this thread is at work from now on. */
    synchronized void enter() {
        working.add(Thread.currentThread());
    }

    /** Notes that this thread is no longer at work. */
    synchronized void leave() {
        working.remove(Thread.currentThread());
        forgetWakeUp();
    }

    /**
     * Waits, unless the job stops before the wait ends.
     *
     * @throws JobStopped when it does
     * @throws InterruptedException when somebody else interrupts the thread
     */
    int hold(Wait wait) throws InterruptedException, TimeoutException {
        begin();
        try {
            return wait.end();
        } finally {
            end();
        }
    }

    private synchronized void begin() {
        if (isPulled()) {
            throw new JobStopped();
        }
        waiting.add(Thread.currentThread());
    }

    /** Ends the wait; that the job stopped meanwhile counts more than how it ended. */
    private synchronized void end() {
        waiting.remove(Thread.currentThread());
        forgetWakeUp();
        if (isPulled()) {
            throw new JobStopped();
        }
    }

    private void forgetWakeUp() {
        if (woken.remove(Thread.currentThread())) {
            boolean unused = Thread.interrupted();
        }
    }
}
