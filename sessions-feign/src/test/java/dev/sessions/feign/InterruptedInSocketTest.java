package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A call that is interrupted while it waits for an answer. The service has the request and never answers, so nothing but the
 * interrupt or the end of the attempt can end the call.
 */
@Timeout(60)
class InterruptedInSocketTest {
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofHours(1);
    /** Where the calling thread stands while it waits: with OkHttp in the socket, with java.net.http before a future. */
    private static final Set<String> WAITING =
            Set.of("java.net.Socket$SocketInputStream", "java.util.concurrent.CompletableFuture");

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(new HoldingTimekeeper(clock, this::interruptTheCaller));
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);
    private volatile Thread caller = Thread.currentThread();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aVirtualThreadSeesItAtOnce(Transport transport) throws Exception {
        assumeTrue(VirtualThreads.exist(), "a Java with virtual threads");

        assertInterrupted(call(VirtualThreads.executor(), transport, LONG));
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aPlatformThreadSeesItWhenItsAttemptEnds(Transport transport) throws Exception {
        assertInterrupted(call(Executors.newSingleThreadExecutor(), transport, SHORT));
    }

    /** What came out, and whether the flag was set then. */
    private record Interrupted(SessionsException failure, boolean flag) {}

    private void assertInterrupted(Interrupted call) {
        assertThat(call.failure).isInstanceOf(CallInterruptedException.class);
        assertThat(call.flag).as("the flag").isTrue();
        // Attempts whose time was over before the request arrived are tried again; the one that was interrupted is not.
        // On a busy
        // machine its time may be over in the same moment: then it failed for that, and the interrupt comes before the
        // next.
        int attempts = call.failure.attempts();
        assertThat(call.failure.getSuppressed()).hasSizeBetween(attempts - 1, attempts);
    }

    private Interrupted call(ExecutorService thread, Transport transport, Duration attemptTimeout) throws Exception {
        fake.onList(1, Fault.latency(Duration.ofSeconds(1)));
        FeignSessions sessions = transport
                .on(FeignSessions.builder())
                .apiKey(server.apiKey())
                .baseUrl(server.baseUrl())
                .timekeeper(clock)
                .attemptTimeout(attemptTimeout)
                .deadline(LONG)
                .retry(RetryOptions.defaults().maxAttempts(20))
                .build();
        try (sessions) {
            return thread.submit(() -> {
                        caller = Thread.currentThread();
                        SessionsException failure = catchThrowableOfType(
                                SessionsException.class, () -> sessions.list(Wire.USER, Wire.PAGE));
                        return new Interrupted(failure, Thread.interrupted());
                    })
                    .get();
        } finally {
            thread.shutdownNow();
        }
    }

    private void interruptTheCaller() {
        while (Stream.of(caller.getStackTrace()).noneMatch(frame -> WAITING.contains(frame.getClassName()))) {
            Thread.onSpinWait();
        }
        caller.interrupt();
    }
}
