package dev.sessions.revocation;

import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.StopSignal.JobStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The failed attempts of one call. */
final class Attempts {
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);

    private final List<SessionsException> failures = new ArrayList<>();

    void add(SessionsException failure) {
        failures.add(failure);
    }

    int count() {
        return failures.size();
    }

    /** Returns the pause before the next attempt: what the service asks for, and at least the backoff. */
    Duration pause() {
        Duration grown = FIRST_BACKOFF.multipliedBy(1L << Math.min(count() - 1, 10));
        Duration backoff = grown.compareTo(LONGEST_BACKOFF) < 0 ? grown : LONGEST_BACKOFF;
        return failures.get(count() - 1)
                .retryAfter()
                .filter(asked -> asked.compareTo(backoff) > 0)
                .orElse(backoff);
    }

    /** Returns the exception of a call that is not attempted again: its last failure, or {@link JobStopped} without one. */
    RuntimeException failure(@Nullable RetryStop why) {
        if (failures.isEmpty()) {
            return new JobStopped();
        }
        SessionsException last = failures.get(count() - 1);
        if (count() == 1 && why == null) {
            return last;
        }
        int attempts = failures.stream().mapToInt(SessionsException::attempts).sum();
        return last.afterAttempts(attempts, failures.subList(0, count() - 1), why);
    }
}
