package dev.sessions;

/** What the service said when it was asked to end a session. */
public enum Revocation {
    /** The service ended the session. */
    REVOKED,
    /**
     * The service knows no such session under this API key: it ended before, never existed, or belongs to another
     * environment. The API does not tell these apart (ASSUMED). Also what a repeated revoke sees whose first response was
     * lost.
     */
    NOT_FOUND
}
