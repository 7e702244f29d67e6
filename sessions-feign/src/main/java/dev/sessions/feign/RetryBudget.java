package dev.sessions.feign;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps an outage from multiplying the load: a bucket of tokens that all calls share. A further attempt takes some out; a call
 * that succeeds puts some back. When it is empty, calls fail after one attempt, until enough of them succeed again.
 */
final class RetryBudget {
    static final int COST = 5;

    private static final int REFUND = 1;

    private final int capacity;
    private final AtomicInteger tokens;

    RetryBudget(int capacity) {
        this.capacity = capacity;
        this.tokens = new AtomicInteger(capacity);
    }

    int capacity() {
        return capacity;
    }

    /** Returns whether a further attempt may be made, and takes its price if so. */
    boolean spend() {
        return capacity == FeignSessionsBuilder.NO_BUDGET
                || tokens.getAndUpdate(left -> left >= COST ? left - COST : left) >= COST;
    }

    /** Puts back what a success is worth: the price of its last further attempt, or a little if it needed none. */
    void refund(boolean retried) {
        int refund = retried ? COST : REFUND;
        // Not the sum, which may be more than an int holds.
        tokens.updateAndGet(left -> left >= capacity - refund ? capacity : left + refund);
    }
}
