package dev.sessions;

/**
 * The status of a session, as the service reports it. The known values are constants (SPEC). The set may grow, so a value that
 * this version does not know is kept as the service sent it; compare with {@code equals}, never with {@code ==}.
 *
 * @param value the value as the service writes it
 */
public record SessionStatus(String value) {
    /** The session can be refreshed. */
    public static final SessionStatus ACTIVE = new SessionStatus("active");
    /** The session reached the end of its life. */
    public static final SessionStatus EXPIRED = new SessionStatus("expired");
    /** The session was ended. */
    public static final SessionStatus REVOKED = new SessionStatus("revoked");

    /** Refuses null and blank text. */
    public SessionStatus {
        OpenValue.check("session status", value);
    }

    /** Returns the status with the given text, known or not. */
    public static SessionStatus of(String value) {
        return new SessionStatus(value);
    }

    /** Returns the text as the service writes it. */
    @Override
    public String toString() {
        return value;
    }
}
