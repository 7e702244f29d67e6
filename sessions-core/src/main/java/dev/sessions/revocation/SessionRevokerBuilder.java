package dev.sessions.revocation;

import static java.util.Objects.requireNonNull;

import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Puts a {@link SessionRevoker} together. Every rule is checked where its value is set. */
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
    private @Nullable RevocationReport earlier;

    SessionRevokerBuilder(SessionsPort port) {
        this.port = port;
    }

    /**
     * Sets how many workers make calls at the same time. Default 8.
     *
     * @throws IllegalArgumentException when it is not between 1 and 256
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
     * @throws IllegalArgumentException when it is not above 0 and at most a million
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
     * Sets how often a call is made at the most when it fails in a way that may pass. Default 5. Before the next time it waits
     * for what the service asks, and at least 200 ms, doubled with each time up to 30 s.
     *
     * @throws IllegalArgumentException when it is not between 1 and 100
     */
    public SessionRevokerBuilder attempts(int most) {
        if (most < 1 || most > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("A call is made 1 to " + MOST_ATTEMPTS + " times, not " + most + ".");
        }
        this.attempts = most;
        return this;
    }

    /**
     * Sets how often a user's sessions are listed again after they were revoked, to catch those that appeared meanwhile. It
     * ends early when there is nothing new. Default 1.
     *
     * <p>A session that the service called revoked or not found may still be on such a list, with a status other than expired or
     * revoked. A list may lag, so the job waits 2 s, once for each user and while it works on other users. Then it revokes these
     * sessions once more and lists once more. What is on that list is {@link RevocationOutcome.Result#STILL_LISTED}, and the user
     * is not done. A new session on that list is revoked too.
     *
     * <p>With 0 a job takes no second look: the report repeats the service's responses to the revokes. Nor does
     * {@link SessionRevoker#revoke(dev.sessions.UserId, dev.sessions.SessionId)} take one.
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

    /** Sets what happens after a failure. Default {@link StopPolicy#GO_ON}. */
    public SessionRevokerBuilder stopPolicy(StopPolicy policy) {
        this.stopPolicy = requireNonNull(policy, "The stop policy must be given.");
        return this;
    }

    /** Lets {@code revokeOthers} go on when the session to keep is not listed: then it ends every session of the user. */
    public SessionRevokerBuilder evenIfKeptIsMissing() {
        this.keptMayBeMissing = true;
        return this;
    }

    /**
     * Sets how long a job may take. Calls under way at the end are finished, nothing else is attempted; a wait that would not be
     * over by then is not begun. It is seen between calls: a stream of users that blocks is freed by an interrupt
     * only. Default without end.
     *
     * @throws IllegalArgumentException when it is not above zero and at most 3,650 days
     */
    public SessionRevokerBuilder deadline(Duration time) {
        requireNonNull(time, "The deadline must be given.");
        if (time.isNegative() || time.isZero() || time.compareTo(NO_DEADLINE) > 0) {
            throw new IllegalArgumentException(
                    "The deadline of a job must be above zero and at most 3650 days, not " + time + ".");
        }
        this.deadline = time;
        return this;
    }

    /** Sets the clock that pace, pauses and deadline go by. Default the system's. */
    public SessionRevokerBuilder timekeeper(Timekeeper timekeeper) {
        this.timekeeper = requireNonNull(timekeeper, "The timekeeper must be given.");
        return this;
    }

    /** Sets who is told how far a job has come. Default nobody. */
    public SessionRevokerBuilder listener(RevocationListener listener) {
        this.listener = requireNonNull(listener, "The listener must be given.");
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
        this.threads = requireNonNull(threads, "The thread factory must be given.");
        return this;
    }

    /**
     * Sets a file to which every outcome is added as it happens, so that nothing is lost even when the process is killed:
     * {@link RevocationReport#load(Path)} reads it. It is created if it is missing. Default none. The lines are
     *
     * <ul>
     *   <li>{@code user session result} when a session is collected ({@code not-attempted}), and when it is dealt with
     *       ({@code revoked}, {@code not-found}, {@code still-listed} or {@code failed}),
     *   <li>{@code user - result} when a user is {@code done}, {@code unknown} or {@code not-listed}: the list failed, or holds
     *       sessions of another user,
     *   <li>{@code # started} when a job begins, and {@code # finished} when it went through, complete or not.
     * </ul>
     *
     * <p>A job does not begin, and throws {@link java.io.UncheckedIOException} or {@link IllegalArgumentException}, when the file
     * cannot be written, holds something else, or is written by another job. It stops when a line cannot be written. Where the
     * system keeps locks for each process (POSIX), {@link RevocationReport#load} of the file in the process of the job opens the
     * file to jobs of other processes.
     */
    public SessionRevokerBuilder journal(Path file) {
        this.journal = requireNonNull(file, "The file of the journal must be given.");
        this.resumesJournal = false;
        return this;
    }

    /**
     * Goes on with the journal of earlier runs over the same users, as {@link #journal(Path)} and
     * {@link #resume(RevocationReport)} do together, and safely when two processes go on with one file: a job locks it first,
     * then reads the report from it, and adds its own lines. A file that is missing is created, so that the first run and all
     * others can be made alike. A plan reads the file each time, without the lock.
     *
     * <p>It takes the place of both: a report or a journal that was set before is dropped. A later call of one of them ends it.
     * Default none.
     */
    public SessionRevokerBuilder resume(Path journal) {
        this.journal = requireNonNull(journal, "The file of the journal must be given.");
        this.resumesJournal = true;
        this.earlier = null;
        return this;
    }

    /**
     * Sets the report of an earlier run over the same users: those who are done and sessions that are gone are left alone, unless
     * such a session is still listed. Users who were unknown are asked for again. What that run collected and left is asked for in
     * any case: even if it is not listed any more or listed as ended, because the run may have ended it and not lived to note it,
     * and even if it would not be chosen now. Only a session to keep is spared; its user is not done then. The report is trusted:
     * sessions that it names are not checked again, unless they are listed as another user's. Give what
     * {@link RevocationReport#load} reads from the journal of all runs so far, or better the journal itself to
     * {@link #resume(Path)}; the report that a job returned tells of that one run. Default none.
     */
    public SessionRevokerBuilder resume(RevocationReport earlier) {
        this.earlier = requireNonNull(earlier, "The earlier report must be given.");
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
                        earlier));
    }
}
