package dev.sessions.revocation;

/**
 * Is told how far a job has come. The job calls it from its threads, one call at a time, after every outcome, listing and
 * pause; it should be quick. What it throws is ignored: a listener cannot break a job.
 */
@FunctionalInterface
public interface RevocationListener {

    /** Takes the state of the job as it is now. */
    void progressed(RevocationProgress progress);
}
