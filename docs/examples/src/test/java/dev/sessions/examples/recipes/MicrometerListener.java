package dev.sessions.examples.recipes;

import dev.sessions.failure.Operation;
import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import dev.sessions.feign.AttemptListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Counts attempts and times calls. A tag has few values, and is never an id, an address or a message. */
final class MicrometerListener implements AttemptListener {
    private final MeterRegistry meters;

    MicrometerListener(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void started(Operation operation, int attempt) {
        Tags tags = tags(operation).and("retry", String.valueOf(attempt > 1));
        meters.counter("sessions.attempts", tags).increment();
    }

    @Override
    public void failed(Operation operation, int attempt, SessionsException failure) {
        Tags tags = tags(operation).and("failure", failure.getClass().getSimpleName());
        meters.counter("sessions.attempts.failed", tags).increment();
    }

    @Override
    public void waiting(Operation operation, int nextAttempt, Duration wait) {
        meters.timer("sessions.waits", tags(operation)).record(wait);
    }

    @Override
    public void finished(Operation operation, int attempts, Duration time, Optional<Throwable> failure) {
        String outcome =
                failure.map(thrown -> thrown.getClass().getSimpleName()).orElse("success");
        String stop =
                failure.flatMap(MicrometerListener::stop).map(RetryStop::name).orElse("none");
        meters.timer("sessions.calls", tags(operation).and("outcome", outcome, "stop", stop))
                .record(time);
    }

    private static Tags tags(Operation operation) {
        return Tags.of("operation", operation.kind().name().toLowerCase(Locale.ROOT));
    }

    private static Optional<RetryStop> stop(Throwable failure) {
        return failure instanceof SessionsException known ? known.retryStop() : Optional.empty();
    }
}
