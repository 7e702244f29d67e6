package dev.sessions.revocation;

import dev.sessions.Timekeeper;
import java.time.Duration;

/** The pace of all calls of a job, or of all plans of a revoker: lists and revokes each have their own. */
record Pace(RateLimiter reads, RateLimiter writes) {
    static final double DEFAULT = 40;
    // The vendor allows twice as many reads as writes, but 6,000 calls of any kind in a minute (DOC): 40 writes and 50
    // reads in a second leave a tenth of them to others.
    private static final double READS_PER_WRITE = 1.25;

    static Pace upTo(double ceiling, Timekeeper time) {
        double start = Math.min(ceiling, DEFAULT);
        return new Pace(
                new RateLimiter(start * READS_PER_WRITE, ceiling * READS_PER_WRITE, time),
                new RateLimiter(start, ceiling, time));
    }

    /** Holds all calls back for the given time. */
    void pause(Duration wait) {
        reads.pause(wait);
        writes.pause(wait);
    }
}
