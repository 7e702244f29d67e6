package dev.sessions.feign;

import dev.sessions.Timekeeper;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import dev.sessions.feign.FeignSessionsBuilder.Settings;
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
 * Makes the attempts of a call. resilience4j decides whether to retry and computes the backoff; the loop waits on the timekeeper.
 * The deadline covers all attempts and waits.
 */
final class RetryLoop {
    private final Retry retry;
    private final RetryOptions options;
    private final RetryBudget budget;
    private final Runnable checkOpen;
    private final Duration timeout;
    private final Timekeeper timekeeper;
    private final RandomGenerator random;
    private final AttemptListener listener;

    /** @param checkOpen throws if no retry may be made */
    RetryLoop(RetryOptions options, RetryBudget budget, Settings settings, Runnable checkOpen) {
        this.options = options;
        this.budget = budget;
        this.checkOpen = checkOpen;
        this.timeout = settings.deadline();
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
            // Rounded up: no retry may be sent before the time that the service asked for.
            return Deadline.millisUp(asked);
        }
        double grown = options.firstBackoff().toMillis() * Math.pow(options.multiplier(), attempt - 1.0);
        double longest = Math.min(grown, (double) options.maxBackoff().toMillis());
        return Math.round(random.nextDouble() * longest);
    }

    /** One call with its attempts. */
    private final class Call<T> {
        private final Operation operation;
        private final long begin = timekeeper.nanoTime();
        private final Deadline deadline = Deadline.in(timeout, timekeeper);
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
                    report(() -> listener.started(operation, attempts));
                    try {
                        T result = attempt.apply(deadline);
                        context.onComplete();
                        budget.refund(attempts > 1);
                        finish(null);
                        return result;
                    } catch (SessionsException failure) {
                        report(() -> listener.failed(operation, attempts, failure));
                        Duration wait = waitAfter(failure);
                        earlier.add(failure);
                        pause(wait, failure);
                        checkOpen.run();
                    }
                }
            } catch (Throwable thrown) {
                if (!(thrown instanceof SessionsException)) {
                    // The source of the key failed or the adapter was closed, but earlier attempts may have had an
                    // effect.
                    earlier.forEach(thrown::addSuppressed);
                }
                finish(thrown);
                throw thrown;
            }
        }

        /** Returns the wait before the next attempt, or throws the failure that ends the call. */
        private Duration waitAfter(SessionsException failure) {
            if (deadline.isOver() && failure instanceof ConnectionFailedException) {
                throw CallFailures.deadlineExceededAfter(failure, timeout).afterAttempts(attempts, earlier);
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
            return budget.spend() ? null : RetryStop.BUDGET;
        }

        private void pause(Duration wait, SessionsException last) {
            try {
                if (!wait.isZero()) {
                    report(() -> listener.waiting(operation, attempts + 1, wait));
                    timekeeper.sleep(wait);
                } else if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            } catch (InterruptedException e) {
                throw ClientFailure.interruptedAfter(last).afterAttempts(attempts, earlier);
            }
            // A wait may end late, for instance when the machine was suspended.
            if (deadline.isOver()) {
                throw CallFailures.deadlineExceededAfter(last, timeout).afterAttempts(attempts, earlier);
            }
        }

        private void finish(@Nullable Throwable failure) {
            Duration taken = Duration.ofNanos(timekeeper.nanoTime() - begin);
            report(() -> listener.finished(operation, attempts, taken, Optional.ofNullable(failure)));
        }

        private void report(Runnable event) {
            try {
                event.run();
            } catch (Throwable dropped) {
                // A listener cannot break a call. An Error too: a library of the wrong version throws one.
            }
        }
    }
}
