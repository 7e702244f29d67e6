package dev.sessions.feign;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Acts when the time for reading a body is over, for clients that would wait for ever: {@code java.net.http} has no time-out
 * once the headers have come. Its one thread is a daemon and ends when there is nothing to watch.
 */
final class Watchdog {
    private static final int IDLE_SECONDS = 5;

    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sessions-deadline");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        // A call that is still under way when the adapter is closed goes on without.
        timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Lets that happen after that time, and returns what calls it off. */
    Runnable after(Duration time, Runnable act) {
        Future<?> planned = timer.schedule(act, time.toNanos(), TimeUnit.NANOSECONDS);
        return () -> planned.cancel(false);
    }

    void close() {
        timer.shutdownNow();
    }
}
