package dev.sessions.failure;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * One request to the service, and the user or session that it is about. The API has exactly two session operations (SPEC).
 *
 * @param kind which of the two
 * @param subject the id it was about: of the user for a list, of the session for a revoke
 */
public record Operation(Kind kind, String subject) implements Serializable {

    /** The two operations. */
    public enum Kind {
        /** One page of a user's sessions. */
        LIST,
        /** The end of one session. */
        REVOKE
    }

    /** Refuses null. */
    public Operation {
        requireNonNull(kind, "An operation needs a kind.");
        requireNonNull(subject, "An operation needs the id that it is about.");
    }

    /** Returns the list of one page of the given user's sessions. */
    public static Operation list(String userId) {
        return new Operation(Kind.LIST, userId);
    }

    /** Returns the revocation of the given session. */
    public static Operation revoke(String sessionId) {
        return new Operation(Kind.REVOKE, sessionId);
    }

    /** Returns the operation as text that follows "could not". */
    @Override
    public String toString() {
        return switch (kind) {
            case LIST -> "list the sessions of user " + subject;
            case REVOKE -> "revoke session " + subject;
        };
    }
}
