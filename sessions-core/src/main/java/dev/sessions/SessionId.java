package dev.sessions;

import java.io.Serializable;

/**
 * The id of a session, as the service issues it, for instance {@code session_01H93ZY4F80QPBEZ1R5B2SHQG8}.
 * The current session of a signed-in user is the {@code sid} claim of the access token (DOC): {@code SessionId.of(sid)}.
 *
 * <p>The text is opaque: its shape and length mean nothing, and production ids exist that look unlike the usual ones (SEEN).
 *
 * @param value the id as text
 */
public record SessionId(String value) implements Serializable {

    /**
     * Refuses text that could not be sent safely in an address.
     *
     * @throws IllegalArgumentException when the text is blank, {@code .} or {@code ..}, longer than 255 characters, or
     *     holds whitespace, a control or non-ASCII character, or one of <code>/ \ % ? # ; :</code>
     */
    public SessionId {
        IdText.check("A session id", value);
    }

    /**
     * Returns the id with the given text.
     *
     * @throws IllegalArgumentException as the constructor does
     */
    public static SessionId of(String value) {
        return new SessionId(value);
    }

    /** Returns the bare text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
