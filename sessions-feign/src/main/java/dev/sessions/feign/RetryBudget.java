package dev.sessions.feign;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A bucket of tokens that all calls share, so that an outage does not multiply the load. A retry takes tokens, a successful call
 * returns some. While the bucket is empty, every call makes one attempt.
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

    /** Returns whether a retry may be made, and takes its tokens if so. */
    boolean spend() {
        return capacity == FeignSessionsBuilder.NO_BUDGET
                || tokens.getAndUpdate(left -> left >= COST ? left - COST : left) >= COST;
    }

    /** Returns tokens after a success: those of its last retry, or one if it needed no retry. */
    void refund(boolean retried) {
        int refund = retried ? COST : REFUND;
        // The sum could overflow.
        tokens.updateAndGet(left -> left >= capacity - refund ? capacity : left + refund);
    }
}
