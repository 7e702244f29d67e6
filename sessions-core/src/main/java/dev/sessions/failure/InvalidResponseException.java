package dev.sessions.failure;

/**
 * The service said success, but the response cannot be trusted: it is empty, not JSON, too large, or lacks a required field.
 * The message names the element and the field. Never taken for "no sessions". Not retryable.
 */
public final class InvalidResponseException extends SessionsException {
    InvalidResponseException(Failure failure) {
        super(failure);
    }
}
