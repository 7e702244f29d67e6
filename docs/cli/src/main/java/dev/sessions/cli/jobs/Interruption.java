package dev.sessions.cli.jobs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets a job end in good order when the process is told to end, for instance by Ctrl-C: the thread that waits for the job is
 * interrupted, and the process lives on until it has told what became of the sessions. A call that is blocked in a socket notices
 * when its attempt is over at the latest.
 */
public final class Interruption {
    // An attempt ends after 10 s.
    private static final int LONGEST_SECONDS = 15;

    private final CountDownLatch told = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Thread worker, Runnable notice) {
        this.hook = new Thread(
                () -> {
                    worker.interrupt();
                    notice.run();
                    await();
                },
                "sessions-interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Does that, with the thread that calls interrupted when the process is told to end, and notice given at once. */
    public static <T> T aware(Runnable notice, Supplier<T> job) {
        Interruption interruption = new Interruption(Thread.currentThread(), notice);
        try {
            return job.get();
        } finally {
            interruption.over();
        }
    }

    private void await() {
        try {
            boolean unused = told.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void over() {
        told.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already, and the hook with it.
        }
    }
}
