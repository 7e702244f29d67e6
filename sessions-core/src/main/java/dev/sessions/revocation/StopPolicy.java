package dev.sessions.revocation;

/**
 * Whether a job goes on after a session or a listing failed for good. A refused API key, missing permission, a wrong base URL,
 * an interrupt and the deadline stop a job under either policy: no later call could fare better.
 */
public enum StopPolicy {
    /** Goes on with everything else. The default. */
    GO_ON,
    /** Stops at the first failure: what is under way is finished, everything else is not attempted. */
    AT_FIRST_FAILURE
}
