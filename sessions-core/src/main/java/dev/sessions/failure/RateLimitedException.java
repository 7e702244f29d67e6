package dev.sessions.failure;

/**
 * Too many requests (429). {@link #retryAfter()} is how long to wait, if the service sent it. The vendor publishes 1,000
 * reads and 500 writes in 10 seconds for each environment, and 6,000 requests in 60 seconds for each key (DOC). Retryable.
 */
public final class RateLimitedException extends SessionsException {
    RateLimitedException(Failure failure) {
        super(failure);
    }
}
