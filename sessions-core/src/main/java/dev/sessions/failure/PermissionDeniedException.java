package dev.sessions.failure;

/**
 * The API key is good but may not do this (403). Not retryable.
 */
public final class PermissionDeniedException extends SessionsException {
    PermissionDeniedException(Failure failure) {
        super(failure);
    }
}
