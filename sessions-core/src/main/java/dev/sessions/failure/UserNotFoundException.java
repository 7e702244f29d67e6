package dev.sessions.failure;

/**
 * The service knows no such user under this API key (404 on a list). Other than an empty list, which says that the user
 * exists and has no session. Not retryable.
 */
public final class UserNotFoundException extends SessionsException {
    UserNotFoundException(Failure failure) {
        super(failure);
    }
}
