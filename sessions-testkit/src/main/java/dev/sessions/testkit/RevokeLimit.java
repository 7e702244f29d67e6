package dev.sessions.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** So many revokes in any stretch of time of that length, however it is laid. Not thread-safe: the world guards it. */
final class RevokeLimit {
    private final int calls;
    private final Duration stretch;
    private final Deque<Instant> taken = new ArrayDeque<>();

    RevokeLimit(int calls, Duration stretch) {
        if (calls < 1 || stretch.isZero() || stretch.isNegative()) {
            throw new IllegalArgumentException(
                    "A limit takes at least 1 call in a time above zero, not " + calls + " in " + stretch + ".");
        }
        this.calls = calls;
        this.stretch = stretch;
    }

    /** Takes a call if that is within the limit and returns zero, or returns how long it is until one will be. */
    Duration take(Instant now) {
        while (!taken.isEmpty() && !taken.element().plus(stretch).isAfter(now)) {
            taken.remove();
        }
        if (taken.size() < calls) {
            taken.add(now);
            return Duration.ZERO;
        }
        return Duration.between(now, taken.element().plus(stretch));
    }
}
