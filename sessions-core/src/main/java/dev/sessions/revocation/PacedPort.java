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
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The port as a job uses it: every call waits for its turn, and a failure that may pass is asked again a few times. When the
 * service asks one worker to wait, nobody calls: all act as one.
 */
final class PacedPort implements SessionsPort {
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(30);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final SessionsPort port;
    private final Options options;
    private final StopSignal stop;
    private final Account account;
    private final Timekeeper time;
    private final Pace pace;
    private final long end;

    PacedPort(SessionsPort port, Options options, Pace pace, StopSignal stop, Account account) {
        this.port = port;
        this.options = options;
        this.stop = stop;
        this.account = account;
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
        List<SessionsException> failures = new ArrayList<>();
        Duration backoff = Duration.ZERO;
        while (true) {
            int halvingsBefore = awaitTurn(operation, limiter, backoff, failures);
            try {
                T answer = request.get();
                limiter.accepted(halvingsBefore);
                return answer;
            } catch (SessionsException failure) {
                failures.add(failure);
                backoff = slowDown(failures, limiter, halvingsBefore);
            }
        }
    }

    /**
     * Waits until the timekeeper reaches the given nanoseconds.
     *
     * @throws JobStopped when the job stops meanwhile, or its deadline comes first
     */
    void awaitTime(Operation operation, long nanos) {
        int unused = hold(operation, List.of(), () -> {
            if (nanos - end >= 0) {
                throw new TimeoutException();
            }
            time.sleep(Duration.ofNanos(nanos - time.nanoTime()));
            return 0;
        });
    }

    /** Waits until the call may be made, and returns how many bursts were rejected before. */
    private int awaitTurn(
            Operation operation, RateLimiter limiter, Duration backoff, List<SessionsException> failures) {
        return hold(operation, failures, () -> {
            time.sleep(backoff);
            return limiter.await(end);
        });
    }

    private int hold(Operation operation, List<SessionsException> failures, StopSignal.Wait wait) {
        try {
            return stop.await(wait);
        } catch (TimeoutException e) {
            stop.stop(CallFailures.deadlineExceeded(operation, options.deadline(), null));
            throw lastWord(failures, RetryStop.DEADLINE);
        } catch (InterruptedException e) {
            stop.stop(CallFailures.interrupted(operation));
            Thread.currentThread().interrupt();
            throw lastWord(failures, null);
        } catch (JobStopped e) {
            throw lastWord(failures, null);
        }
    }

    /** Slows down after a failure, and returns how long this call alone waits before it is made again. */
    private Duration slowDown(List<SessionsException> failures, RateLimiter limiter, int halvingsBefore) {
        SessionsException failure = failures.get(failures.size() - 1);
        if (!failure.isRetryable()) {
            limiter.accepted(halvingsBefore);
            throw lastWord(failures, null);
        }
        Duration asked = failure.retryAfter().orElse(Duration.ZERO);
        if (asked.compareTo(LONGEST_PAUSE) > 0) {
            RuntimeException last = lastWord(failures, RetryStop.WAIT_TOO_LONG);
            stop.stop(last);
            throw last;
        }
        Duration pause = longer(asked, backoff(failures.size()));
        boolean rejected = failure instanceof RateLimitedException;
        boolean all = rejected || !asked.isZero();
        if (all) {
            pace.pause(pause);
            account.waiting(pause);
        }
        if (rejected) {
            limiter.rejected(halvingsBefore);
        }
        if (failures.size() == options.attempts()) {
            throw lastWord(failures, null);
        }
        if (time.nanoTime() + pause.toNanos() - end >= 0) {
            throw lastWord(failures, RetryStop.DEADLINE);
        }
        return all ? Duration.ZERO : pause;
    }

    private static Duration backoff(int attempts) {
        Duration grown = FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts - 1, 10));
        return grown.compareTo(LONGEST_BACKOFF) < 0 ? grown : LONGEST_BACKOFF;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Returns what a call ends with that is not made again: its last failure, if it was made at all. */
    private static RuntimeException lastWord(List<SessionsException> failures, @Nullable RetryStop why) {
        if (failures.isEmpty()) {
            return new JobStopped();
        }
        SessionsException last = failures.get(failures.size() - 1);
        if (failures.size() == 1 && why == null) {
            return last;
        }
        int attempts = failures.stream().mapToInt(SessionsException::attempts).sum();
        return last.afterAttempts(attempts, failures.subList(0, failures.size() - 1), why);
    }
}
