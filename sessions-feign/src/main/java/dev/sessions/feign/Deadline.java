package dev.sessions.feign;

import dev.sessions.Timekeeper;
import java.time.Duration;

/** The moment at which a call must have ended. */
final class Deadline {
    private final Timekeeper timekeeper;
    private final long end;

    private Deadline(Timekeeper timekeeper, long end) {
        this.timekeeper = timekeeper;
        this.end = end;
    }

    static Deadline in(Duration time, Timekeeper timekeeper) {
        return new Deadline(timekeeper, timekeeper.nanoTime() + time.toNanos());
    }

    /** Returns the end of a part of the call that may take that long: the earlier of the two moments. */
    Deadline within(Duration time) {
        Deadline part = in(time, timekeeper);
        return part.end - end < 0 ? part : this;
    }

    /** Returns the time that is left: zero or less when it is over. */
    Duration left() {
        return Duration.ofNanos(end - timekeeper.nanoTime());
    }

    boolean isOver() {
        return end - timekeeper.nanoTime() <= 0;
    }
}
