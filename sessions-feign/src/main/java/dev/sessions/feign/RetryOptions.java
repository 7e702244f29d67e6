package dev.sessions.feign;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a failed call is tried again. Only failures that say {@code isRetryable()} are. The wait before the nth further attempt
 * is a random part of {@code firstBackoff * multiplier^(n-1)}, at most {@code maxBackoff} (full jitter), unless the service
 * says how long to wait: then it is that.
 *
 * <p>Revokes are retried as well: a session is ended once, and a revoke whose first answer was lost may come back as not found.
 */
public final class RetryOptions {
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

    /** Returns the defaults, which are told at each option. */
    public static RetryOptions defaults() {
        return DEFAULTS;
    }

    /** Returns the options of a call that is made once. */
    public static RetryOptions none() {
        return DEFAULTS.maxAttempts(1);
    }

    /**
     * Returns these options with another number of attempts, the first included. Default 3.
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
     * Returns these options with another longest wait before the first further attempt. Default 200 ms.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public RetryOptions firstBackoff(Duration backoff) {
        return new RetryOptions(
                maxAttempts, Durations.check("firstBackoff", backoff), multiplier, maxBackoff, longestRetryAfter);
    }

    /**
     * Returns these options with another factor by which the longest wait grows. Default 2.
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
     * Returns these options with another longest wait of all. Default 5 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public RetryOptions maxBackoff(Duration backoff) {
        return new RetryOptions(
                maxAttempts, firstBackoff, multiplier, Durations.check("maxBackoff", backoff), longestRetryAfter);
    }

    /**
     * Returns these options with another longest {@code Retry-After} that is obeyed. When the service asks for more, the call
     * fails at once and the exception says how long it asked for. Default 10 s.
     *
     * @throws IllegalArgumentException when it is not between 1 ms and 1 hour
     */
    public RetryOptions longestRetryAfter(Duration wait) {
        return new RetryOptions(
                maxAttempts, firstBackoff, multiplier, maxBackoff, Durations.check("longestRetryAfter", wait));
    }

    /** Returns how many attempts are made at the most, the first included. */
    public int maxAttempts() {
        return maxAttempts;
    }

    /** Returns the longest wait before the first further attempt. */
    public Duration firstBackoff() {
        return firstBackoff;
    }

    /** Returns the factor by which the longest wait grows. */
    public double multiplier() {
        return multiplier;
    }

    /** Returns the longest wait of all. */
    public Duration maxBackoff() {
        return maxBackoff;
    }

    /** Returns the longest {@code Retry-After} that is obeyed. */
    public Duration longestRetryAfter() {
        return longestRetryAfter;
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
