package dev.sessions.failure;

/**
 * The service refused the content of the request (400 or 422). {@link #fieldErrors()} and {@link #code()} say what was
 * wrong, as far as the service reported. Not retryable.
 */
public final class InvalidRequestException extends SessionsException {
    InvalidRequestException(Failure failure) {
        super(failure);
    }
}
