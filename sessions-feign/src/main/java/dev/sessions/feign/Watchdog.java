package dev.sessions.feign;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Runs an action at the deadline of a body, for clients without a timeout of their own: {@code java.net.http} has none after the
 * headers. Its one daemon thread ends after 5 s without a call, or 100 ms after the adapter was closed. Calls that run at the
 * close are still watched.
 */
final class Watchdog {
    private static final int IDLE_MILLIS = 5_000;
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

    /** Schedules the action and returns how to cancel it. */
    Runnable after(Duration timeout, Runnable action) {
        Future<?> scheduled = timer.schedule(action, timeout.toNanos(), TimeUnit.NANOSECONDS);
        return () -> scheduled.cancel(false);
    }

    void close() {
        // No shutdown: a call that still waits for its headers schedules its action later.
        timer.setKeepAliveTime(IDLE_MILLIS_ONCE_CLOSED, TimeUnit.MILLISECONDS);
    }
}
