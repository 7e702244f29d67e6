package dev.sessions;

import static java.util.Objects.requireNonNull;

/** The one rule for values of a set that may grow. */
final class OpenValue {
    private OpenValue() {}

    static void check(String what, String value) {
        requireNonNull(value, () -> "The " + what + " must not be null.");
        if (value.isBlank()) {
            throw new IllegalArgumentException("The " + what + " must not be empty or blank.");
        }
    }
}
