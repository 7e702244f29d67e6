package dev.sessions.feign;

/** What an adapter and those derived from it share: the way to the service, and whether it is still open. */
final class Connection {
    private final Exchange exchange;
    private final Runnable release;
    private volatile boolean closed;

    Connection(Exchange exchange, Runnable release) {
        this.exchange = exchange;
        this.release = release;
    }

    Exchange exchange() {
        if (closed) {
            throw new IllegalStateException(
                    "These sessions are closed: make the call before close(), or build new ones.");
        }
        return exchange;
    }

    void close() {
        closed = true;
        release.run();
    }
}
