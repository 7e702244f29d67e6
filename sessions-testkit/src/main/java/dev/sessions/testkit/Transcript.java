package dev.sessions.testkit;

import dev.sessions.failure.Operation.Kind;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What happened at a {@link FakeSessions} and its server since the start or the last {@link FakeSessions#reset()}, in order:
 * calls with their outcome, and waits on its {@link TestClock}. Grows as things go on happening. Safe for use by many
 * threads.
 *
 * <p>Waits are the clock's: fakes that share a clock have the waits of all of them in their transcripts.
 *
 * <p>Counts are exact; of the lines and waits the last 10,000 are kept.
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
        add(call.asked() + ": " + outcome);
    }

    /** Notes something that is neither a list nor a revoke. */
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
     * Returns what happened, a line each, for instance {@code list user_1, 100 newest first: 3 sessions, more follow},
     * {@code revoke session_1: not found}, {@code wait 200 ms}, or {@code revoke session_1: status 503 (scripted)}.
     * Where the call took effect although a fault met it, that stands first:
     * {@code revoke session_1: revoked; lost answer (scripted)}.
     * Unmodifiable.
     */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns how many list calls there were: those of the port and requests of the server together. */
    public synchronized int lists() {
        return lists;
    }

    /** Returns how many revoke calls there were: those of the port and requests of the server together. */
    public synchronized int revokes() {
        return revokes;
    }

    /** Returns how many calls there were, lists and revokes. */
    public synchronized int calls() {
        return lists + revokes;
    }

    /** Returns the waits on the clock, in the order in which they began; none when the time is no {@link TestClock}'s. */
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
