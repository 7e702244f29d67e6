package dev.sessions.testkit.assertj;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome;
import dev.sessions.revocation.RevocationOutcome.Result;
import dev.sessions.revocation.RevocationReport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractObjectAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on a {@link RevocationReport}, started with {@link SessionsAssertions#assertThat(RevocationReport)}. They match exactly
 * the sessions or users listed, in any order; no arguments means none.
 */
@SuppressWarnings("exports")
public final class RevocationReportAssert extends AbstractObjectAssert<RevocationReportAssert, RevocationReport> {
    RevocationReportAssert(@Nullable RevocationReport report) {
        super(report, RevocationReportAssert.class);
    }

    /** Verifies that the job went through, all users are done and all sessions are gone. */
    public RevocationReportAssert isComplete() {
        return holds(present().complete(), "to be complete");
    }

    /** Verifies that the job left something to do. */
    public RevocationReportAssert isNotComplete() {
        return holds(!present().complete(), "not to be complete");
    }

    /** Verifies that an exception of the given type stopped the job. */
    public RevocationReportAssert wasStoppedBy(Class<? extends Throwable> type) {
        Optional<Throwable> stop = present().stoppedBy();
        return holds(stop.filter(type::isInstance).isPresent(), "to have been stopped by a " + type.getSimpleName());
    }

    /** Verifies that the service revoked exactly these sessions. */
    public RevocationReportAssert hasRevoked(SessionId... sessions) {
        return has(Result.REVOKED, sessions);
    }

    /** Verifies that the service did not know exactly these sessions. */
    public RevocationReportAssert hasNotFound(SessionId... sessions) {
        return has(Result.NOT_FOUND, sessions);
    }

    /** Verifies that exactly these sessions were still listed after their revoke. */
    public RevocationReportAssert hasStillListed(SessionId... sessions) {
        return has(Result.STILL_LISTED, sessions);
    }

    /** Verifies that the revokes of exactly these sessions failed. */
    public RevocationReportAssert hasFailed(SessionId... sessions) {
        return has(Result.FAILED, sessions);
    }

    /** Verifies that the revoke of this session failed with an exception of the given type; other sessions may have failed too. */
    public RevocationReportAssert hasFailed(SessionId session, Class<? extends Throwable> type) {
        Optional<RevocationOutcome> outcome = present().outcomes().stream()
                .filter(any -> any.session().equals(session))
                .findFirst();
        Optional<Throwable> failure = outcome.flatMap(RevocationOutcome::failure);
        return holds(
                failure.filter(type::isInstance).isPresent(),
                "to have a " + type.getSimpleName() + " at " + session + ", but there was: "
                        + failure.map(Throwable::toString)
                                .orElse(outcome.map(any -> any.result().name()).orElse("no such session")));
    }

    /** Verifies that exactly these sessions were collected and not revoked. */
    public RevocationReportAssert hasNotAttempted(SessionId... sessions) {
        return has(Result.NOT_ATTEMPTED, sessions);
    }

    /** Verifies that exactly these users are done, including unknown users. */
    public RevocationReportAssert hasOnlyDone(UserId... users) {
        return areJust("the users that are done", present().usersDone(), List.of(users));
    }

    private RevocationReportAssert has(Result result, SessionId... sessions) {
        Set<SessionId> found = present().outcomes().stream()
                .filter(outcome -> outcome.result() == result)
                .map(RevocationOutcome::session)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return areJust("the sessions that are " + result, found, List.of(sessions));
    }

    private <T> RevocationReportAssert areJust(String what, Set<T> found, List<T> expected) {
        Set<T> missing = new LinkedHashSet<>(expected);
        missing.removeAll(found);
        Set<T> unexpected = new LinkedHashSet<>(found);
        expected.forEach(unexpected::remove);
        return holds(
                missing.isEmpty() && unexpected.isEmpty(),
                "to have " + expected + " as " + what + "; missing: " + missing + ", not expected: " + unexpected);
    }

    private RevocationReport present() {
        isNotNull();
        return actual;
    }

    private RevocationReportAssert holds(boolean claim, String expected) {
        if (!claim) {
            throw failure("Expected%n  %s%n%s", actual, expected);
        }
        return this;
    }
}
