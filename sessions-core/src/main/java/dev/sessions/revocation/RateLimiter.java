package dev.sessions.revocation;

import dev.sessions.Timekeeper;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Limits the calls of all workers to one pace, and holds them back while the service asks to wait. A rejected call halves the pace.
 * The pace then grows quickly to nine tenths of where the service rejected, and slowly from there to the ceiling.
 */
final class RateLimiter {
    private static final double SLOWEST = 0.5;
    private static final double GROWTH_PER_SECOND = 1;
    // Above a known limit each step costs a rejection and its pause.
    private static final double GROWTH_NEAR_LIMIT = 0.1;
    private static final double CLOSE_TO_LIMIT = 0.9;
    private static final double NANOS = 1e9;
    // Sleeps are not exact to a millisecond, so a shorter wait is skipped.
    private static final long NO_TIME = Duration.ofMillis(1).toNanos();
    // A busy machine wakes a sleeper late. Turns missed by less are caught up, to keep the pace; the others would make
    // a burst.
    private static final long LATEST = Duration.ofMillis(200).toNanos();

    private final Timekeeper time;
    private final double ceiling;
    // Held while waiting for a turn: one worker sleeps on the clock, the others queue behind it.
    private final ReentrantLock turn = new ReentrantLock();
    private double pace;
    // The pace at which the service rejects, about; zero before the first rejection.
    private double limit;
    private int halvings;
    private boolean acceptedSinceHalving = true;
    private int halvingsBeforeTurn;
    private long next;
    // Whether the next turn was due before the last one was taken.
    private boolean late;

    RateLimiter(double pace, double ceiling, Timekeeper time) {
        this.pace = pace;
        this.ceiling = ceiling;
        this.time = time;
        this.next = time.nanoTime();
    }

    /**
     * Waits for the next turn, and returns how often the pace was halved before the turn.
     *
     * @throws TimeoutException without a wait, when the turn is not before the given end in the timekeeper's nanoseconds
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
                    return halvingsBeforeTurn;
                }
                time.sleep(Duration.ofNanos(wait));
                slept = true;
            }
        } finally {
            turn.unlock();
        }
    }

    /** Takes the turn if it is due and returns zero, or returns the time until then. */
    private synchronized long takeTurn(boolean slept) {
        long now = time.nanoTime();
        long wait = next - now;
        if (wait > NO_TIME) {
            return wait;
        }
        // Turns that no worker waited for are lost.
        long longestAgo = slept || late ? -LATEST : 0;
        next = now + Math.max(wait, longestAgo) + (long) (NANOS / pace);
        late = next - now < 0;
        halvingsBeforeTurn = halvings;
        return 0;
    }

    /** Raises the pace after an accepted call, given what {@link #await} returned for its turn. */
    synchronized void accepted(int halvingsBefore) {
        acceptedSinceHalving |= halvingsBefore == halvings;
        boolean farFromLimit = pace < limit * CLOSE_TO_LIMIT;
        double growth = limit > 0 ? GROWTH_NEAR_LIMIT : GROWTH_PER_SECOND;
        // One more with each call more than doubles the pace in a second.
        pace = Math.min(ceiling, pace + (farFromLimit ? 1 : growth / pace));
    }

    /**
     * Halves the pace after a rejected call, given what {@link #await} returned for its turn: once for the calls that were under
     * way together, and for those after them until one is accepted.
     */
    synchronized void rejected(int halvingsBefore) {
        if (halvingsBefore == halvings && acceptedSinceHalving) {
            halvings++;
            acceptedSinceHalving = false;
            // A rejection far below the limit is a burst of other clients, which lowers the limit by little.
            limit = Math.max(pace, limit * CLOSE_TO_LIMIT);
            pace = Math.max(pace / 2, Math.min(SLOWEST, ceiling));
        }
    }

    /** Holds all turns back for the given time. */
    synchronized void pause(Duration wait) {
        long end = time.nanoTime() + wait.toNanos();
        if (end - next > 0) {
            next = end;
        }
    }
}
