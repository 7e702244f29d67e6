package dev.sessions.revocation;

import dev.sessions.Timekeeper;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The work that is left. Work that other work added goes first, so that a job over a million users holds only the users that its
 * workers are busy with, and those that wait to be listed again. One worker at a time asks the source, while the others go on.
 */
final class WorkQueue {
    private final Iterator<? extends Runnable> source;
    private final StopSignal stop;
    private final Timekeeper time;
    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final Queue<Later> later = new ArrayDeque<>();
    private boolean asking;
    private boolean exhausted;
    private int busy;

    WorkQueue(Iterator<? extends Runnable> source, StopSignal stop, Timekeeper time) {
        this.source = source;
        this.stop = stop;
        this.time = time;
    }

    /** Work that begins with a wait until the given time. */
    private record Later(long nanos, Runnable work) {}

    synchronized void add(Runnable work) {
        ready.add(work);
        notifyAll();
    }

    /** Adds work, and runs the next work on the worker that finishes the last piece; at once when there is none. */
    void add(Collection<? extends Runnable> work, Runnable next) {
        if (work.isEmpty()) {
            next.run();
            return;
        }
        AtomicInteger pending = new AtomicInteger(work.size());
        work.forEach(piece -> add(() -> {
            piece.run();
            if (pending.decrementAndGet() == 0) {
                next.run();
            }
        }));
    }

    /**
     * Adds work that begins with a wait until the timekeeper reaches the given nanoseconds. A worker takes it after that, or when
     * there is nothing else to take. Callers add such work in the order of its time.
     */
    synchronized void addLater(long nanos, Runnable work) {
        later.add(new Later(nanos, work));
        notifyAll();
    }

    /** Runs work until none is left or the job stops. */
    void run() throws InterruptedException {
        for (Runnable next = take(); next != null; next = take()) {
            try {
                next.run();
            } finally {
                finished();
            }
        }
    }

    /** Returns the next piece of work, and waits while others may add some; null when none is left or the job stopped. */
    private @Nullable Runnable take() throws InterruptedException {
        while (true) {
            synchronized (this) {
                while (!stop.isStopped() && ready.isEmpty() && later.isEmpty() && (asking || (exhausted && busy > 0))) {
                    wait();
                }
                if (stop.isStopped()) {
                    return null;
                }
                Later first = later.peek();
                if (first != null && ready.isEmpty() && (asking || exhausted || first.nanos - time.nanoTime() <= 0)) {
                    ready.add(later.remove().work);
                }
                if (exhausted || !ready.isEmpty()) {
                    return begun(ready.poll());
                }
                asking = true;
            }
            Runnable work = ask();
            if (work != null) {
                return work;
            }
        }
    }

    private @Nullable Runnable ask() {
        Runnable work = null;
        try {
            work = source.hasNext() ? source.next() : null;
        } catch (Throwable e) {
            stop.stop(e);
        }
        synchronized (this) {
            asking = false;
            exhausted = work == null;
            notifyAll();
            return begun(work);
        }
    }

    private @Nullable Runnable begun(@Nullable Runnable work) {
        if (work != null) {
            busy++;
        }
        return work;
    }

    /** Returns whether all work is finished. */
    synchronized boolean isDone() {
        return exhausted && busy == 0 && ready.isEmpty() && later.isEmpty();
    }

    private synchronized void finished() {
        busy--;
        notifyAll();
    }
}
