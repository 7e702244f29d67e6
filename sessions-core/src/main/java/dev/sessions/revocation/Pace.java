package dev.sessions.revocation;

import java.time.Duration;

/** How fast all calls of a job are made, or all plans of a revoker: lists and revokes each for themselves. */
record Pace(Pacer reads, Pacer writes) {
    // The vendor allows twice as many reads as writes, but 6,000 calls of any kind in a minute (DOC): 40 writes and 50
    // reads in a second leave a tenth of them to others.
    private static final double READS_PER_WRITE = 1.25;

    static Pace of(Options options) {
        double fastest = options.paceOpen() ? Double.POSITIVE_INFINITY : options.pace();
        return new Pace(
                new Pacer(options.pace() * READS_PER_WRITE, fastest * READS_PER_WRITE, options.timekeeper()),
                new Pacer(options.pace(), fastest, options.timekeeper()));
    }

    /** Lets nobody call for that long. */
    void pause(Duration wait) {
        reads.pause(wait);
        writes.pause(wait);
    }
}
