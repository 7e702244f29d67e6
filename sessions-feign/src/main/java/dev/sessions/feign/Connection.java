package dev.sessions.feign;

import java.util.List;

/**
 * What an adapter and those derived from it share: the way to the service, the budget for retries, and
 * whether it is still open.
 */
final class Connection {
    private final Exchange exchange;
    private final RetryBudget budget;
    private final Runnable release;
    private volatile boolean closed;

    Connection(Exchange exchange, RetryBudget budget, Runnable release) {
        this.exchange = exchange;
        this.budget = budget;
        this.release = release;
    }

    Exchange exchange() {
        checkOpen(List.of());
        return exchange;
    }

    /** Refuses the next attempt of a call that failed like that so far. */
    void checkOpen(List<? extends Exception> earlier) {
        if (closed) {
            IllegalStateException refusal = new IllegalStateException(
                    "These sessions are closed: make the call before close(), or build new ones.");
            earlier.forEach(refusal::addSuppressed);
            throw refusal;
        }
    }

    RetryBudget budget() {
        return budget;
    }

    void close() {
        closed = true;
        release.run();
    }
}
