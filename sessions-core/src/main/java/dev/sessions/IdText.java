package dev.sessions;

import static java.util.Objects.requireNonNull;

/** The one rule for text that becomes part of an address: an id or a cursor must never be able to leave its place. */
final class IdText {
    private static final int MAX_LENGTH = 255;
    private static final String REFUSED = "/\\%?#;:";

    private IdText() {}

    static String check(String aThing, String text) {
        requireNonNull(text, () -> aThing + " must not be null.");
        if (text.isBlank()) {
            throw new IllegalArgumentException(aThing + " must not be empty or blank.");
        }
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    aThing + " has at most " + MAX_LENGTH + " characters, but this one has " + text.length() + ".");
        }
        if (text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException(aThing + " must not be '" + text + "', which names a folder in a path.");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c > '~' || REFUSED.indexOf(c) >= 0) {
                throw new IllegalArgumentException(aThing + " consists of visible ASCII characters other than "
                        + REFUSED + ", but character " + (i + 1) + " is " + name(c)
                        + "; pass it exactly as the service sent it.");
            }
        }
        return text;
    }

    private static String name(char c) {
        return REFUSED.indexOf(c) >= 0 ? "'" + c + "'" : String.format("U+%04X", (int) c);
    }
}
