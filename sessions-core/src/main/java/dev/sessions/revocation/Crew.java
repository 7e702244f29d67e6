package dev.sessions.revocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The workers of one job: daemon threads of its own that end with it, or threads of the caller's executor. The first worker to
 * leave knows that nothing is left to do, so one that comes later, or never, is not waited for.
 */
final class Crew {
    private final Brake brake;
    private final Runnable work;
    private final List<Thread> own = new ArrayList<>();
    private int atWork;
    private boolean over;

    /** A crew for that work, from which a worker returns when nothing is left to do. */
    Crew(Brake brake, Runnable work) {
        this.brake = brake;
        this.work = work;
    }

    /**
     * Sets that many workers to work, or as many as the executor takes.
     *
     * @throws RuntimeException what the executor throws when it takes none; an Error as well
     */
    void start(int size, @Nullable Executor executor) {
        for (int number = 1; number <= size; number++) {
            try {
                if (executor != null) {
                    executor.execute(this::workToTheEnd);
                } else {
                    startOwn(number);
                }
            } catch (RuntimeException | Error e) {
                if (number == 1) {
                    throw e;
                }
                return;
            }
        }
    }

    private void startOwn(int number) {
        Thread thread = new Thread(this::workToTheEnd, "sessions-revoker-" + number);
        thread.setDaemon(true);
        thread.start();
        own.add(thread);
    }

    private void workToTheEnd() {
        if (come()) {
            try {
                work.run();
            } finally {
                go();
            }
        }
    }

    private synchronized boolean come() {
        if (!over) {
            atWork++;
            brake.enter();
        }
        return !over;
    }

    private synchronized void go() {
        brake.leave();
        atWork--;
        over = true;
        notifyAll();
    }

    /** Waits until all have left, and threads of our own have ended. */
    void await() throws InterruptedException {
        awaitWorkers();
        for (Thread thread : own) {
            thread.join();
        }
    }

    private synchronized void awaitWorkers() throws InterruptedException {
        while (!over || atWork > 0) {
            wait();
        }
    }

    /** Lets no further worker begin. */
    synchronized void close() {
        over = true;
        notifyAll();
    }
}
