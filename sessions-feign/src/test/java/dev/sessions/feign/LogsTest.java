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

/** Nobody who listens hears the key: neither a logger of java.util.logging, however curious, nor the user's listener. */
class LogsTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @RegisterExtension
    final Logs logs = new Logs(
            "okhttp3", "okhttp3.OkHttpClient", "okhttp3.internal.concurrent.TaskRunner", "feign", "dev.sessions");

    private final Told told = new Told();

    static Stream<Fault> ends() {
        return Stream.of(
                // With latency none, a response like any other.
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
                builder.attemptListener(told).retry(RetryOptions.defaults().maxAttempts(2)))) {
            tell(catchThrowable(() -> told.hears(sessions.list(Wire.USER, Wire.PAGE))));
            tell(catchThrowable(() -> told.hears(sessions.revoke(Wire.SESSION))));
            told.hears(sessions);
        }

        assertThat(wire.server.received())
                .hasSizeGreaterThanOrEqualTo(2)
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isPresent());
        assertThat(logs.lines()).as("OkHttp says something at its finest level").isNotEmpty();
        assertThat(told.words).as("the listener is told").hasSizeGreaterThanOrEqualTo(7);
        assertThat(logs.lines()).noneMatch(this::holdsTheKey);
        assertThat(told.words).noneMatch(this::holdsTheKey);
    }

    private void tell(Throwable thrown) {
        if (thrown != null) {
            told.hears(new Escaped(thrown).text());
        }
    }

    private boolean holdsTheKey(String line) {
        return line.contains(wire.server.apiKey()) || line.contains("Bearer");
    }

    /** Writes down every event, and all that can be read of it. */
    private static final class Told implements AttemptListener {
        private final List<String> words = new CopyOnWriteArrayList<>();

        void hears(Object said) {
            words.add(String.valueOf(said));
        }

        @Override
        public void started(Operation operation, int attempt) {
            hears(operation);
        }

        @Override
        public void failed(Operation operation, int attempt, SessionsException failure) {
            hears(new Escaped(failure).text());
        }

        @Override
        public void waiting(Operation operation, int attempt, Duration wait) {
            hears(operation + " " + wait);
        }

        @Override
        public void finished(Operation operation, int attempts, Duration taken, Optional<Throwable> failure) {
            hears(operation + failure.map(thrown -> new Escaped(thrown).text()).orElse(""));
        }
    }
}
