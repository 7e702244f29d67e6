package dev.sessions.revocation;

/** Ends the work of a worker because the job has stopped. Never leaves this package. */
final class JobStopped extends RuntimeException {
    JobStopped() {
        super("The job has stopped.", null, false, false);
    }
}
