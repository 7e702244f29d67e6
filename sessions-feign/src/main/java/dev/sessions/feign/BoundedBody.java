package dev.sessions.feign;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A response body that ends in time and stays in bounds, whatever the client below does. It remembers why it failed, so that
 * the reason is known even where a parser wraps it.
 */
final class BoundedBody extends FilterInputStream {
    private final Deadline deadline;
    private final long limit;
    private long count;
    private Runnable guard = () -> {};
    private volatile boolean expired;
    private boolean ended;
    private boolean overLimit;
    private @Nullable IOException failure;

    private BoundedBody(InputStream body, long limit, Deadline deadline) {
        super(body);
        this.limit = limit;
        this.deadline = deadline;
    }

    /** Returns a body of at most that many bytes, which the watchdog, if there is one, ends at the deadline. */
    static BoundedBody of(InputStream body, long limit, Deadline deadline, @Nullable Watchdog watchdog) {
        BoundedBody bounded = new BoundedBody(body, limit, deadline);
        if (watchdog != null) {
            bounded.guard = watchdog.after(deadline.left(), bounded::expire);
        }
        return bounded;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            checkTime();
            int read = in.read(buffer, offset, length);
            // A body that was closed while it was read may just seem to end.
            checkTime();
            if (read > 0) {
                count += read;
                if (count > limit) {
                    overLimit = true;
                    throw new IOException("The body is longer than " + limit + " bytes.");
                }
            }
            ended |= read < 0;
            return read;
        } catch (IOException e) {
            // What a client says of a body that was closed while it was read is not the reason.
            IOException reason = expired ? late() : e;
            failure = reason;
            throw reason;
        }
    }

    private void checkTime() throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
        }
        if (expired || deadline.isOver()) {
            throw late();
        }
    }

    private static IOException late() {
        return new SocketTimeoutException("The body did not end in time.");
    }

    /** Ends the reading from another thread, because the time is over. */
    void expire() {
        expired = true;
        close();
    }

    /** Closes the body. What goes wrong with that is of no interest: all that was wanted has been read. */
    @Override
    public void close() {
        guard.run();
        try {
            in.close();
        } catch (IOException e) {
            // As said.
        }
    }

    /** Returns whether the body was read to its end. */
    boolean hasEnded() {
        return ended;
    }

    /** Returns whether the body had more bytes than it may have. */
    boolean isOverLimit() {
        return overLimit;
    }

    /** Returns what reading failed with, if it did. */
    @Nullable
    IOException failure() {
        return failure;
    }
}
