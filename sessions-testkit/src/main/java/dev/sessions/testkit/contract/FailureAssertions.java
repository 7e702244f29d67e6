package dev.sessions.testkit.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.util.List;

/** Assertions on exceptions. */
final class FailureAssertions {
    private FailureAssertions() {}

    /**
     * Asserts the class of a failure, named without the word exception, and that nothing is suppressed: suppressed exceptions
     * are failures of earlier attempts.
     */
    static void assertKind(String kind, boolean retryable, SessionsException failure) {
        assertEquals(kind + "Exception", failure.getClass().getSimpleName(), () -> "class of " + failure);
        assertEquals(retryable, failure.isRetryable(), () -> "isRetryable of " + failure);
        assertEquals(List.of(), List.of(failure.getSuppressed()), () -> "suppressed of " + failure);
    }

    static void assertInterrupted(Operation operation, SessionsException failure) {
        assertKind("CallInterrupted", false, failure);
        assertEquals(operation, failure.operation());
    }

    /** Asserts that the cause is a java.* exception: an exception of a library may hold the whole request. */
    static void assertCauseOfJava(SessionsException failure) {
        IOException cause = assertInstanceOf(IOException.class, failure.getCause());
        assertTrue(cause.getClass().getName().startsWith("java."), () -> "expected a java.* cause, but was " + cause);
    }

    static void assertMessageContains(String part, SessionsException failure) {
        assertTrue(
                String.valueOf(failure.getMessage()).contains(part),
                () -> "expected '" + part + "' in the message, but was: " + failure.getMessage());
    }

    static void assertMessageLacks(String part, SessionsException failure) {
        assertFalse(
                String.valueOf(failure.getMessage()).contains(part),
                () -> "expected no '" + part + "' in the message, but was: " + failure.getMessage());
    }
}
