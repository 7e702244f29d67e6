package dev.sessions.revocation;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.StopSignal.JobStopped;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The port of a job: every call waits for its turn, and retryable failures are retried. When the service asks for a pause, all
 * workers make it.
 */
final class PacedPort implements SessionsPort {
    /** The pace of all calls of a job, or of all plans of a revoker: lists and revokes each have their own. */
    record Pace(RateLimiter reads, RateLimiter writes) {
        static final double DEFAULT = 40;
        // The vendor allows twice as many reads as writes, but 6,000 calls of any kind in a minute (DOC). 40 writes
        // and 50 reads in a second leave a tenth of them to others.
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

    private final SessionsPort port;
    private final Options options;
    private final StopSignal stop;
    private final Recorder recorder;
    private final Timekeeper time;
    private final Pace pace;
    private final long end;

    PacedPort(SessionsPort port, Options options, Pace pace, StopSignal stop, Recorder recorder) {
        this.port = port;
        this.options = options;
        this.stop = stop;
        this.recorder = recorder;
        this.time = options.timekeeper();
        this.pace = pace;
        this.end = time.nanoTime() + options.deadline().toNanos();
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        return call(Operation.list(user.value()), pace.reads(), () -> port.list(user, request));
    }

    @Override
    public Revocation revoke(SessionId session) {
        return call(Operation.revoke(session.value()), pace.writes(), () -> port.revoke(session));
    }

    private <T> T call(Operation operation, RateLimiter limiter, Supplier<T> request) {
        Attempts attempts = new Attempts();
        Duration backoff = Duration.ZERO;
        while (true) {
            int halvingsBefore = awaitTurn(operation, limiter, backoff, attempts);
            try {
                T result = request.get();
                limiter.accepted(halvingsBefore);
                return result;
            } catch (SessionsException failure) {
                attempts.add(failure);
                backoff = failed(failure, attempts, limiter, halvingsBefore);
            }
        }
    }

    private int awaitTurn(Operation operation, RateLimiter limiter, Duration backoff, Attempts attempts) {
        return await(operation, attempts, () -> {
            time.sleep(backoff);
            return limiter.await(end);
        });
    }

    /**
     * Waits until the timekeeper reaches the given nanoseconds.
     *
     * @throws JobStopped when the job stops meanwhile, or its deadline comes first
     */
    void awaitTime(Operation operation, long nanos) {
        int unused = await(operation, new Attempts(), () -> {
            if (nanos - end >= 0) {
                throw new TimeoutException();
            }
            time.sleep(Duration.ofNanos(nanos - time.nanoTime()));
            return 0;
        });
    }

    private int await(Operation operation, Attempts attempts, StopSignal.Wait wait) {
        try {
            return stop.await(wait);
        } catch (TimeoutException e) {
            stop.stop(CallFailures.deadlineExceeded(operation, options.deadline(), null));
            throw attempts.failure(RetryStop.DEADLINE);
        } catch (InterruptedException e) {
            stop.stop(CallFailures.interrupted(operation));
            Thread.currentThread().interrupt();
            throw attempts.failure(null);
        } catch (JobStopped e) {
            throw attempts.failure(null);
        }
    }

    /** Slows down after a failure, and returns the backoff of this call alone, or throws when the call is not retried. */
    private Duration failed(SessionsException failure, Attempts attempts, RateLimiter limiter, int halvingsBefore) {
        if (!failure.isRetryable()) {
            limiter.accepted(halvingsBefore);
            throw attempts.failure(null);
        }
        if (StopPolicy.asksForTooLongAWait(failure)) {
            RuntimeException last = attempts.failure(RetryStop.WAIT_TOO_LONG);
            stop.stop(last);
            throw last;
        }
        Duration pause = attempts.pause();
        boolean rejected = failure instanceof RateLimitedException;
        boolean all =
                rejected || failure.retryAfter().filter(wait -> !wait.isZero()).isPresent();
        if (all) {
            pace.pause(pause);
            recorder.waiting(pause);
        }
        if (rejected) {
            limiter.rejected(halvingsBefore);
        }
        if (attempts.count() == options.attempts()) {
            throw attempts.failure(null);
        }
        if (time.nanoTime() + pause.toNanos() - end >= 0) {
            throw attempts.failure(RetryStop.DEADLINE);
        }
        return all ? Duration.ZERO : pause;
    }
}
