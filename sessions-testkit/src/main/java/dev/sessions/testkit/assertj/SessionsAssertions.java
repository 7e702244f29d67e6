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
 * Assertions on sessions, pages, failures, transcripts and reports, for AssertJ 3. Import both {@code assertThat} statically,
 * this one and AssertJ's own.
 *
 * <pre>{@code
 * assertThat(phone).belongsTo(alice).isActiveAt(clock.now());
 * assertThat(page).hasSessions(phone.id(), laptop.id()).hasNoNext();
 * assertThatSessionsException(() -> fake.listAll(bob)).hasStatus(404).isNotRetryable();
 * assertThat(fake.transcript()).hasLists(2).usedAtMost(3).hasNoWaits();
 * }</pre>
 */
@SuppressWarnings("exports") // Users of this type have AssertJ.
public final class SessionsAssertions {
    private SessionsAssertions() {}

    /** Returns assertions on a session. */
    public static SessionAssert assertThat(@Nullable Session session) {
        return new SessionAssert(session);
    }

    /** Returns assertions on a page. */
    public static SessionPageAssert assertThat(@Nullable SessionPage page) {
        return new SessionPageAssert(page);
    }

    /** Returns assertions on a failure. */
    public static SessionsExceptionAssert assertThat(@Nullable SessionsException failure) {
        return new SessionsExceptionAssert(failure);
    }

    /** Returns assertions on a transcript. */
    public static TranscriptAssert assertThat(@Nullable Transcript transcript) {
        return new TranscriptAssert(transcript);
    }

    /** Returns assertions on a report. */
    public static RevocationReportAssert assertThat(@Nullable RevocationReport report) {
        return new RevocationReportAssert(report);
    }

    /** Makes the call and returns assertions on its exception. Fails when the call returns or throws another type. */
    public static SessionsExceptionAssert assertThatSessionsException(ThrowingCallable call) {
        Throwable thrown = Assertions.catchThrowable(call);
        if (thrown == null) {
            throw new AssertionError("Expected a SessionsException from the call, but the call returned.");
        }
        Assertions.assertThat(thrown)
                .as("a SessionsException thrown by the call")
                .isInstanceOf(SessionsException.class);
        return new SessionsExceptionAssert((SessionsException) thrown);
    }
}
