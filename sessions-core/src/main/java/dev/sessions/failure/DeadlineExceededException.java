package dev.sessions.failure;

/**
 * The deadline of the whole call, retries and waits included, has passed. Retryable.
 */
public final class DeadlineExceededException extends SessionsException {
    DeadlineExceededException(Failure failure) {
        super(failure);
    }
}
