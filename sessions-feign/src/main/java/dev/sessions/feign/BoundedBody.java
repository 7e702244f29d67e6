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
 * A response body with a limit of size and time, whatever the HTTP client does. It records why reading failed, because a parser
 * may wrap the exception.
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

    private BoundedBody(Closeable response, long limit, Deadline deadline) {
        super(InputStream.nullInputStream());
        this.response = response;
        this.limit = limit;
        this.deadline = deadline;
    }

    /**
     * Returns the body of the response, empty if the response has none. A body that cannot be opened fails when it is read,
     * because not every response needs its body.
     *
     * @param limit the most bytes that the body may have
     * @param watchdog closes the body at the deadline; null if the client does
     */
    static BoundedBody of(Response response, long limit, Deadline deadline, @Nullable Watchdog watchdog) {
        BoundedBody bounded = new BoundedBody(response, limit, deadline);
        bounded.open(response);
        if (watchdog != null) {
            bounded.guard = watchdog.after(deadline.left(), bounded::expire);
        }
        return bounded;
    }

    private void open(Response response) {
        if (response.body() == null) {
            return;
        }
        try {
            in = response.body().asInputStream();
        } catch (IOException e) {
            failure = e;
        } catch (RuntimeException e) {
            failure = ClientFailure.inBody(e);
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
        if (failure != null) {
            throw failure;
        }
        try {
            checkTime();
            int read = in.read(buffer, offset, length);
            // A body that is closed during the read may look as if it had ended.
            checkTime();
            if (read > 0) {
                count += read;
                if (count > limit) {
                    throw new TooLong();
                }
            }
            ended |= read < 0;
            return read;
        } catch (IOException e) {
            throw failed(e);
        } catch (RuntimeException e) {
            throw failed(ClientFailure.inBody(e));
        }
    }

    private IOException failed(IOException e) {
        // If the watchdog closed the body, the client's own exception is only a consequence.
        IOException reason = expired ? late() : e;
        failure = reason;
        overLimit |= reason instanceof TooLong;
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

    /** Closes the body from another thread at the deadline. */
    void expire() {
        expired = true;
        close();
    }

    /** Closes body and response. Exceptions are dropped: everything needed has been read. */
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
            // Dropped: everything needed has been read.
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

    /** Returns the exception that reading failed with, if it did. */
    @Nullable
    IOException failure() {
        return failure;
    }

    /** A body has more bytes than allowed, before or after it was unpacked. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("The body is longer than allowed.");
        }
    }
}
