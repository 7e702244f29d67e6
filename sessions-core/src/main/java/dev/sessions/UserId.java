package dev.sessions;

import java.io.Serializable;

/**
 * The id of a user, as the service issues it, for instance {@code user_01E4ZCR3C56J083X43JQXF3JK5}.
 *
 * <p>The text is opaque: its shape and length mean nothing, and production ids exist that look unlike the usual ones (SEEN).
 *
 * @param value the id as text
 */
public record UserId(String value) implements Serializable {

    /**
     * Refuses text that could not be sent safely in an address.
     *
     * @throws IllegalArgumentException when the text is blank, {@code .} or {@code ..}, longer than 255 characters, or
     *     holds whitespace, a control or non-ASCII character, or one of <code>/ \ % ? # ; :</code>
     */
    public UserId {
        IdText.check("A user id", value);
    }

    /**
     * Returns the id with the given text.
     *
     * @throws IllegalArgumentException as the constructor does
     */
    public static UserId of(String value) {
        return new UserId(value);
    }

    /** Returns the bare text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
