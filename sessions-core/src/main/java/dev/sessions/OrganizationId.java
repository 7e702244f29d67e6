package dev.sessions;

import java.io.Serializable;

/**
 * The id of an organization, as the service issues it, for instance {@code org_01H945H0YD4F97JN9MATX7BYAG}.
 *
 * <p>The text is opaque: its shape and length mean nothing, and production ids exist that look unlike the usual ones (SEEN).
 *
 * @param value the id as text
 */
public record OrganizationId(String value) implements Serializable {

    /**
     * Refuses text that could not be sent safely in an address.
     *
     * @throws IllegalArgumentException when the text is blank, {@code .} or {@code ..}, longer than 255 characters, or
     *     holds whitespace, a control or non-ASCII character, or one of <code>/ \ % ? # ; :</code>
     */
    public OrganizationId {
        IdText.check("An organization id", value);
    }

    /**
     * Returns the id with the given text.
     *
     * @throws IllegalArgumentException as the constructor does
     */
    public static OrganizationId of(String value) {
        return new OrganizationId(value);
    }

    /** Returns the bare text of the id. */
    @Override
    public String toString() {
        return value;
    }
}
