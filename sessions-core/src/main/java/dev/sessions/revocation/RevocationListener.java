package dev.sessions.revocation;

/**
 * Receives the progress of a job. The job calls it from its threads, one call at a time, after every outcome, listing and pause, so
 * it should return quickly. Exceptions of a listener are ignored.
 */
@FunctionalInterface
public interface RevocationListener {

    /** Receives the progress so far. */
    void progressed(RevocationProgress progress);
}
