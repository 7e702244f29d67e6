package dev.sessions.revocation;

/** Takes a worker out of what it was about to do because the job has stopped. Never leaves this package. */
final class JobStopped extends RuntimeException {
    JobStopped() {
        super("The job has stopped.", null, false, false);
    }
}
