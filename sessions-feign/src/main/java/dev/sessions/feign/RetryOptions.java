package dev.sessions.feign;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a failed call is retried. Only failures with {@code isRetryable()} are. The backoff before retry number n is a random part
 * of {@code firstBackoff * multiplier^(n-1)}, at most {@code maxBackoff} (full jitter). If the response has a {@code Retry-After},
 * the call waits exactly that long.
 *
 * <p>Revokes are retried as well: a session ends only once, so a revoke whose first response was lost may return not found.
 */
public final class RetryOptions {
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofHours(1);
    private static final RetryOptions DEFAULTS =
            new RetryOptions(3, Duration.ofMillis(200), 2, Duration.ofSeconds(5), Duration.ofSeconds(10));

    private final int maxAttempts;
    private final Duration firstBackoff;
    private final double multiplier;
    private final Duration maxBackoff;
    private final Duration longestRetryAfter;

    private RetryOptions(
            int maxAttempts,
            Duration firstBackoff,
            double multiplier,
            Duration maxBackoff,
            Duration longestRetryAfter) {
        this.maxAttempts = maxAttempts;
        this.firstBackoff = firstBackoff;
        this.multiplier = multiplier;
        this.maxBackoff = maxBackoff;
        this.longestRetryAfter = longestRetryAfter;
    }

    /** Returns the defaults, documented at each option. */
    public static RetryOptions defaults() {
        return DEFAULTS;
    }

    /** Returns the options without retries: one attempt. */
    public static RetryOptions none() {
        return DEFAULTS.maxAttempts(1);
    }

    /**
     * Returns these options with the given number of attempts, the first one included. Default 3.
     *
     * @throws IllegalArgumentException when it is less than 1
     */
    public RetryOptions maxAttempts(int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException(
                    "A call is made at least once, so maxAttempts must not be " + attempts + ".");
        }
        return new RetryOptions(attempts, firstBackoff, multiplier, maxBackoff, longestRetryAfter);
    }

    /**
     * Returns these options with the given longest backoff before the first retry. Default 200 ms.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public RetryOptions firstBackoff(Duration backoff) {
        return new RetryOptions(
                maxAttempts, checked("firstBackoff", backoff), multiplier, maxBackoff, longestRetryAfter);
    }

    /**
     * Returns these options with the given factor, by which the longest backoff grows from retry to retry. Default 2.
     *
     * @throws IllegalArgumentException when it is not between 1 and 10
     */
    public RetryOptions multiplier(double factor) {
        if (!(factor >= 1 && factor <= 10)) {
            throw new IllegalArgumentException("The multiplier must be between 1 and 10, not " + factor + ".");
        }
        return new RetryOptions(maxAttempts, firstBackoff, factor, maxBackoff, longestRetryAfter);
    }

    /**
     * Returns these options with the given limit of every backoff. Default 5 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public RetryOptions maxBackoff(Duration backoff) {
        return new RetryOptions(
                maxAttempts, firstBackoff, multiplier, checked("maxBackoff", backoff), longestRetryAfter);
    }

    /**
     * Returns these options with the given longest {@code Retry-After}. When the service asks for a longer wait, the call fails at
     * once, and the exception holds that wait. Default 10 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public RetryOptions longestRetryAfter(Duration wait) {
        return new RetryOptions(maxAttempts, firstBackoff, multiplier, maxBackoff, checked("longestRetryAfter", wait));
    }

    /** Returns the largest number of attempts, the first one included. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** Returns the longest backoff before the first retry. */
    public Duration firstBackoff() {
        return firstBackoff;
    }

    /** Returns the factor by which the longest backoff grows. */
    public double multiplier() {
        return multiplier;
    }

    /** Returns the limit of every backoff. */
    public Duration maxBackoff() {
        return maxBackoff;
    }

    /** Returns the longest {@code Retry-After} that a call waits for. */
    public Duration longestRetryAfter() {
        return longestRetryAfter;
    }

    /** Returns the time if it is long enough to be counted and short enough to be meant. */
    static Duration checked(String option, Duration time) {
        requireNonNull(time, option);
        if (time.compareTo(SHORTEST) < 0 || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The " + option + " must be between 1 ms and 1 hour, not " + time + ".");
        }
        return time;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RetryOptions that
                && maxAttempts == that.maxAttempts
                && firstBackoff.equals(that.firstBackoff)
                && Double.compare(multiplier, that.multiplier) == 0
                && maxBackoff.equals(that.maxBackoff)
                && longestRetryAfter.equals(that.longestRetryAfter);
    }

    @Override
    public int hashCode() {
        return Objects.hash(maxAttempts, firstBackoff, multiplier, maxBackoff, longestRetryAfter);
    }

    @Override
    public String toString() {
        return "RetryOptions[maxAttempts=" + maxAttempts + ", firstBackoff=" + firstBackoff + ", multiplier="
                + multiplier + ", maxBackoff=" + maxBackoff + ", longestRetryAfter=" + longestRetryAfter + "]";
    }
}
