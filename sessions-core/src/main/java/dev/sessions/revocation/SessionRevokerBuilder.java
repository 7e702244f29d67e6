package dev.sessions.revocation;

import static java.util.Objects.requireNonNull;

import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import dev.sessions.revocation.PacedPort.Pace;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Builds a {@link SessionRevoker}. Each option checks its value when it is set. */
public final class SessionRevokerBuilder {
    private static final int MOST_WORKERS = 256;
    private static final int MOST_ATTEMPTS = 100;
    private static final double FASTEST = 1e6;
    private static final Duration NO_DEADLINE = Duration.ofDays(3650);

    private final SessionsPort port;
    private int concurrency = 8;
    private double pace = Pace.DEFAULT;
    private int attempts = 5;
    private int extraPasses = 1;
    private StopPolicy stopPolicy = StopPolicy.GO_ON;
    private boolean keptMayBeMissing;
    private Duration deadline = NO_DEADLINE;
    private Timekeeper timekeeper = Timekeeper.system();
    private RevocationListener listener = progress -> {};
    private @Nullable ThreadFactory threads;
    private @Nullable Path journal;
    private boolean resumesJournal;
    private @Nullable RevocationReport previous;

    SessionRevokerBuilder(SessionsPort port) {
        this.port = port;
    }

    /**
     * Sets the number of workers, which is the number of calls at the same time. Default 8.
     *
     * @throws IllegalArgumentException unless it is between 1 and 256
     */
    public SessionRevokerBuilder concurrency(int workers) {
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new IllegalArgumentException("A job has 1 to " + MOST_WORKERS + " workers, not " + workers + ".");
        }
        this.concurrency = workers;
        return this;
    }

    /**
     * Sets the ceiling of the pace, in revokes per second; lists have a ceiling a quarter higher. Default 40: the vendor allows 50
     * in an environment (500 writes in 10 seconds, DOC), and the rest is left to other clients.
     *
     * <p>A job begins at 40 or the ceiling, whichever is less, and grows by one in a second. When the service rejects a call (429)
     * the pace halves at once for all workers, and grows back to the ceiling. With a ceiling of 50 or more a job finds what the
     * service grants. Each job has its own pace, also on one revoker: where several run at once, divide the ceiling among them.
     *
     * @throws IllegalArgumentException unless it is above 0 and at most a million
     */
    public SessionRevokerBuilder pace(double revokesPerSecond) {
        if (!(revokesPerSecond > 0 && revokesPerSecond <= FASTEST)) {
            throw new IllegalArgumentException(
                    "The pace must be above 0 and at most a million revokes in a second, not " + revokesPerSecond
                            + ".");
        }
        this.pace = revokesPerSecond;
        return this;
    }

    /**
     * Sets the maximum number of attempts of a call with retryable failures. Default 5. Before each retry the job pauses for as long
     * as the service asks, and at least for a backoff of 200 ms that doubles with each retry up to 30 s.
     *
     * @throws IllegalArgumentException unless it is between 1 and 100
     */
    public SessionRevokerBuilder attempts(int maxAttempts) {
        if (maxAttempts < 1 || maxAttempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException(
                    "A call is made 1 to " + MOST_ATTEMPTS + " times, not " + maxAttempts + ".");
        }
        this.attempts = maxAttempts;
        return this;
    }

    /**
     * Sets how often a job lists a user's sessions again after the revokes, for sessions that appeared meanwhile. It stops early when
     * there is nothing new. Default 1; with 0 the report repeats the service's responses to the revokes.
     *
     * <p>A session that is gone according to the service may still be listed, as neither expired nor revoked. Lists may lag, so the
     * job then waits 2 s, once for each user and while it works on other users, revokes these sessions once more and lists once more.
     * A session on that last list is {@link RevocationOutcome.Result#STILL_LISTED}, and its user is not done. A session that
     * appears for the first time in the last pass is revoked and not looked for again.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public SessionRevokerBuilder extraPasses(int passes) {
        if (passes < 0) {
            throw new IllegalArgumentException(
                    "A user's sessions are listed again 0 or more times, not " + passes + ".");
        }
        this.extraPasses = passes;
        return this;
    }

    /** Sets whether a job goes on after a failure. Default {@link StopPolicy#GO_ON}. */
    public SessionRevokerBuilder stopPolicy(StopPolicy policy) {
        this.stopPolicy = requireNonNull(policy, "policy must not be null.");
        return this;
    }

    /** Makes {@code revokeOthers} revoke every session of the user when the session to keep is not listed. Default off. */
    public SessionRevokerBuilder evenIfKeptIsMissing() {
        this.keptMayBeMissing = true;
        return this;
    }

    /**
     * Sets how long a job may take. At the deadline calls under way are finished, and nothing else is attempted; a wait beyond the
     * deadline is not begun. A stream of users that blocks ends only with an interrupt. Default none.
     *
     * @throws IllegalArgumentException unless it is above zero and at most 3,650 days
     */
    public SessionRevokerBuilder deadline(Duration deadline) {
        requireNonNull(deadline, "deadline must not be null.");
        if (deadline.isNegative() || deadline.isZero() || deadline.compareTo(NO_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "The deadline of a job must be above zero and at most 3650 days, not " + deadline + ".");
        }
        this.deadline = deadline;
        return this;
    }

    /** Sets the clock of pace, pauses and deadline. Default the system's. */
    public SessionRevokerBuilder timekeeper(Timekeeper timekeeper) {
        this.timekeeper = requireNonNull(timekeeper, "timekeeper must not be null.");
        return this;
    }

    /** Sets the listener for the progress of a job. Default none. */
    public SessionRevokerBuilder listener(RevocationListener listener) {
        this.listener = requireNonNull(listener, "listener must not be null.");
        return this;
    }

    /**
     * Sets the factory of the worker threads, for example {@code Thread.ofVirtual().factory()} on Java 21 or later. Default daemon
     * threads named {@code sessions-revoker-} and a number. A job calls {@link ThreadFactory#newThread} on the caller's thread, so
     * that a factory can carry the caller's context over, and starts the threads itself.
     *
     * <p>A job throws what the factory throws for the first worker, or {@link IllegalStateException} when the factory returns null;
     * nothing is revoked then. With a failure for a later worker the job runs with fewer.
     */
    public SessionRevokerBuilder threads(ThreadFactory threads) {
        this.threads = requireNonNull(threads, "threads must not be null.");
        return this;
    }

    /**
     * Sets a file to which a job appends every outcome as it happens, so that a killed process loses nothing:
     * {@link RevocationReport#load(Path)} reads the file. A missing file is created. Default none. The lines are
     *
     * <ul>
     *   <li>{@code user session result} when a session is collected ({@code not-attempted}) and when its revoke ends
     *       ({@code revoked}, {@code not-found}, {@code still-listed} or {@code failed}),
     *   <li>{@code user - result} when a user is {@code done}, {@code unknown} or {@code not-listed}: the list failed, or holds
     *       sessions of another user,
     *   <li>{@code # started} when a job begins, and {@code # finished} when it went through, complete or not.
     * </ul>
     *
     * <p>A job does not begin, and throws {@link java.io.UncheckedIOException} or {@link IllegalArgumentException}, when the file
     * cannot be written, is not a journal, or belongs to another running job. It stops when a line cannot be written. Where locks
     * belong to the process (POSIX), {@link RevocationReport#load} in the process of the job opens the file to jobs of other
     * processes.
     */
    public SessionRevokerBuilder journal(Path file) {
        this.journal = requireNonNull(file, "The file of the journal must not be null.");
        this.resumesJournal = false;
        return this;
    }

    /**
     * Resumes the journal of previous runs over the same users: a job locks the file, reads the report from it as
     * {@link #resume(RevocationReport)} describes, and appends its own lines. Two processes can therefore not do the same work. A
     * missing file is created, so the first run needs no other code. A plan reads the file each time, without the lock. Default none.
     *
     * <p>Replaces an earlier {@code journal} and {@code resume}; a later call of one of them replaces this.
     */
    public SessionRevokerBuilder resume(Path journal) {
        this.journal = requireNonNull(journal, "The file of the journal must not be null.");
        this.resumesJournal = true;
        this.previous = null;
        return this;
    }

    /**
     * Sets the report of a previous run over the same users. A job skips users that are done and sessions that are gone, unless such
     * a session is still listed, and lists unknown users again. It revokes every session that the run collected and left, even if the
     * session is not listed any more, is listed as ended or does not match now, because the run may have ended it without recording
     * it. Left sessions are not revoked when they are listed as another user's or are the session to keep, whose user is not done
     * then. Default none.
     *
     * <p>The report that a job returns covers one run. Prefer {@link #resume(Path)}, or load the journal of all runs.
     */
    public SessionRevokerBuilder resume(RevocationReport previous) {
        this.previous = requireNonNull(previous, "previous must not be null.");
        this.resumesJournal = false;
        return this;
    }

    /** Returns the revoker. */
    public SessionRevoker build() {
        return new SessionRevoker(
                port,
                new Options(
                        concurrency,
                        pace,
                        attempts,
                        extraPasses,
                        stopPolicy,
                        keptMayBeMissing,
                        deadline,
                        timekeeper,
                        listener,
                        threads,
                        journal,
                        resumesJournal,
                        previous));
    }
}
