package dev.sessions.revocation;

import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.PermissionDeniedException;
import dev.sessions.failure.SessionsException;
import java.time.Duration;

/**
 * Whether a job goes on after a session or a listing failed. A refused API key, a missing permission, a wrong base URL, an
 * interrupt, the deadline, a service that asks to wait for more than two minutes, and an exception other than a
 * {@link SessionsException} stop a job under either policy, because later calls would fail too. A 429 stops no job unless it asks
 * for such a wait: its call is retried, and a call whose attempts are used up fails alone. A session that is still listed stops no
 * job: no call failed.
 */
public enum StopPolicy {
    /** Goes on with the other sessions and users. The default. */
    GO_ON,
    /** Stops at the first failure: calls under way are finished, nothing else is attempted. */
    AT_FIRST_FAILURE;

    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    /** Returns whether the service asks for a longer wait than a job makes. After a shorter one, the job retries a 429. */
    static boolean asksForTooLongAWait(SessionsException failure) {
        return failure.retryAfter()
                .filter(wait -> wait.compareTo(LONGEST_WAIT) > 0)
                .isPresent();
    }

    /** Returns whether the job stops at the failure of a call that is not retried again. */
    boolean stopsAt(Throwable failure) {
        return this == AT_FIRST_FAILURE
                // Anything else is a bug of the program.
                || !(failure instanceof SessionsException)
                || failure instanceof AuthenticationRefusedException
                || failure instanceof PermissionDeniedException
                || failure instanceof MisconfiguredException
                || failure instanceof CallInterruptedException;
    }
}
