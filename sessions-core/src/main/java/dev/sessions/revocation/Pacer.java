package dev.sessions.revocation;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets all workers of a job call as one: so many times a second, and not at all while the service asks to wait. The pace halves
 * when the service rejects a call, comes back quickly to a little under where it was, and then grows slowly, so that an open
 * pace finds the limit of the service and stays near it.
 */
final class Pacer {
    private static final double SLOWEST = 0.5;
    private static final double GROWTH_PER_SECOND = 1;
    // Once the limit has been met, each step over it costs a rejection and the pause that comes with it.
    private static final double GROWTH_NEAR_LIMIT = 0.1;
    private static final double CLOSE_TO_LIMIT = 0.9;
    private static final double NANOS = 1e9;
    // Not worth a wait: the clock of a machine is not so exact. Only a very quick pace comes near to it.
    private static final long NO_TIME = Duration.ofMillis(1).toNanos();
    // A sleep ends late, on a busy machine by far. Turns that this delays are caught up with, or the pace would not be
    // kept; those further back are not, or they would make a burst.
    private static final long LATEST = Duration.ofMillis(200).toNanos();

    private final Timekeeper time;
    private final double fastest;
    // Held while waiting for a turn, so that one worker waits on the clock and the others behind it.
    private final ReentrantLock turn = new ReentrantLock();
    private double pace;
    // About where the service rejects; zero while it never did.
    private double limit;
    private int bursts;
    private boolean burstOver = true;
    private int burstsBeforeTurn;
    private long next;
    // Whether the next turn was due before the last one was taken.
    private boolean late;

    Pacer(double pace, double fastest, Timekeeper time) {
        this.pace = pace;
        this.fastest = fastest;
        this.time = time;
        this.next = time.nanoTime();
    }

    /**
     * Waits for the next turn, and returns how many bursts were rejected before it.
     *
     * @throws TimeoutException when the turn does not come before that end, in the time of the timekeeper
     */
    int await(long end) throws InterruptedException, TimeoutException {
        turn.lockInterruptibly();
        try {
            boolean slept = false;
            while (true) {
                long wait = takeTurn(slept);
                if (time.nanoTime() + wait - end >= 0) {
                    throw new TimeoutException();
                }
                if (wait == 0) {
                    return burstsBeforeTurn;
                }
                time.sleep(Duration.ofNanos(wait));
                slept = true;
            }
        } finally {
            turn.unlock();
        }
    }

    /** Takes the turn if it has come and returns zero, or returns how long it is until then. */
    private synchronized long takeTurn(boolean slept) {
        long now = time.nanoTime();
        long wait = next - now;
        if (wait > NO_TIME) {
            return wait;
        }
        // Turns that came while nobody slept for them are not saved.
        long longestAgo = slept || late ? -LATEST : 0;
        next = now + Math.max(wait, longestAgo) + (long) (NANOS / pace);
        late = next - now < 0;
        burstsBeforeTurn = bursts;
        return 0;
    }

    /**
     * Notes that the service took a call: the pace may grow.
     *
     * @param burstsBefore what the wait for the turn of that call returned
     */
    synchronized void accepted(int burstsBefore) {
        burstOver |= burstsBefore == bursts;
        boolean farFromLimit = pace < limit * CLOSE_TO_LIMIT;
        double growth = limit > 0 ? GROWTH_NEAR_LIMIT : GROWTH_PER_SECOND;
        // One more with each call more than doubles the pace in a second.
        pace = Math.min(fastest, pace + (farFromLimit ? 1 : growth / pace));
    }

    /**
     * Notes that the service rejected a call for the number of calls. A burst slows down once: the calls that were under way
     * together, and those after them for as long as none is taken.
     *
     * @param burstsBefore what the wait for the turn of that call returned
     */
    synchronized void rejected(int burstsBefore) {
        if (burstsBefore == bursts && burstOver) {
            bursts++;
            burstOver = false;
            // A rejection far below it tells little: others have a burst, and most of the pace is soon to be had again.
            limit = Math.max(pace, limit * CLOSE_TO_LIMIT);
            pace = Math.max(pace / 2, Math.min(SLOWEST, fastest));
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
