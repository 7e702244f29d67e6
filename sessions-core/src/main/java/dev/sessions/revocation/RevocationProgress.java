package dev.sessions.revocation;

import java.time.Duration;

/** How far a job has come. */
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

    /** Returns how many users are done. */
    public long usersDone() {
        return usersDone;
    }

    /** Returns how many sessions have been collected so far: of these are those that are gone, failed or still to do. */
    public long collected() {
        return collected;
    }

    /** Returns how many sessions are gone: revoked, or not found any more. */
    public long gone() {
        return gone;
    }

    /** Returns how many sessions have failed for good, or are still listed for good. */
    public long failed() {
        return failed;
    }

    /** Returns how much longer nobody calls because the service asked for it; zero when it did not. */
    public Duration waiting() {
        return waiting;
    }

    @Override
    public String toString() {
        return gone + " of " + collected + " sessions gone, " + failed + " failed, " + usersDone + " users done"
                + (waiting.isZero() ? "" : ", waiting " + waiting.toMillis() + " ms");
    }
}
