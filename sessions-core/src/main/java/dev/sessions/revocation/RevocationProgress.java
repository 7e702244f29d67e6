package dev.sessions.revocation;

import java.time.Duration;

/** The progress of a job. */
public final class RevocationProgress {
    private final long usersDone;
    private final long collected;
    private final long gone;
    private final long failed;
    private final Duration waiting;

    RevocationProgress(long usersDone, long collected, long gone, long failed, Duration waiting) {
        this.usersDone = usersDone;
        this.collected = collected;
        this.gone = gone;
        this.failed = failed;
        this.waiting = waiting;
    }

    /** Returns the number of users that are done. */
    public long usersDone() {
        return usersDone;
    }

    /** Returns the number of sessions collected so far: gone, failed or still to do. */
    public long collected() {
        return collected;
    }

    /** Returns the number of sessions that are gone: revoked, or not found. */
    public long gone() {
        return gone;
    }

    /** Returns the number of sessions that failed after all attempts, or are still listed. */
    public long failed() {
        return failed;
    }

    /** Returns the rest of the pause that the service asked for; zero when there is none. */
    public Duration waiting() {
        return waiting;
    }

    @Override
    public String toString() {
        return gone + " of " + collected + " sessions gone, " + failed + " failed, " + usersDone + " users done"
                + (waiting.isZero() ? "" : ", waiting " + waiting.toMillis() + " ms");
    }
}
