package dev.sessions.revocation;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.ServiceAnswer;
import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The port as a job uses it: every call waits for its turn, a failure that may pass is asked again a few times, and while the
 * service asks to wait or fails nobody calls. So all workers act as one.
 */
final class SteadyPort implements SessionsPort {
    private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);
    // The vendor allows twice as many reads as writes (DOC).
    private static final int READS_PER_WRITE = 2;

    private final SessionsPort port;
    private final Options options;
    private final Brake brake;
    private final Account account;
    private final Timekeeper time;
    private final Pacer reads;
    private final Pacer writes;
    private final long end;

    SteadyPort(SessionsPort port, Options options, Brake brake, Account account) {
        this.port = port;
        this.options = options;
        this.brake = brake;
        this.account = account;
        this.time = options.timekeeper();
        double fastest = options.paceOpen() ? Double.POSITIVE_INFINITY : options.pace();
        this.reads = new Pacer(options.pace() * READS_PER_WRITE, fastest * READS_PER_WRITE, time);
        this.writes = new Pacer(options.pace(), fastest, time);
        this.end = time.nanoTime() + options.deadline().toNanos();
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        return call(Operation.list(user.value()), reads, () -> port.list(user, request));
    }

    @Override
    public Revocation revoke(SessionId session) {
        return call(Operation.revoke(session.value()), writes, () -> port.revoke(session));
    }

    private <T> T call(Operation operation, Pacer pacer, Supplier<T> request) {
        List<SessionsException> earlier = new ArrayList<>();
        while (true) {
            awaitTurn(operation, pacer, earlier);
            long began = time.nanoTime();
            try {
                T answer = request.get();
                pacer.accepted();
                return answer;
            } catch (SessionsException failure) {
                int attempts = earlier.size() + 1;
                if (!failure.isRetryable()
                        || attempts == options.attempts()
                        || !slowDown(failure, began, attempts, pacer)) {
                    throw attempts == 1 ? failure : failure.afterAttempts(attempts, earlier);
                }
                earlier.add(failure);
            }
        }
    }

    private void awaitTurn(Operation operation, Pacer pacer, List<SessionsException> earlier) {
        try {
            if (!brake.hold(() -> pacer.await(end))) {
                brake.pull(ServiceAnswer.deadlineExceeded(operation, options.deadline(), null));
                throw new JobStopped();
            }
        } catch (InterruptedException e) {
            brake.pull(ServiceAnswer.interrupted(operation));
            Thread.currentThread().interrupt();
            throw lastWord(earlier);
        } catch (JobStopped e) {
            throw lastWord(earlier);
        }
    }

    /** Returns what a call that is stopped before its next attempt ends with: the failure of the last one, if there was one. */
    private static RuntimeException lastWord(List<SessionsException> earlier) {
        return earlier.isEmpty()
                ? new JobStopped()
                : earlier.get(earlier.size() - 1).afterAttempts(earlier.size(), earlier.subList(0, earlier.size() - 1));
    }

    /** Makes everybody wait, and returns whether the wait is short enough to ask again. */
    private boolean slowDown(SessionsException failure, long began, int attempts, Pacer pacer) {
        if (failure instanceof RateLimitedException) {
            pacer.rejected(began);
        }
        Duration pause = failure.retryAfter().orElse(FIRST_BACKOFF.multipliedBy(1L << Math.min(attempts - 1, 10)));
        boolean bearable = pause.compareTo(LONGEST_PAUSE) <= 0;
        if (bearable && !pause.isZero()) {
            pacer.pause(pause);
            account.waiting(pause);
        }
        return bearable;
    }
}
