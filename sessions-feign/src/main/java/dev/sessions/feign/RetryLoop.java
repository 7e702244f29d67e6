package dev.sessions.feign;

import dev.sessions.Timekeeper;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceAnswer;
import dev.sessions.failure.SessionsException;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * The one place where a call is made again. resilience4j says whether and after how long; the wait is done here, on the
 * timekeeper. The deadline covers everything: attempts and waits.
 */
final class RetryLoop {
    private static final long GIVE_UP = -1;

    private final Retry retry;
    private final RetryOptions options;
    private final Duration time;
    private final Timekeeper timekeeper;
    private final RandomGenerator random;

    RetryLoop(RetryOptions options, Duration time, Timekeeper timekeeper, RandomGenerator random) {
        this.options = options;
        this.time = time;
        this.timekeeper = timekeeper;
        this.random = random;
        this.retry = Retry.of(
                "sessions",
                RetryConfig.custom()
                        .maxAttempts(options.maxAttempts())
                        .retryOnException(failure -> failure instanceof SessionsException known && known.isRetryable())
                        .intervalBiFunction((attempt, outcome) -> millisToWait(attempt, outcome.getLeft()))
                        .build());
    }

    <T> T call(Operation operation, Function<Deadline, T> attempt) {
        Deadline deadline = Deadline.in(time, timekeeper);
        Retry.AsyncContext<T> context = retry.asyncContext();
        List<SessionsException> earlier = new ArrayList<>();
        while (true) {
            try {
                T result = attempt.apply(deadline);
                context.onComplete();
                return result;
            } catch (SessionsException failure) {
                long wait = context.onError(failure);
                int attempts = earlier.size() + 1;
                if (deadline.isOver() && failure instanceof ConnectionFailedException) {
                    throw ServiceAnswer.deadlineExceeded(operation, time, failure.getCause())
                            .afterAttempts(attempts, earlier);
                }
                if (wait < 0 || deadline.left().toMillis() <= wait) {
                    throw failure.afterAttempts(attempts, earlier);
                }
                earlier.add(failure);
                pause(operation, wait, attempts, earlier);
            }
        }
    }

    private void pause(Operation operation, long wait, int attempts, List<SessionsException> earlier) {
        try {
            timekeeper.sleep(Duration.ofMillis(wait));
        } catch (InterruptedException e) {
            throw Disconnect.interrupted(operation).afterAttempts(attempts, earlier);
        }
    }

    private long millisToWait(int attempt, Throwable failure) {
        Duration asked = ((SessionsException) failure).retryAfter().orElse(null);
        if (asked != null) {
            return asked.compareTo(options.longestRetryAfter()) > 0 ? GIVE_UP : asked.toMillis();
        }
        double grown = options.firstBackoff().toMillis() * Math.pow(options.multiplier(), attempt - 1.0);
        double longest = Math.min(grown, (double) options.maxBackoff().toMillis());
        return Math.round(random.nextDouble() * longest);
    }
}
