package dev.sessions.testkit.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A limit on the calls in any period of a given length. Not thread-safe: the world guards it. */
final class CallLimit {
    private final int calls;
    private final Duration period;
    private final Deque<Instant> taken = new ArrayDeque<>();

    CallLimit(int calls, Duration period) {
        if (calls < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException(
                    "A limit takes at least 1 call in a time above zero, not " + calls + " in " + period + ".");
        }
        this.calls = calls;
        this.period = period;
    }

    /** Returns the time until a call is within the limit, or zero. */
    Duration delay(Instant now) {
        while (!taken.isEmpty() && !taken.element().plus(period).isAfter(now)) {
            taken.remove();
        }
        return taken.size() < calls
                ? Duration.ZERO
                : Duration.between(now, taken.element().plus(period));
    }

    /** Counts a call. */
    void take(Instant now) {
        taken.add(now);
    }
}
