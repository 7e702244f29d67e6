package dev.sessions.spring;

import dev.sessions.failure.Operation;
import dev.sessions.feign.AttemptListener;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Times calls, and reports the last one as health. The health makes no call and is always up: a restart of this application would not
 * mend the service.
 */
final class SessionsMonitor implements AttemptListener, HealthIndicator {
    private final MeterRegistry meters;
    private volatile String last = "no call yet";

    SessionsMonitor(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void finished(Operation operation, int attempts, Duration time, Optional<Throwable> failure) {
        String outcome =
                failure.map(thrown -> thrown.getClass().getSimpleName()).orElse("success");
        last = outcome;
        String kind = operation.kind().name().toLowerCase(Locale.ROOT);
        meters.timer("sessions.calls", "operation", kind, "outcome", outcome).record(time);
    }

    @Override
    public Health health() {
        return Health.up().withDetail("lastCall", last).build();
    }
}
