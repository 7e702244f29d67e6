package dev.sessions.revocation;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The workers of one job: daemon threads of its own that end with it, or threads of the caller's executor. */
final class Crew {
    private final Set<Thread> atWork = ConcurrentHashMap.newKeySet();
    private final CountDownLatch left;
    private final Runnable work;

    private Crew(int size, Runnable work) {
        this.left = new CountDownLatch(size);
        this.work = work;
    }

    /** Sets that many workers to that work, each of which returns when nothing is left to do. */
    static Crew start(int size, @Nullable Executor executor, Runnable work) {
        Crew crew = new Crew(size, work);
        AtomicInteger number = new AtomicInteger();
        Executor threads = executor != null
                ? executor
                : task -> {
                    Thread thread = new Thread(task, "sessions-revoker-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    thread.start();
                };
        int started = 0;
        try {
            while (started < size) {
                threads.execute(crew::workToTheEnd);
                started++;
            }
        } finally {
            // An executor that takes fewer, or none, leaves the rest of the places empty.
            for (int i = started; i < size; i++) {
                crew.left.countDown();
            }
        }
        return crew;
    }

    private void workToTheEnd() {
        atWork.add(Thread.currentThread());
        try {
            work.run();
        } finally {
            atWork.remove(Thread.currentThread());
            left.countDown();
        }
    }

    /** Waits until all have left. */
    void await() throws InterruptedException {
        left.await();
    }

    void interrupt() {
        atWork.forEach(Thread::interrupt);
    }
}
