package dev.sessions.benchmarks;

import java.io.IOException;

/** One way to call the service. A call returns what it has read, so that no part of it can be left out as unused. */
interface Subject extends AutoCloseable {

    /** Lists the first page. */
    Object list(String user, int limit) throws IOException;

    /** Revokes a session. */
    default Object revoke(String session) throws IOException {
        throw new UnsupportedOperationException(getClass() + " does not revoke");
    }

    /** Reads all pages of 100 and returns the number of sessions. */
    default int walk(String user) throws IOException {
        throw new UnsupportedOperationException(getClass() + " does not walk");
    }

    @Override
    void close();
}
