package dev.sessions.failure;

/**
 * A session is not the given user's, so it was not revoked: either it is not among the user's sessions, or the list of the
 * user's sessions holds it as another user's. The revoke endpoint itself cannot check this: its request carries no user (SPEC).
 * Not retryable.
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

    /**
     * Returns the failure of a list that holds a session of another user.
     *
     * @param userId whose sessions were listed
     * @param sessionId the session of the other user
     * @param ownerId the other user
     */
    public static SessionNotOwnedException listedFor(String userId, String sessionId, String ownerId) {
        return new SessionNotOwnedException(new Failure(
                FailureKind.FOREIGN_SESSION_LISTED,
                Operation.list(userId),
                "the list holds session " + sessionId + " of user " + ownerId + ", which was left alone",
                null,
                0,
                null));
    }
}
