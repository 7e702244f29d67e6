package dev.sessions.failure;

/**
 * The session that was to be kept is not among the user's sessions, so nothing was revoked: with a wrong id the user would have
 * been signed out here as well. Not retryable.
 */
public final class KeptSessionMissingException extends SessionsException {
    KeptSessionMissingException(Failure failure) {
        super(failure);
    }

    /** Returns the refusal to end that user's sessions but for that one. */
    public static KeptSessionMissingException of(String userId, String sessionId) {
        return new KeptSessionMissingException(new Failure(
                FailureKind.KEPT_SESSION_MISSING,
                Operation.list(userId),
                "session " + sessionId + ", which is to be kept, is not among them, so nothing was revoked",
                null,
                0,
                null));
    }
}
