package dev.sessions.examples.recipes;

import static io.opentelemetry.api.common.AttributeKey.longKey;
import static io.opentelemetry.api.common.AttributeKey.stringKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import dev.sessions.feign.FeignSessions;
import dev.sessions.feign.RetryOptions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.junit.SessionsExtension;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.logs.SdkLoggerProvider;
import io.opentelemetry.sdk.logs.data.LogRecordData;
import io.opentelemetry.sdk.logs.export.SimpleLogRecordProcessor;
import io.opentelemetry.sdk.testing.exporter.InMemoryLogRecordExporter;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenTelemetryListenerTest {
    private static final PageRequest PAGE = PageRequest.newestFirst(10);

    @RegisterExtension
    final SessionsExtension kit = SessionsExtension.create();

    private final InMemorySpanExporter spans = InMemorySpanExporter.create();
    private final InMemoryLogRecordExporter events = InMemoryLogRecordExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(spans))
                    .build())
            .setLoggerProvider(SdkLoggerProvider.builder()
                    .addLogRecordProcessor(SimpleLogRecordProcessor.create(events))
                    .build())
            .build();
    private final FakeSessions fake = kit.fake();
    private final String key = kit.server().apiKey();
    // Asked once an attempt, between started and finished.
    private Supplier<String> keys = () -> key;
    private final FeignSessions sessions = FeignSessions.builder()
            .baseUrl(kit.server().baseUrl())
            .apiKey(() -> keys.get())
            .timekeeper(kit.clock())
            .deadline(Duration.ofSeconds(10))
            .retry(RetryOptions.defaults().maxAttempts(2))
            .retryBudget(5)
            .attemptListener(new OpenTelemetryListener(telemetry))
            .build();
    private final UserId alice = UserId.of("user_alice");
    private final SessionId phone = fake.signIn(alice).id();

    @Test
    void aSuccessIsASpanAndNoEvent() {
        sessions.list(alice, PAGE);

        SpanData span = span();
        assertThat(span.getName()).isEqualTo("sessions.list");
        assertThat(span.getKind()).isEqualTo(SpanKind.INTERNAL);
        assertThat(span.getStatus()).isEqualTo(StatusData.unset());
        assertThat(facts(span)).isEqualTo(Map.of("sessions.attempts", 1L));
        assertThat(events.getFinishedLogRecordItems()).isEmpty();
    }

    @Test
    void aRetryThatHelpsIsTwoEventsOfItsSpan() {
        fake.onRevoke(1, Fault.rateLimited(Duration.ofSeconds(7)));

        sessions.revoke(phone);

        SpanData span = span();
        assertThat(span.getName()).isEqualTo("sessions.revoke");
        assertThat(span.getStatus()).isEqualTo(StatusData.unset());
        assertThat(facts(span)).isEqualTo(Map.of("sessions.attempts", 2L));
        assertThat(events.getFinishedLogRecordItems())
                .allSatisfy(event -> assertThat(event.getSpanContext()).isEqualTo(span.getSpanContext()))
                .extracting(LogRecordData::getEventName)
                .containsExactly("sessions.attempt.failed", "sessions.waiting");
        assertThat(events.getFinishedLogRecordItems())
                .extracting(LogRecordData::getAttributes)
                .containsExactly(
                        Attributes.of(
                                stringKey("error.type"),
                                "dev.sessions.failure.RateLimitedException",
                                longKey("http.response.status_code"),
                                429L),
                        Attributes.of(longKey("sessions.wait_ms"), 7000L));
    }

    @Test
    void aFailureIsAnErrorWithoutItsMessage() {
        fake.onRevoke(1, Fault.status(401));

        failedRevoke();

        assertThat(span().getStatus()).isEqualTo(StatusData.error());
        assertThat(facts(span()))
                .isEqualTo(Map.of(
                        "sessions.attempts",
                        1L,
                        "error.type",
                        "dev.sessions.failure.AuthenticationRefusedException",
                        "http.response.status_code",
                        401L));
    }

    @ParameterizedTest
    @CsvSource({"11, WAIT_TOO_LONG", "10, DEADLINE"})
    void aSpanSaysWhyNoFurtherAttemptWasMade(int seconds, String why) {
        fake.onRevoke(1, Fault.rateLimited(Duration.ofSeconds(seconds)));

        failedRevoke();

        assertThat(span().getAttributes().get(stringKey("sessions.retry_stop"))).isEqualTo(why);
    }

    @Test
    void aSpanSaysThatTheRetryBudgetIsUsedUp() {
        for (int call = 1; call <= 3; call++) {
            fake.onRevoke(call, Fault.status(503));
        }

        failedRevoke();
        assertThat(failedRevoke().retryStop()).contains(RetryStop.BUDGET);

        assertThat(spans.getFinishedSpanItems())
                .extracting(span -> span.getAttributes().get(stringKey("sessions.retry_stop")))
                .containsExactly(null, "BUDGET");
    }

    @Test
    void aKeyThatCannotBeHadEndsTheSpanToo() {
        keys = () -> {
            throw new IllegalStateException("the vault is sealed");
        };

        assertThatThrownBy(() -> sessions.revoke(phone)).isInstanceOf(IllegalStateException.class);

        assertThat(span().getStatus()).isEqualTo(StatusData.error());
        assertThat(Span.current()).isEqualTo(Span.getInvalid());
    }

    @Test
    void aSpanIsTheCurrentOneDuringItsCall() {
        Span[] current = new Span[1];
        keys = () -> {
            current[0] = Span.current();
            return key;
        };

        sessions.list(alice, PAGE);

        assertThat(current[0].getSpanContext()).isEqualTo(span().getSpanContext());
        assertThat(Span.current()).isEqualTo(Span.getInvalid());
    }

    @Test
    void aSpanIsAChildOfTheOneItIsMadeIn() {
        Span page = telemetry.getTracer("shop").spanBuilder("account page").startSpan();
        Runnable call = () -> sessions.list(alice, PAGE);
        Context.current().with(page).wrap(call).run();

        assertThat(span().getParentSpanContext()).isEqualTo(page.getSpanContext());
    }

    @Test
    void callsOfTwoThreadsAreKeptApart() {
        CyclicBarrier both = new CyclicBarrier(2);
        keys = () -> {
            await(both);
            return key;
        };

        CompletableFuture<?> other = CompletableFuture.runAsync(() -> sessions.list(alice, PAGE));
        sessions.revoke(phone);
        other.orTimeout(10, TimeUnit.SECONDS).join();

        assertThat(spans.getFinishedSpanItems())
                .extracting(SpanData::getName)
                .containsExactlyInAnyOrder("sessions.list", "sessions.revoke");
        assertThat(spans.getFinishedSpanItems())
                .allSatisfy(span ->
                        assertThat(span.getParentSpanContext().isValid()).isFalse());
    }

    @Test
    void nothingThatIsExportedNamesAnyone() {
        fake.onRevoke(1, Fault.rateLimited(Duration.ofSeconds(7)));
        fake.onRevoke(2, Fault.status(404));
        failedRevoke();
        sessions.list(alice, PAGE);

        assertThat(spans.getFinishedSpanItems() + " " + events.getFinishedLogRecordItems())
                .contains("sessions.revoke", "sessions.list", "sessions.waiting")
                .doesNotContain(alice.value(), phone.value(), key, "127.0.0.1");
    }

    private SpanData span() {
        List<SpanData> finished = spans.getFinishedSpanItems();
        assertThat(finished).hasSize(1);
        return finished.get(0);
    }

    private static Map<String, Object> facts(SpanData span) {
        Map<String, Object> facts = new HashMap<>();
        span.getAttributes().forEach((name, value) -> facts.put(name.getKey(), value));
        return facts;
    }

    private SessionsException failedRevoke() {
        return catchThrowableOfType(SessionsException.class, () -> sessions.revoke(phone));
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void close() {
        sessions.close();
        telemetry.close();
    }
}
