package dev.sessions.revocation;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A job did not do all of its work. The {@link #report()} holds what it did. Not retryable as it is: give the report to the next run,
 * which then does what is left.
 */
public final class RevocationIncompleteException extends SessionsException {
    private static final RevocationReport NO_REPORT = new RevocationReport(new Ledger(), false, null);

    // Null in an exception that a mocking library made without calling a constructor.
    private final @Nullable RevocationReport report;

    RevocationIncompleteException(RevocationReport report) {
        super(operation(report), message(report), cause(report));
        this.report = report;
    }

    /** Returns the report of the job. */
    public RevocationReport report() {
        return report == null ? NO_REPORT : report;
    }

    private static Operation operation(RevocationReport report) {
        return report.outcomes().stream()
                .filter(outcome -> !outcome.result().isGone())
                .findFirst()
                .map(outcome -> Operation.revoke(outcome.session().value()))
                .or(() -> report.usersNotDone().keySet().stream().findFirst().map(user -> Operation.list(user.value())))
                .orElse(Selection.MANY_USERS);
    }

    private static String message(RevocationReport report) {
        return "Could not revoke all sessions: " + report.count(Result.FAILED) + " failed, "
                + report.count(Result.STILL_LISTED) + " are still listed and " + report.count(Result.NOT_ATTEMPTED)
                + " were not attempted, "
                + (report.count(Result.REVOKED) + report.count(Result.NOT_FOUND)) + " are gone, and "
                + (report.usersNotDone().size() == 1
                        ? "1 user is"
                        : report.usersNotDone().size() + " users are")
                + " not done; give the report to the next run to do what is left";
    }

    private static @Nullable Throwable cause(RevocationReport report) {
        return Stream.of(
                        report.stoppedBy(),
                        report.outcomes().stream()
                                .flatMap(outcome -> outcome.failure().stream())
                                .findFirst(),
                        report.usersNotDone().values().stream()
                                .flatMap(Optional::stream)
                                .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .map(Throwable.class::cast)
                .orElse(null);
    }
}
