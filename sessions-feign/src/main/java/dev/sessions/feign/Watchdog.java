package dev.sessions.feign;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Acts when the time for reading a body is over, for clients that would wait for ever: {@code java.net.http} has no time-out
 * once the headers have come. Its one thread is a daemon and ends when there is nothing to watch: some seconds later, or at once
 * when the adapter is closed. Calls that are under way then are watched to their end.
 */
final class Watchdog {
    private static final int IDLE_MILLIS = 5_000;
    // A thread that waits for a moment to come wakes as often as that.
    private static final int IDLE_MILLIS_ONCE_CLOSED = 100;

    private final ScheduledThreadPoolExecutor timer;

    Watchdog() {
        timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "sessions-deadline");
            thread.setDaemon(true);
            return thread;
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(IDLE_MILLIS, TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Lets that happen after that time, and returns what calls it off. */
    Runnable after(Duration time, Runnable act) {
        Future<?> planned = timer.schedule(act, time.toNanos(), TimeUnit.NANOSECONDS);
        return () -> planned.cancel(false);
    }

    void close() {
        // No shutdown: a call that waits for its answer has not planned anything yet.
        timer.setKeepAliveTime(IDLE_MILLIS_ONCE_CLOSED, TimeUnit.MILLISECONDS);
    }
}
