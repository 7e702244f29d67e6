package dev.sessions.revocation;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets all workers of a job call as one: so many times a second, and not at all while the service asks to wait. One that is
 * told to wait makes all wait. The pace halves when the service rejects a call, comes back quickly to a little under where it
 * was, and then grows slowly, so that an open pace finds the limit of the service and stays near it.
 */
final class Pacer {
    private static final double SLOWEST = 0.5;
    private static final double GROWTH_PER_SECOND = 1;
    private static final double CLOSE_TO_LIMIT = 0.9;
    private static final double NANOS = 1e9;

    private final Timekeeper time;
    private final double fastest;
    // Held while waiting for a turn, so that one worker waits on the clock and the others behind it.
    private final ReentrantLock turn = new ReentrantLock();
    private double pace;
    private double lastRejected = Double.POSITIVE_INFINITY;
    private long slowedAt;
    private long next;

    Pacer(double pace, double fastest, Timekeeper time) {
        this.pace = pace;
        this.fastest = fastest;
        this.time = time;
        this.next = time.nanoTime();
        this.slowedAt = next - 1;
    }

    /** Waits for the next turn, and returns whether it comes before that end, in the time of the timekeeper. */
    boolean await(long end) throws InterruptedException {
        turn.lockInterruptibly();
        try {
            for (long wait = takeTurn(); wait > 0; wait = takeTurn()) {
                if (time.nanoTime() + wait - end >= 0) {
                    return false;
                }
                time.sleep(Duration.ofNanos(wait));
            }
            return end - time.nanoTime() > 0;
        } finally {
            turn.unlock();
        }
    }

    /** Takes the turn if it has come and returns zero, or returns how long it is until then. */
    private synchronized long takeTurn() {
        long now = time.nanoTime();
        if (next - now <= 0) {
            next = now + (long) (NANOS / pace);
            return 0;
        }
        return next - now;
    }

    /** Notes that a call was taken: the pace may grow. */
    synchronized void accepted() {
        double sincePreviousTurn = 1 / pace;
        pace += pace < lastRejected * CLOSE_TO_LIMIT && lastRejected < Double.POSITIVE_INFINITY
                ? pace * sincePreviousTurn
                : GROWTH_PER_SECOND * sincePreviousTurn;
        pace = Math.min(pace, fastest);
    }

    /** Notes that the call which began then was rejected for its number. Calls under way together slow it down once. */
    synchronized void rejected(long began) {
        if (began - slowedAt > 0) {
            lastRejected = pace;
            pace = Math.max(pace / 2, SLOWEST);
            slowedAt = time.nanoTime();
        }
    }

    /** Lets nobody call for that long. */
    synchronized void pause(Duration wait) {
        long end = time.nanoTime() + wait.toNanos();
        if (end - next > 0) {
            next = end;
        }
    }
}
