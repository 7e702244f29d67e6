package dev.sessions.failure;

/**
 * The time that was allowed for the whole call, waits and further attempts included, is used up. Retryable.
 */
public final class DeadlineExceededException extends SessionsException {
    DeadlineExceededException(Failure failure) {
        super(failure);
    }
}
