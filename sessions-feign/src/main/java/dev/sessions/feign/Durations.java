package dev.sessions.feign;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Times in milliseconds: the one rule for those that are set, long enough to be counted and short enough to be meant. */
final class Durations {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);

    private Durations() {}

    static Duration check(String option, Duration time) {
        requireNonNull(time, option);
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The " + option + " must be between 1 ms and 1 hour, not " + time + ".");
        }
        return time;
    }

    /** Returns the milliseconds in which that time is surely over. */
    static long millisUp(Duration time) {
        return time.plusNanos(999_999).toMillis();
    }
}
