package dev.sessions.revocation;

import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.PermissionDeniedException;
import dev.sessions.failure.SessionsException;

/**
 * Whether a job goes on after a session or a listing failed for good. A refused API key, missing permission, a wrong base URL,
 * an interrupt, the deadline, a service that asks to wait for more than two minutes, and a fault of the program stop a job under
 * either policy: no later call could fare better. A session that is still listed stops no job: no call failed.
 */
public enum StopPolicy {
    /** Goes on with everything else. The default. */
    GO_ON,
    /** Stops at the first failure: what is under way is finished, everything else is not attempted. */
    AT_FIRST_FAILURE;

    boolean stopsAt(Throwable failure) {
        return this == AT_FIRST_FAILURE
                // What is no failure of the service is a fault of the program.
                || !(failure instanceof SessionsException)
                || failure instanceof AuthenticationRefusedException
                || failure instanceof PermissionDeniedException
                || failure instanceof MisconfiguredException
                || failure instanceof CallInterruptedException;
    }
}
