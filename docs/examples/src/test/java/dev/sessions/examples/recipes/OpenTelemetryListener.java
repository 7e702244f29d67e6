package dev.sessions.examples.recipes;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import dev.sessions.feign.AttemptListener;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.logs.Logger;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** Records a span for each call, with an event for each failed attempt and each wait. */
final class OpenTelemetryListener implements AttemptListener {
    private static final ThreadLocal<Call> CALL = new ThreadLocal<>();

    private final Tracer tracer;
    private final Logger events;

    OpenTelemetryListener(OpenTelemetry telemetry) {
        this.tracer = telemetry.getTracer("dev.sessions");
        this.events = telemetry.getLogsBridge().get("dev.sessions");
    }

    private record Call(Span span, Scope scope) {}

    @Override
    @SuppressWarnings("MustBeClosed") // finished closes it, on the same thread
    public void started(Operation operation, int attempt) {
        if (attempt == 1) {
            String kind = operation.kind().name().toLowerCase(Locale.ROOT);
            Span span = tracer.spanBuilder("sessions." + kind).startSpan();
            CALL.set(new Call(span, span.makeCurrent()));
        }
    }

    @Override
    public void failed(Operation operation, int attempt, SessionsException failure) {
        record("sessions.attempt.failed", facts(failure));
    }

    @Override
    public void waiting(Operation operation, int nextAttempt, Duration wait) {
        record("sessions.waiting", Attributes.builder().put("sessions.wait_ms", wait.toMillis()));
    }

    @Override
    public void finished(Operation operation, int attempts, Duration time, Optional<Throwable> failure) {
        Call call = CALL.get();
        CALL.remove();
        call.scope().close();
        call.span().setAttribute("sessions.attempts", attempts);
        failure.ifPresent(thrown -> call.span()
                .setStatus(StatusCode.ERROR)
                .setAllAttributes(facts(thrown).build()));
        call.span().end();
    }

    private void record(String event, AttributesBuilder facts) {
        events.logRecordBuilder()
                .setEventName(event)
                .setAllAttributes(facts.build())
                .emit();
    }

    /** The message names the user or the session, so recordException is not called. */
    private static AttributesBuilder facts(Throwable failure) {
        AttributesBuilder facts =
                Attributes.builder().put("error.type", failure.getClass().getName());
        if (failure instanceof SessionsException known) {
            known.status().ifPresent(status -> facts.put("http.response.status_code", status));
            known.retryStop().ifPresent(stop -> facts.put("sessions.retry_stop", stop.name()));
        }
        return facts;
    }
}
