package dev.sessions.failure;

/**
 * The service sent a status that this API is not known to use, or with a 404 about something that was not asked
 * for. Not retryable.
 */
public final class UnexpectedStatusException extends SessionsException {
    UnexpectedStatusException(Failure failure) {
        super(failure);
    }
}
