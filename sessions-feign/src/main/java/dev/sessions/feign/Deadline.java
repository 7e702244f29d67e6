package dev.sessions.feign;

import dev.sessions.Timekeeper;
import java.time.Duration;

/** The moment at which a call must end. */
final class Deadline {
    private final Timekeeper timekeeper;
    private final long end;

    private Deadline(Timekeeper timekeeper, long end) {
        this.timekeeper = timekeeper;
        this.end = end;
    }

    static Deadline in(Duration timeout, Timekeeper timekeeper) {
        return new Deadline(timekeeper, timekeeper.nanoTime() + timeout.toNanos());
    }

    /** Returns the deadline of a part of the call with a timeout of its own: the earlier of the two moments. */
    Deadline within(Duration timeout) {
        Deadline part = in(timeout, timekeeper);
        return part.end - end < 0 ? part : this;
    }

    /** Returns the remaining time, zero or negative after the deadline. */
    Duration left() {
        return Duration.ofNanos(end - timekeeper.nanoTime());
    }

    boolean isOver() {
        return end - timekeeper.nanoTime() <= 0;
    }

    /** Returns the time in milliseconds, rounded up. */
    static long millisUp(Duration time) {
        return time.plusNanos(999_999).toMillis();
    }
}
