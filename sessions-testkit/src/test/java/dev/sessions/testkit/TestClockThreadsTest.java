package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.LIST_OF_ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.testkit.TestClock.Registration;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several threads on one clock. Each wait is seen on the clock, so no test depends on which thread is faster. */
@Timeout(60)
class TestClockThreadsTest {
    private final TestClock clock = TestClock.create();
    private final Instant start = clock.now();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> events = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    /** Starts a worker that makes the given waits, and records the time after each wait. */
    private Future<?> worker(String name, long... millis) {
        Registration registration = clock.register();
        return threads.submit(noting(name, registration, millis));
    }

    private Callable<?> noting(String name, Registration registration, long... millis) {
        return () -> {
            try {
                for (long wait : millis) {
                    clock.sleep(Duration.ofMillis(wait));
                    events.add(
                            name + " at " + Duration.between(start, clock.now()).toMillis());
                }
                return null;
            } finally {
                registration.close();
            }
        };
    }

    /** Starts a thread that waits 100 ms and keeps the interrupt that it meets. */
    private Thread waiter(List<Throwable> interrupts) {
        Thread thread = new Thread(() -> {
            try {
                clock.sleep(Duration.ofMillis(100));
            } catch (InterruptedException e) {
                interrupts.add(e);
            }
        });
        thread.start();
        return thread;
    }

    private void untilWaitsAre(int count) {
        while (clock.waits().size() < count) {
            // Set when the time of the test is over.
            assertThat(Thread.currentThread().isInterrupted()).as("the flag").isFalse();
            Thread.onSpinWait();
        }
    }

    @Test
    void toStringShowsHowManyWorkersWait() {
        Registration late = clock.register();
        Future<?> unused = worker("a", 30);
        untilWaitsAre(1);

        assertThat(clock).asString().endsWith("1 of 2 registered workers wait]");
        late.close();
    }

    @RepeatedTest(20)
    void workersWakeInTheOrderOfTheirTimes() throws Exception {
        Registration a = clock.register();
        Registration b = clock.register();
        Registration c = clock.register();
        List<Future<?>> all = List.of(
                threads.submit(noting("a", a, 30, 30, 30)),
                threads.submit(noting("b", b, 50, 25)),
                threads.submit(noting("c", c, 10, 70)));
        for (Future<?> each : all) {
            each.get();
        }
        assertThat(events).containsExactly("c at 10", "a at 30", "b at 50", "a at 60", "b at 75", "c at 80", "a at 90");
        assertThat(clock.now()).isEqualTo(start.plusMillis(90));
    }

    @Test
    void timeStandsStillUntilEveryWorkerWaits() throws Exception {
        Registration busy = clock.register();
        Future<?> waiting = worker("a", 100);
        untilWaitsAre(1);
        assertThat(clock.now()).isEqualTo(start);
        assertThat(waiting.isDone()).as("first waiter is done").isFalse();
        busy.close();
        waiting.get();
        assertThat(clock.now()).isEqualTo(start.plusMillis(100));
    }

    @Test
    void aRegistrationEndsOnce() throws Exception {
        Registration twice = clock.register();
        Registration busy = clock.register();
        twice.close();
        twice.close();
        Future<?> waiting = worker("a", 100);
        untilWaitsAre(1);
        assertThat(clock.now()).isEqualTo(start);
        busy.close();
        waiting.get();
    }

    @Test
    void advanceWakesThoseWhoseTimeHasComeAndNoOthers() throws Exception {
        Registration busy = clock.register();
        Future<?> early = worker("early", 100);
        Future<?> late = worker("late", 300);
        untilWaitsAre(2);
        clock.advance(Duration.ofMillis(99));
        assertThat(events).isEmpty();
        clock.advance(Duration.ofMillis(1));
        early.get();
        assertThat(events).containsExactly("early at 100");
        assertThat(late.isDone()).as("second waiter is done").isFalse();
        busy.close();
        late.get();
        assertThat(events).containsExactly("early at 100", "late at 300");
    }

    @Test
    void anInterruptedWorkerWaitsNoLonger() throws Exception {
        Registration busy = clock.register();
        Future<?> other = worker("other", 500);
        Registration mine = clock.register();
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = waiter(thrown);
        untilWaitsAre(2);
        thread.interrupt();
        thread.join();
        assertThat(thrown).hasSize(1);
        assertThat(clock.now()).isEqualTo(start);
        mine.close();
        busy.close();
        other.get();
        assertThat(clock.now()).isEqualTo(start.plusMillis(500));
    }

    /** While the clock is held its waiter cannot see which came first. */
    @RepeatedTest(20)
    void anInterruptIsNotLostOnOneWhoseTimeComesAtOnce() throws Exception {
        Registration other = clock.register();
        Registration mine = clock.register();
        List<Throwable> thrown = new ArrayList<>();
        Thread thread = waiter(thrown);
        untilWaitsAre(1);

        synchronized (clock) {
            thread.interrupt();
            clock.advance(Duration.ofMillis(100));
        }
        thread.join();

        assertThat(thrown).hasSize(1);
        mine.close();
        other.close();
    }

    @Test
    void workersThatWakeTogetherAllWake() throws Exception {
        Registration a = clock.register();
        Registration b = clock.register();
        Future<?> first = threads.submit(noting("x", a, 100));
        Future<?> second = threads.submit(noting("x", b, 100));
        first.get();
        second.get();
        assertThat(events).containsExactly("x at 100", "x at 100");
    }

    @Test
    void theServerWaitsOnBehalfOfTheWorkerThatItKeepsWaiting() throws Exception {
        FakeSessions fake = FakeSessions.create(clock);
        fake.signIn(ALICE);
        fake.onList(1, Fault.latency(Duration.ofMillis(40)));
        Registration worker = clock.register();
        try (FakeSessionsServer server = FakeSessionsServer.start(fake);
                RawClient client = RawClient.of(server)) {
            assertThat(client.get(LIST_OF_ALICE).status()).isEqualTo(200);
        } finally {
            worker.close();
        }
        assertThat(clock.now()).isEqualTo(start.plusMillis(40));
    }

    @Test
    void aServerThatClosesWhileItWaitsEndsAtOnce() throws Exception {
        FakeSessions fake = FakeSessions.create(clock);
        fake.onRevoke(1, Fault.latency(Duration.ofMillis(40)));
        Registration busy = clock.register();
        Registration alsoBusy = clock.register();
        FakeSessionsServer server = FakeSessionsServer.start(fake);
        Future<?> client = threads.submit(() -> RawClient.of(server).revoke("session_1"));
        untilWaitsAre(1);
        server.close();
        assertThatThrownBy(client::get).isInstanceOf(ExecutionException.class);
        busy.close();
        alsoBusy.close();
        assertThat(clock.now()).isEqualTo(start);
    }
}
