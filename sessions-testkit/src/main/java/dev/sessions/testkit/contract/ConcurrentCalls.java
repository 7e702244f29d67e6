package dev.sessions.testkit.contract;

import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import dev.sessions.testkit.TestClock.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Holds calls at the service, on its clock, so that the same calls overlap in every run. */
final class ConcurrentCalls {
    private static final Duration HELD = Duration.ofSeconds(2);

    private final Fixture fixture;
    private final TestClock clock;

    ConcurrentCalls(Fixture fixture) {
        this.fixture = fixture;
        this.clock = fixture.clock();
    }

    /** The result or exception of a call, and whether its thread was interrupted then. */
    record Ended(Object outcome, boolean interrupted) {}

    /**
     * Makes each call on its own thread, and returns their results and exceptions in the given order. Each call is held until
     * all calls have reached the service, at most 200 ms, because a port may make its calls one by one.
     */
    List<Object> allAtOnce(Kind kind, List<Callable<Object>> calls) throws Exception {
        List<Registration> standstill = new ArrayList<>();
        for (int nth = 1; nth <= calls.size(); nth++) {
            fixture.plan(kind, nth, Fault.latency(HELD));
            standstill.add(clock.register());
        }
        CountDownLatch begun = new CountDownLatch(calls.size());
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Future<Object>> held = new ArrayList<>();
            for (Callable<Object> call : calls) {
                held.add(threads.submit(() -> {
                    begun.countDown();
                    return outcome(call);
                }));
            }
            begun.await();
            awaitAWhile(held.get(0));
            standstill.forEach(Registration::close);
            List<Object> outcomes = new ArrayList<>();
            for (Future<Object> each : held) {
                outcomes.add(each.get());
            }
            return outcomes;
        } finally {
            standstill.forEach(Registration::close);
            threads.shutdownNow();
        }
    }

    /** Makes the call, interrupts its thread while the service holds the nth request from now, and returns how the call ended. */
    Ended interrupted(Kind kind, int nth, Callable<Object> call) throws Exception {
        fixture.plan(kind, nth, Fault.latency(HELD));
        Registration here = clock.register();
        Registration there = clock.register();
        FutureTask<Ended> task = new FutureTask<>(() -> {
            try {
                Object outcome = outcome(call);
                return new Ended(outcome, Thread.interrupted());
            } finally {
                there.close();
            }
        });
        Thread caller = new Thread(task);
        caller.start();
        try {
            // The clock moves when the service holds the call, or the call has ended.
            clock.sleep(HELD.dividedBy(2));
        } finally {
            caller.interrupt();
            here.close();
        }
        return task.get();
    }

    private static void awaitAWhile(Future<?> call) throws InterruptedException, ExecutionException {
        try {
            call.get(Fixture.SHORT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException someDidNotReachTheService) {
            // Ignored: the number of requests and the results show it.
        }
    }

    private static Object outcome(Callable<Object> call) throws Exception {
        try {
            return call.call();
        } catch (SessionsException failure) {
            return failure;
        }
    }
}
