package dev.sessions.revocation;

import dev.sessions.Timekeeper;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What is still to do. Work that came out of other work goes first, so that a job over a million users holds only the few that
 * its workers are busy with, and those that wait to be looked at again. The source is asked by one worker at a time, while the others go on.
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

    /** Work that begins with a wait until the timekeeper reaches the given nanoseconds. */
    private record Later(long nanos, Runnable work) {}

    synchronized void add(Collection<? extends Runnable> work) {
        ready.addAll(work);
        notifyAll();
    }

    /**
     * Adds work that begins with a wait until the timekeeper reaches the given nanoseconds. It is taken when the wait is over, or
     * by a worker that has nothing else to do. Calls come in the order of these times.
     */
    synchronized void addLater(long nanos, Runnable work) {
        later.add(new Later(nanos, work));
        notifyAll();
    }

    /** Returns the next piece of work, waiting for it if there may be more; null when there is none or the job stopped. */
    @Nullable
    Runnable take() throws InterruptedException {
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

    /** Notes that a piece of work is finished, with all that came out of it added. */
    synchronized void finished() {
        busy--;
        notifyAll();
    }
}
