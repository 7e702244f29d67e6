package dev.sessions.failure;

/**
 * The service does not accept the API key (401): it is missing, mistyped, revoked or of another environment. Not
 * retryable.
 */
public final class AuthenticationRefusedException extends SessionsException {
    AuthenticationRefusedException(Failure failure) {
        super(failure);
    }
}
