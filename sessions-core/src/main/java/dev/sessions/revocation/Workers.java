package dev.sessions.revocation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one job, which end with it. */
final class Workers {
    private final List<Thread> threads = new ArrayList<>();

    /** Returns a factory of daemon threads named {@code sessions-revoker-} and a number. */
    static ThreadFactory daemons() {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "sessions-revoker-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Starts so many threads, or as many as the factory makes.
     *
     * @throws RuntimeException when the first does not start, with what the factory or the thread threw; an Error as well
     */
    void start(int size, ThreadFactory factory, Runnable work) {
        while (threads.size() < size) {
            try {
                Thread thread = factory.newThread(work);
                if (thread == null) {
                    throw new IllegalStateException("The thread factory returned no thread.");
                }
                thread.start();
                threads.add(thread);
            } catch (Throwable e) {
                if (threads.isEmpty()) {
                    throw e;
                }
                return;
            }
        }
    }

    void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Waits until all threads have ended. */
    void await() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
