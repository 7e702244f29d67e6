package dev.sessions.revocation;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What is still to do. Work that came out of other work goes first, so that a job over a million users holds only the few that
 * its workers are busy with.
 */
final class WorkQueue {
    private final Iterator<? extends Runnable> source;
    private final Brake brake;
    private final Queue<Runnable> ready = new ArrayDeque<>();
    private int busy;

    WorkQueue(Iterator<? extends Runnable> source, Brake brake) {
        this.source = source;
        this.brake = brake;
    }

    synchronized void add(Collection<? extends Runnable> work) {
        ready.addAll(work);
        notifyAll();
    }

    /** Returns the next piece of work, waiting for it if there may be more; null when there is none or the job stopped. */
    synchronized @Nullable Runnable take() throws InterruptedException {
        while (!brake.isPulled()) {
            Runnable work = ready.poll();
            if (work == null && source.hasNext()) {
                work = source.next();
            }
            if (work != null) {
                busy++;
                return work;
            }
            if (busy == 0) {
                return null;
            }
            wait();
        }
        return null;
    }

    /** Notes that a piece of work is finished, with all that came out of it added. */
    synchronized void finished() {
        busy--;
        notifyAll();
    }
}
