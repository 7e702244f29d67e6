package dev.sessions.feign;

import feign.Response;
import java.io.Closeable;
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
    private final Closeable response;
    private final Deadline deadline;
    private final long limit;
    private long count;
    private Runnable guard = () -> {};
    private volatile boolean expired;
    private boolean ended;
    private boolean overLimit;
    private @Nullable IOException failure;

    private BoundedBody(InputStream body, Closeable response, long limit, Deadline deadline) {
        super(body);
        this.response = response;
        this.limit = limit;
        this.deadline = deadline;
    }

    /**
     * Returns the body of that response, of at most that many bytes, which the watchdog, if there is one, ends at the deadline.
     * An empty one if there is none; one that cannot be opened fails when it is read, because not every answer needs its body.
     */
    static BoundedBody of(Response response, long limit, Deadline deadline, @Nullable Watchdog watchdog) {
        BoundedBody bounded = new BoundedBody(opened(response), response, limit, deadline);
        if (watchdog != null) {
            bounded.guard = watchdog.after(deadline.left(), bounded::expire);
        }
        return bounded;
    }

    private static InputStream opened(Response response) {
        if (response.body() == null) {
            return InputStream.nullInputStream();
        }
        try {
            return response.body().asInputStream();
        } catch (IOException e) {
            return new UnreadableBody(e);
        } catch (RuntimeException e) {
            return new UnreadableBody(Disconnect.plain(e));
        }
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
                    throw new BodyTooLong();
                }
            }
            ended |= read < 0;
            return read;
        } catch (IOException e) {
            throw failed(e);
        } catch (RuntimeException e) {
            throw failed(Disconnect.plain(e));
        }
    }

    private IOException failed(IOException e) {
        // What a client says of a body that was closed while it was read is not the reason.
        IOException reason = expired ? late() : e;
        failure = reason;
        overLimit |= reason instanceof BodyTooLong;
        return reason;
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

    /** Closes body and response. What goes wrong with that is of no interest: all that was wanted has been read. */
    @Override
    public void close() {
        guard.run();
        close(in);
        close(response);
    }

    private static void close(Closeable resource) {
        try {
            resource.close();
        } catch (IOException | RuntimeException e) {
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
