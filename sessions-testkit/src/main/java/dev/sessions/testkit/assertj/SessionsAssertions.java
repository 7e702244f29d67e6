package dev.sessions.testkit.assertj;

import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.testkit.Transcript;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on sessions, pages, failures, transcripts and the reports of a revoker, for AssertJ 3. They stand beside
 * AssertJ's own: import both {@code assertThat} statically.
 *
 * <pre>{@code
 * assertThat(phone).belongsTo(alice).isActiveAt(clock.now());
 * assertThat(page).hasSessions(phone.id(), laptop.id()).hasNoNext();
 * assertThatSessionsException(() -> fake.listAll(bob)).hasStatus(404).isNotRetryable();
 * assertThat(fake.transcript()).hasLists(2).usedAtMost(3).hasNoWaits();
 * }</pre>
 */
@SuppressWarnings("exports") // Whoever uses this type has AssertJ.
public final class SessionsAssertions {
    private SessionsAssertions() {}

    /** Begins assertions on a session. */
    public static SessionAssert assertThat(@Nullable Session session) {
        return new SessionAssert(session);
    }

    /** Begins assertions on a page. */
    public static SessionPageAssert assertThat(@Nullable SessionPage page) {
        return new SessionPageAssert(page);
    }

    /** Begins assertions on a failure. */
    public static SessionsExceptionAssert assertThat(@Nullable SessionsException failure) {
        return new SessionsExceptionAssert(failure);
    }

    /** Begins assertions on what happened at a fake. */
    public static TranscriptAssert assertThat(@Nullable Transcript transcript) {
        return new TranscriptAssert(transcript);
    }

    /** Begins assertions on what a revoker did. */
    public static RevocationReportAssert assertThat(@Nullable RevocationReport report) {
        return new RevocationReportAssert(report);
    }

    /** Makes that call and begins assertions on its failure; fails when there is none or it is of another type. */
    public static SessionsExceptionAssert assertThatSessionsException(ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        if (thrown == null) {
            throw new AssertionError("The call was to fail with a SessionsException, but it returned.");
        }
        Assertions.assertThat(thrown)
                .as("a SessionsException thrown by the call")
                .isInstanceOf(SessionsException.class);
        return new SessionsExceptionAssert((SessionsException) thrown);
    }
}
