package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A clock that only tests move: {@link #advance(Duration)} moves the time, and so does every wait, by its own length and at
 * once. Hours of waiting pass in no time, and all waits are recorded. Safe for use by many threads.
 *
 * <p>Register threads that wait concurrently with {@link #register()}: with n workers registered, the time stands still until n
 * threads wait, whichever they are, and then moves to the earliest wake-up. Each worker then wakes at the same time in every
 * run, provided that no other thread waits on this clock for itself.
 */
public final class TestClock implements Timekeeper {
    private static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

    private final Instant start;
    private final List<Duration> wakeUps = new ArrayList<>();
    private final List<Duration> waits = new ArrayList<>();
    // Held weakly: a clock may outlive many fakes.
    private final Set<Transcript> listeners = Collections.newSetFromMap(new WeakHashMap<>());
    private Duration elapsed = Duration.ZERO;
    private int workers;

    private TestClock(Instant start) {
        this.start = requireNonNull(start, "start");
    }

    /** Returns a clock that shows 2026-01-15T12:00:00Z. */
    public static TestClock create() {
        return startingAt(START);
    }

    /** Returns a clock that shows the given time. */
    public static TestClock startingAt(Instant start) {
        return new TestClock(start);
    }

    /** The registration of a worker. Ends with {@link #close()}. */
    public interface Registration extends AutoCloseable {
        /** Ends the registration: the time no longer waits for this worker. Idempotent. */
        @Override
        void close();
    }

    /**
     * Registers a worker: from now on the time moves only when as many threads wait as there are registrations. Register all
     * workers before the first one starts. Each worker closes its own registration when it has done its work.
     *
     * <p>With fewer threads than registrations a wait never ends: {@link #toString()} shows how many threads wait.
     *
     * <p>A wait of any thread counts, so the fake's server can wait on behalf of the worker whose request it delays.
     */
    public synchronized Registration register() {
        workers++;
        AtomicBoolean open = new AtomicBoolean(true);
        return () -> {
            if (open.getAndSet(false)) {
                deregister();
            }
        };
    }

    private synchronized void deregister() {
        workers--;
        moveOn();
    }

    @Override
    public synchronized Instant now() {
        return start.plus(elapsed);
    }

    /** Returns the nanoseconds since the start of this clock. Overflows after 292 years, as the system's does. */
    @Override
    public synchronized long nanoTime() {
        return elapsed.getSeconds() * 1_000_000_000L + elapsed.getNano();
    }

    /**
     * Moves the time by the given duration and returns at once; with workers registered, waits until another worker or a test
     * moves the time. Zero and less neither move the time nor count as a wait.
     *
     * @throws InterruptedException when the thread is interrupted, before the wait or during it
     */
    @Override
    public synchronized void sleep(Duration duration) throws InterruptedException {
        requireNonNull(duration, "duration");
        if (Thread.interrupted()) {
            throw new InterruptedException("The thread was interrupted before it could wait.");
        }
        if (duration.compareTo(Duration.ZERO) > 0) {
            waits.add(duration);
            listeners.forEach(transcript -> transcript.waited(duration));
            waitUntil(elapsed.plus(duration));
        }
    }

    private synchronized void waitUntil(Duration wakeUp) throws InterruptedException {
        wakeUps.add(wakeUp);
        moveOn();
        try {
            while (elapsed.compareTo(wakeUp) < 0) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            wakeUps.remove(wakeUp);
            throw interrupted;
        }
        // Java does not define whether wait() throws when a thread is notified and interrupted at once.
        if (Thread.interrupted()) {
            throw new InterruptedException("The thread was interrupted while it waited.");
        }
    }

    /** Moves to the earliest wake-up, repeatedly, while all workers wait. */
    private synchronized void moveOn() {
        while (!wakeUps.isEmpty() && wakeUps.size() >= workers) {
            moveTo(Collections.min(wakeUps));
        }
    }

    private synchronized void moveTo(Duration time) {
        elapsed = time;
        // A thread that is woken here no longer counts as waiting, even before it runs.
        wakeUps.removeIf(wakeUp -> wakeUp.compareTo(time) <= 0);
        notifyAll();
    }

    /**
     * Moves the time forward, and wakes the threads whose wait is over.
     *
     * @throws IllegalArgumentException when the duration is negative: time does not run backwards
     */
    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time only moves forward, so it cannot advance by " + duration + ".");
        }
        moveTo(elapsed.plus(duration));
    }

    /** Returns all waits so far, in the order in which they began. Unmodifiable. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** Reports every wait to the transcript as it begins. The transcript is held weakly. */
    synchronized void addListener(Transcript transcript) {
        listeners.add(transcript);
    }

    @Override
    public synchronized String toString() {
        return "TestClock[now=" + now() + ", waits=" + waits
                + (workers == 0 ? "" : ", " + wakeUps.size() + " of " + workers + " registered workers wait") + "]";
    }
}
