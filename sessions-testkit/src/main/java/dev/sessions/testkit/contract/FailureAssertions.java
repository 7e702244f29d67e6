package dev.sessions.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.util.List;

/** What clauses ask of an exception. */
final class FailureAssertions {
    private FailureAssertions() {}

    /**
     * Asserts that a failure is of that kind, named as its class is without the word exception. What is suppressed are failures
     * of earlier attempts, and there was one attempt.
     */
    static void assertKind(String kind, boolean retryable, SessionsException failure) {
        assertEquals(kind + "Exception", failure.getClass().getSimpleName(), failure::toString);
        assertEquals(retryable, failure.isRetryable(), failure::toString);
        assertEquals(List.of(), List.of(failure.getSuppressed()), failure::toString);
    }

    static void assertInterrupted(Operation operation, SessionsException failure) {
        assertKind("CallInterrupted", false, failure);
        assertEquals(operation, failure.operation());
    }

    /** Asserts that the cause is one of Java's own: that of a library may tell the whole request. */
    static void assertCauseOfJava(SessionsException failure) {
        IOException cause = assertInstanceOf(IOException.class, failure.getCause());
        assertTrue(cause.getClass().getName().startsWith("java."), cause::toString);
    }

    static void assertSays(String part, SessionsException failure) {
        assertTrue(
                String.valueOf(failure.getMessage()).contains(part),
                () -> "'" + part + "' is not in: " + failure.getMessage());
    }
}
