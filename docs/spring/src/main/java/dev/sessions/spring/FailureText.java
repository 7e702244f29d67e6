package dev.sessions.spring;

import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.revocation.RevocationOutcome.Result;
import dev.sessions.revocation.RevocationReport;
import java.util.Optional;
import java.util.stream.Stream;

/** The failures in the words of the page. The facts go into the log. */
final class FailureText {
    private FailureText() {}

    static String of(Throwable failure) {
        if (failure instanceof RateLimitedException limited) {
            String wait = limited.retryAfter()
                    .map(time -> "in " + Math.max(1, time.toSeconds()) + " seconds")
                    .orElse("in a moment");
            return "Too many requests right now. Try again " + wait + ".";
        }
        if (failure instanceof UserNotFoundException) {
            return "This account no longer exists.";
        }
        boolean retryable = failure instanceof SessionsException known && known.isRetryable();
        return retryable
                ? "The sign-in service does not respond right now. Try again in a moment."
                : "Something went wrong on our side. Try again later.";
    }

    /** Returns what a job did not do; empty when it is complete. */
    static Optional<String> ofJob(RevocationReport report) {
        if (report.complete()) {
            return Optional.empty();
        }
        int all = report.outcomes().size();
        long gone = report.count(Result.REVOKED) + report.count(Result.NOT_FOUND);
        if (all > 0 && gone == all) {
            return Optional.of(gone + " devices signed out, but others may be signed in still. Try again.");
        }
        if (all > 0) {
            return Optional.of(gone + " of " + all + " devices signed out. Try again for the rest.");
        }
        Stream<Throwable> listing = report.usersNotDone().values().stream().flatMap(Optional::stream);
        return Stream.concat(report.stoppedBy().stream(), listing)
                .findFirst()
                .map(cause -> "No device was signed out. " + of(cause))
                .or(() -> Optional.of("No device was signed out. Try again."));
    }
}
