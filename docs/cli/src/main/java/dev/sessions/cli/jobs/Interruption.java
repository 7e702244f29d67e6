package dev.sessions.cli.jobs;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ends a job in good order when the process is asked to end, for example by Ctrl-C: interrupts the thread that waits for the job,
 * and keeps the process alive until the summary is printed. A call that is blocked in a socket notices when its attempt ends.
 */
public final class Interruption {
    // An attempt ends after 10 s.
    private static final int LONGEST_SECONDS = 15;

    private final CountDownLatch finished = new CountDownLatch(1);
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

    /** Runs the job on this thread. When the process is asked to end, runs the notice and interrupts this thread. */
    public static <T> T aware(Runnable notice, Supplier<T> job) {
        Interruption interruption = new Interruption(Thread.currentThread(), notice);
        try {
            return job.get();
        } finally {
            interruption.finish();
        }
    }

    private void await() {
        try {
            boolean unused = finished.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void finish() {
        finished.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already.
        }
    }
}
