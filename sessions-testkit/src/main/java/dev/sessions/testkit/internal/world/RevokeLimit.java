package dev.sessions.testkit.internal.world;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** A limit on the revokes in any period of a given length. Not thread-safe: the world guards it. */
final class RevokeLimit {
    private final int calls;
    private final Duration period;
    private final Deque<Instant> taken = new ArrayDeque<>();

    RevokeLimit(int calls, Duration period) {
        if (calls < 1 || period.isZero() || period.isNegative()) {
            throw new IllegalArgumentException(
                    "A limit takes at least 1 call in a time above zero, not " + calls + " in " + period + ".");
        }
        this.calls = calls;
        this.period = period;
    }

    /** Counts a call within the limit and returns zero, or returns the time until the next call is within the limit. */
    Duration take(Instant now) {
        while (!taken.isEmpty() && !taken.element().plus(period).isAfter(now)) {
            taken.remove();
        }
        if (taken.size() < calls) {
            taken.add(now);
            return Duration.ZERO;
        }
        return Duration.between(now, taken.element().plus(period));
    }
}
