package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The key is in no log record, at any level, and in no event of the user's listener. */
class LogsTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @RegisterExtension
    final Logs logs = new Logs(
            "okhttp3", "okhttp3.OkHttpClient", "okhttp3.internal.concurrent.TaskRunner", "feign", "dev.sessions");

    private final Events events = new Events();

    static Stream<Fault> ends() {
        return Stream.of(
                // Without latency: an ordinary response.
                Fault.latency(Duration.ZERO),
                Fault.status(401),
                Fault.status(500, "<html>"),
                Fault.rateLimited(Duration.ofSeconds(1)),
                Fault.redirect("http://127.0.0.1:1/"),
                Fault.resetBeforeAnswer(),
                Fault.noAnswer(),
                Fault.garbage());
    }

    @ParameterizedTest
    @MethodSource("ends")
    void theKeyIsInNoLogAndInNoEvent(Fault end) {
        for (int nth = 1; nth <= 2; nth++) {
            wire.fake.onList(nth, end);
            wire.fake.onRevoke(nth, end);
        }
        try (FeignSessions sessions = wire.adapter(builder ->
                builder.attemptListener(events).retry(RetryOptions.defaults().maxAttempts(2)))) {
            recordFailure(catchThrowable(() -> events.record(sessions.list(Wire.USER, Wire.PAGE))));
            recordFailure(catchThrowable(() -> events.record(sessions.revoke(Wire.SESSION))));
            events.record(sessions);
        }

        assertThat(wire.server.received())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isPresent());
        assertThat(logs.lines())
                .as("records that OkHttp logs at its finest level")
                .isNotEmpty();
        assertThat(events.texts).as("texts of the listener's events").hasSizeGreaterThanOrEqualTo(7);
        assertThat(logs.lines()).noneMatch(this::holdsTheKey);
        assertThat(events.texts).noneMatch(this::holdsTheKey);
    }

    private void recordFailure(Throwable thrown) {
        if (thrown != null) {
            events.record(new Escaped(thrown).text());
        }
    }

    private boolean holdsTheKey(String line) {
        return line.contains(wire.server.apiKey()) || line.contains("Bearer");
    }

    /** Records the text of every event. */
    private static final class Events implements AttemptListener {
        private final List<String> texts = new CopyOnWriteArrayList<>();

        void record(Object event) {
            texts.add(String.valueOf(event));
        }

        @Override
        public void started(Operation operation, int attempt) {
            record(operation);
        }

        @Override
        public void failed(Operation operation, int attempt, SessionsException failure) {
            record(new Escaped(failure).text());
        }

        @Override
        public void waiting(Operation operation, int attempt, Duration wait) {
            record(operation + " " + wait);
        }

        @Override
        public void finished(Operation operation, int attempts, Duration taken, Optional<Throwable> failure) {
            record(operation + failure.map(thrown -> new Escaped(thrown).text()).orElse(""));
        }
    }
}
