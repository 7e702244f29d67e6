package dev.sessions.feign;

import dev.sessions.Timekeeper;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a call is made again. resilience4j says whether and after how long; the wait is done here, on the
 * timekeeper. The deadline covers everything: attempts and waits.
 */
final class RetryLoop {
    private final Retry retry;
    private final RetryOptions options;
    private final Connection connection;
    private final Duration time;
    private final Timekeeper timekeeper;
    private final RandomGenerator random;
    private final AttemptListener listener;

    RetryLoop(RetryOptions options, Connection connection, Settings settings) {
        this.options = options;
        this.connection = connection;
        this.time = settings.deadline();
        this.timekeeper = settings.timekeeper();
        this.random = settings.random();
        this.listener = settings.listener();
        this.retry = Retry.of(
                "sessions",
                RetryConfig.custom()
                        .maxAttempts(options.maxAttempts())
                        .retryOnException(failure -> failure instanceof SessionsException known && known.isRetryable())
                        .intervalBiFunction((attempt, outcome) -> millisToWait(attempt, outcome.getLeft()))
                        .build());
    }

    <T> T call(Operation operation, Function<Deadline, T> attempt) {
        return new Call<T>(operation).run(attempt);
    }

    private long millisToWait(int attempt, Throwable failure) {
        Duration asked = ((SessionsException) failure).retryAfter().orElse(null);
        if (asked != null) {
            // A part of a millisecond counts as one: no request may go earlier than it was asked for.
            return Durations.millisUp(asked);
        }
        double grown = options.firstBackoff().toMillis() * Math.pow(options.multiplier(), attempt - 1.0);
        double longest = Math.min(grown, (double) options.maxBackoff().toMillis());
        return Math.round(random.nextDouble() * longest);
    }

    /** One call with all its attempts. */
    private final class Call<T> {
        private final Operation operation;
        private final long begin = timekeeper.nanoTime();
        private final Deadline deadline = Deadline.in(time, timekeeper);
        private final Retry.AsyncContext<T> context = retry.asyncContext();
        private final List<SessionsException> earlier = new ArrayList<>();
        private int attempts;

        Call(Operation operation) {
            this.operation = operation;
        }

        T run(Function<Deadline, T> attempt) {
            try {
                while (true) {
                    attempts++;
                    listener.started(operation, attempts);
                    try {
                        T result = attempt.apply(deadline);
                        context.onComplete();
                        connection.budget().refund(attempts > 1);
                        finish(null);
                        return result;
                    } catch (SessionsException failure) {
                        listener.failed(operation, attempts, failure);
                        Duration wait = waitAfter(failure);
                        earlier.add(failure);
                        pause(wait, failure);
                        connection.checkOpen();
                    }
                }
            } catch (Throwable told) {
                if (!(told instanceof SessionsException)) {
                    // The source of the key failed, or the adapter was closed, after attempts that may have had an
                    // effect.
                    earlier.forEach(told::addSuppressed);
                }
                finish(told);
                throw told;
            }
        }

        /** Returns how long to wait before the next attempt, or throws what ends the call. */
        private Duration waitAfter(SessionsException failure) {
            if (deadline.isOver() && failure instanceof ConnectionFailedException) {
                throw CallFailures.deadlineExceededAfter(failure, time).afterAttempts(attempts, earlier);
            }
            long wait = context.onError(failure);
            if (wait < 0) {
                throw failure.afterAttempts(attempts, earlier);
            }
            RetryStop stop = stop(failure, wait);
            if (stop != null) {
                throw failure.afterAttempts(attempts, earlier, stop);
            }
            return Duration.ofMillis(wait);
        }

        private @Nullable RetryStop stop(SessionsException failure, long wait) {
            Duration asked = failure.retryAfter().orElse(Duration.ZERO);
            if (asked.compareTo(options.longestRetryAfter()) > 0) {
                return RetryStop.WAIT_TOO_LONG;
            }
            if (deadline.left().toMillis() <= wait) {
                return RetryStop.DEADLINE;
            }
            return connection.budget().spend() ? null : RetryStop.BUDGET;
        }

        private void pause(Duration wait, SessionsException last) {
            try {
                if (!wait.isZero()) {
                    listener.waiting(operation, attempts + 1, wait);
                    timekeeper.sleep(wait);
                } else if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            } catch (InterruptedException e) {
                throw Disconnect.interruptedAfter(last).afterAttempts(attempts, earlier);
            }
            // A wait may end late, for instance on a machine that slept.
            if (deadline.isOver()) {
                throw CallFailures.deadlineExceededAfter(last, time).afterAttempts(attempts, earlier);
            }
        }

        private void finish(@Nullable Throwable failure) {
            Duration taken = Duration.ofNanos(timekeeper.nanoTime() - begin);
            listener.finished(operation, attempts, taken, Optional.ofNullable(failure));
        }
    }
}
