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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A call that is interrupted while it waits for a response. The service has the request and never responds, so only the
 * interrupt or the end of the connection can end the call.
 */
@Timeout(60)
class InterruptedInSocketTest {
    private static final Duration LONG = Duration.ofHours(1);
    /** The place where the calling thread waits: with OkHttp a socket, with java.net.http a future. */
    private static final Set<String> WAITING =
            Set.of("java.net.Socket$SocketInputStream", "java.util.concurrent.CompletableFuture");

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(new HoldingTimekeeper(clock, this::interruptTheCaller));
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private volatile Thread caller = Thread.currentThread();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aVirtualThreadSeesItAtOnce(Transport transport) throws Exception {
        assumeTrue(VirtualThreads.exist(), "a Java with virtual threads");
        ExecutorService thread = VirtualThreads.executor();

        try (FeignSessions sessions = sessions(transport)) {
            assertInterrupted(call(thread, sessions).get());
        } finally {
            thread.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(Transport.class)
    void aPlatformThreadSeesItWhenItsAttemptEnds(Transport transport) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();

        try (FeignSessions sessions = sessions(transport)) {
            Future<Interrupted> call = call(thread, sessions);
            interrupted.await();
            server.close();

            assertInterrupted(call.get());
        } finally {
            thread.shutdownNow();
        }
    }

    /** The exception, and whether the interrupt flag was set. */
    private record Interrupted(SessionsException failure, boolean flag) {}

    private static void assertInterrupted(Interrupted call) {
        assertThat(call.failure).isInstanceOf(CallInterruptedException.class);
        assertThat(call.flag).as("the flag").isTrue();
        assertThat(call.failure.attempts()).isOne();
        assertThat(call.failure.getSuppressed()).isEmpty();
    }

    private FeignSessions sessions(Transport transport) {
        return transport
                .on(FeignSessions.builder())
                .apiKey(server.apiKey())
                .baseUrl(server.baseUrl())
                .timekeeper(clock)
                .attemptTimeout(LONG)
                .deadline(LONG)
                .build();
    }

    private Future<Interrupted> call(ExecutorService thread, FeignSessions sessions) {
        fake.onList(1, Fault.latency(Duration.ofSeconds(1)));
        return thread.submit(() -> {
            caller = Thread.currentThread();
            SessionsException failure =
                    catchThrowableOfType(SessionsException.class, () -> sessions.list(Wire.USER, Wire.PAGE));
            return new Interrupted(failure, Thread.interrupted());
        });
    }

    private void interruptTheCaller() {
        while (Stream.of(caller.getStackTrace()).noneMatch(frame -> WAITING.contains(frame.getClassName()))) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        interrupted.countDown();
    }
}
