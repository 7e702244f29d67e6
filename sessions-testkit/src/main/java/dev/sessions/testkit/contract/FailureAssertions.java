package dev.sessions.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.failure.SessionsException;

/** What clauses ask of an exception. */
final class FailureAssertions {
    private FailureAssertions() {}

    /** Asserts that a failure is of that kind: named as its class is, without the word exception. */
    static void assertKind(String kind, boolean retryable, SessionsException failure) {
        assertEquals(kind + "Exception", failure.getClass().getSimpleName(), failure::toString);
        assertEquals(retryable, failure.isRetryable(), failure::toString);
    }

    static void assertSays(String part, SessionsException failure) {
        assertTrue(
                String.valueOf(failure.getMessage()).contains(part),
                () -> "'" + part + "' is not in: " + failure.getMessage());
    }
}
