package dev.sessions.testkit;

import dev.sessions.failure.Operation.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The calls of a {@link FakeSessions} and its server since the start or the last {@link FakeSessions#reset()}, in order and with
 * their outcome, and the waits on its {@link TestClock}. Grows with every call. Safe for use by many threads.
 *
 * <p>Fakes that share a clock have all waits on that clock in their transcripts.
 *
 * <p>Counts are exact. Lines and waits are limited to the last 10,000.
 */
public final class Transcript {
    private static final int KEPT = 10_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Deque<Duration> waits = new ArrayDeque<>();
    private int lists;
    private int revokes;
    private long dropped;

    Transcript() {}

    synchronized void call(Call call, String outcome) {
        if (call.operation().kind() == Kind.LIST) {
            lists++;
        } else {
            revokes++;
        }
        add(call.words() + ": " + outcome);
    }

    /** Records a request that is neither a list nor a revoke. */
    synchronized void other(String line) {
        add(line);
    }

    synchronized void waited(Duration duration) {
        waits.addLast(duration);
        if (waits.size() > KEPT) {
            waits.removeFirst();
        }
        add("wait " + Words.time(duration));
    }

    private void add(String line) {
        lines.addLast(Words.line(line));
        if (lines.size() > KEPT) {
            lines.removeFirst();
            dropped++;
        }
    }

    synchronized void clear() {
        lines.clear();
        waits.clear();
        lists = 0;
        revokes = 0;
        dropped = 0;
    }

    /**
     * Returns a line for each call and each wait, for instance {@code list user_1, 100 newest first: 3 sessions, more follow},
     * {@code revoke session_1: not found}, {@code wait 200 ms}, or {@code revoke session_1: status 503 (scripted)}.
     * The effect of a call that met a fault stands first:
     * {@code revoke session_1: revoked; lost response (scripted)}.
     * Unmodifiable.
     */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns the number of list calls: those of the port and requests of the server together. */
    public synchronized int lists() {
        return lists;
    }

    /** Returns the number of revoke calls: those of the port and requests of the server together. */
    public synchronized int revokes() {
        return revokes;
    }

    /** Returns the number of calls, lists and revokes. */
    public synchronized int calls() {
        return lists + revokes;
    }

    /** Returns the waits on the clock, in the order in which they began; empty when the timekeeper is no {@link TestClock}. */
    public synchronized List<Duration> waits() {
        return List.copyOf(waits);
    }

    /** Returns the lines, numbered from 1. */
    @Override
    public synchronized String toString() {
        List<String> numbered = new ArrayList<>();
        for (String line : lines) {
            numbered.add((dropped + numbered.size() + 1) + ". " + line);
        }
        return String.join("\n", numbered);
    }
}
