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
 * Assertions on a {@link RevocationReport}, begun with {@link SessionsAssertions#assertThat(RevocationReport)}. Where sessions or
 * users are named it is exactly these, in any order, because workers do not keep one; without a name, none.
 */
@SuppressWarnings("exports")
public final class RevocationReportAssert extends AbstractObjectAssert<RevocationReportAssert, RevocationReport> {
    RevocationReportAssert(@Nullable RevocationReport report) {
        super(report, RevocationReportAssert.class);
    }

    /** Verifies that the job went through and nothing is left to do. */
    public RevocationReportAssert isComplete() {
        return holds(present().complete(), "to be complete");
    }

    /** Verifies that the job left something to do. */
    public RevocationReportAssert isNotComplete() {
        return holds(!present().complete(), "not to be complete");
    }

    /** Verifies that a failure of that kind stopped the job before its end. */
    public RevocationReportAssert wasStoppedBy(Class<? extends Throwable> kind) {
        Optional<Throwable> stop = present().stoppedBy();
        return holds(stop.filter(kind::isInstance).isPresent(), "to have been stopped by a " + kind.getSimpleName());
    }

    /** Verifies that the service said of exactly these sessions that it ended them. */
    public RevocationReportAssert hasRevoked(SessionId... sessions) {
        return has(Result.REVOKED, sessions);
    }

    /** Verifies that the service no longer knew exactly these sessions. */
    public RevocationReportAssert hasNotFound(SessionId... sessions) {
        return has(Result.NOT_FOUND, sessions);
    }

    /** Verifies that the service said of exactly these sessions that they are gone, and still listed them at the last look. */
    public RevocationReportAssert hasStillListed(SessionId... sessions) {
        return has(Result.STILL_LISTED, sessions);
    }

    /** Verifies that exactly these sessions failed. */
    public RevocationReportAssert hasFailed(SessionId... sessions) {
        return has(Result.FAILED, sessions);
    }

    /** Verifies that this session failed, among others or alone, with a failure of that kind. */
    public RevocationReportAssert hasFailed(SessionId session, Class<? extends Throwable> kind) {
        Optional<RevocationOutcome> outcome = present().outcomes().stream()
                .filter(any -> any.session().equals(session))
                .findFirst();
        Optional<Throwable> failure = outcome.flatMap(RevocationOutcome::failure);
        return holds(
                failure.filter(kind::isInstance).isPresent(),
                "to have a " + kind.getSimpleName() + " at " + session + ", but there was: "
                        + failure.map(Throwable::toString)
                                .orElse(outcome.map(any -> any.result().name()).orElse("no such session")));
    }

    /** Verifies that exactly these sessions were collected and not asked for. */
    public RevocationReportAssert hasNotAttempted(SessionId... sessions) {
        return has(Result.NOT_ATTEMPTED, sessions);
    }

    /** Verifies that with exactly these users nothing is left to do, those included whom the service does not know. */
    public RevocationReportAssert hasOnlyDone(UserId... users) {
        return areJust("the users who are done", present().usersDone(), List.of(users));
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
