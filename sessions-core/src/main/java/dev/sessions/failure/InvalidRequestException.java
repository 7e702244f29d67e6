package dev.sessions.failure;

/**
 * The service refused the content of the request (400 or 422). {@link #fieldErrors()} and {@link #code()} say what it did
 * not like, as far as the service told. Not retryable.
 */
public final class InvalidRequestException extends SessionsException {
    InvalidRequestException(Failure failure) {
        super(failure);
    }
}
