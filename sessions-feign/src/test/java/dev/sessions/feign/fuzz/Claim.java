package dev.sessions.feign.fuzz;

import java.util.Objects;

/** The promise for every input. Not AssertJ, which takes longer than the call that is judged. */
final class Claim {
    private Claim() {}

    static void holds(boolean fact, String claim) {
        if (!fact) {
            throw new AssertionError("Does not hold: " + claim + ".");
        }
    }

    static void equal(Object actual, Object expected, String claim) {
        if (!Objects.equals(actual, expected)) {
            throw new AssertionError("Does not hold: " + claim + ". Is: " + actual + ", must be: " + expected);
        }
    }
}
