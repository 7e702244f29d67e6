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
final class UnderWay {
    private static final Duration HELD = Duration.ofSeconds(2);

    private final Scene scene;
    private final TestClock clock;

    UnderWay(Scene scene) {
        this.scene = scene;
        this.clock = scene.clock();
    }

    /** What came of a call: what it returned or threw, and whether its thread was interrupted then. */
    record Ended(Object outcome, boolean interrupted) {}

    /**
     * Makes those calls, each on a thread of its own, and returns what came of them, in the order in which they are given. Each
     * is held until all have reached the service. A port may let one call wait for another, so after 200 ms they go on anyway.
     */
    List<Object> allAtOnce(Kind kind, List<Callable<Object>> calls) throws Exception {
        List<Registration> standstill = new ArrayList<>();
        for (int nth = 1; nth <= calls.size(); nth++) {
            scene.plan(kind, nth, Fault.latency(HELD));
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

    /** Makes that call, interrupts its thread while the nth call from now is held at the service, and returns how it ended. */
    Ended interrupted(Kind kind, int nth, Callable<Object> call) throws Exception {
        scene.plan(kind, nth, Fault.latency(HELD));
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
            // The time moves when the call is held too, or is over.
            clock.sleep(HELD.dividedBy(2));
        } finally {
            caller.interrupt();
            here.close();
        }
        return task.get();
    }

    private static void awaitAWhile(Future<?> call) throws InterruptedException, ExecutionException {
        try {
            call.get(Scene.IMPATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException someDidNotReachTheService) {
            // They are seen by their number and by what comes of them.
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
