package dev.sessions.feign;

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
        checkOpen();
        return exchange;
    }

    /** Refuses the next call, or the next attempt of one. */
    void checkOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "These sessions are closed: make the call before close(), or build new ones.");
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
