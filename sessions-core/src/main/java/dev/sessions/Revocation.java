package dev.sessions;

/** The outcome of a revoke, as the service reported it. */
public enum Revocation {
    /** The service ended the session. */
    REVOKED,
    /**
     * The service knows no such session under this API key: it ended before, never existed, or belongs to another
     * environment. The API does not distinguish these (ASSUMED). Also the outcome of a repeated revoke whose first response was
     * lost.
     */
    NOT_FOUND
}
