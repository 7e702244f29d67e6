package dev.sessions.failure;

/**
 * The session is not among the given user's sessions, so nothing was revoked. The revoke endpoint itself cannot check this:
 * its request carries no user (SPEC). Not retryable.
 */
public final class SessionNotOwnedException extends SessionsException {
    SessionNotOwnedException(Failure failure) {
        super(failure);
    }

    /** Returns the refusal to revoke that session in the name of that user. */
    public static SessionNotOwnedException of(String userId, String sessionId) {
        return new SessionNotOwnedException(new Failure(
                FailureKind.SESSION_NOT_OWNED,
                Operation.revoke(sessionId),
                "it is not among the sessions of user " + userId,
                null,
                0,
                null));
    }
}
