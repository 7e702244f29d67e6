package dev.sessions.feign;

import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.EventListener;

/** The connections of a client of our own. One that a call gives back after the close ends at once: nobody will use it again. */
final class OwnConnections extends EventListener {
    private static final int IDLE_CONNECTIONS = 5;
    // Short, because a connection that the service closed while it was idle costs an attempt.
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
    private volatile boolean closed;

    ConnectionPool pool() {
        return pool;
    }

    @Override
    public void connectionReleased(Call call, Connection connection) {
        if (closed) {
            pool.evictAll();
        }
    }

    void close() {
        closed = true;
        pool.evictAll();
    }
}
