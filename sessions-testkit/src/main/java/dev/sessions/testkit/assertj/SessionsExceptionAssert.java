package dev.sessions.testkit.assertj;

import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a {@link SessionsException}, from {@link SessionsAssertions#assertThat(SessionsException)}. */
@SuppressWarnings("exports")
public final class SessionsExceptionAssert extends AbstractThrowableAssert<SessionsExceptionAssert, SessionsException> {
    SessionsExceptionAssert(@Nullable SessionsException failure) {
        super(failure, SessionsExceptionAssert.class);
    }

    /** Verifies that the same call may succeed later. */
    public SessionsExceptionAssert isRetryable() {
        return holds(present().isRetryable(), "to be retryable", "it is not");
    }

    /** Verifies that the same call cannot succeed later without a change. */
    public SessionsExceptionAssert isNotRetryable() {
        return holds(!present().isRetryable(), "not to be retryable", "it is");
    }

    /** Verifies that the response had the given HTTP status. */
    public SessionsExceptionAssert hasStatus(int status) {
        return holds(
                present().status().equals(OptionalInt.of(status)),
                "to have the status " + status,
                actual.status().isPresent() ? actual.status().getAsInt() : "no status");
    }

    /** Verifies that there was no response. */
    public SessionsExceptionAssert hasNoStatus() {
        return holds(present().status().isEmpty(), "to have no status", actual.status());
    }

    /** Verifies that the response had the given error code. */
    public SessionsExceptionAssert hasCode(String code) {
        return has("the code", code, present().code());
    }

    /** Verifies that the last response had the given {@code X-Request-Id}. */
    public SessionsExceptionAssert hasRequestId(String requestId) {
        return has("the request id", requestId, present().requestId());
    }

    /** Verifies that the service asked for the given wait. */
    public SessionsExceptionAssert hasRetryAfter(Duration wait) {
        return has("the retry-after", wait, present().retryAfter());
    }

    /** Verifies the number of attempts. */
    public SessionsExceptionAssert hasAttempts(int attempts) {
        return has("the number of attempts", attempts, Optional.of(present().attempts()));
    }

    private SessionsException present() {
        isNotNull();
        return actual;
    }

    private <T> SessionsExceptionAssert has(String what, T expected, Optional<T> found) {
        String none = "none";
        return holds(
                found.equals(Optional.of(expected)),
                "to have " + what + " " + expected,
                found.isPresent() ? found.get() : none);
    }

    private SessionsExceptionAssert holds(boolean claim, String expected, Object found) {
        if (!claim) {
            AssertionError wrong = failure("Expected%n  %s%n%s, but there was: %s", actual, expected, found);
            wrong.initCause(actual);
            throw wrong;
        }
        return this;
    }
}
