package dev.sessions.feign;

import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceAnswer;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a client threw into an exception of ours. Exceptions of libraries do not get through, not even as a cause: a
 * Feign exception carries the whole request.
 */
final class Disconnect {
    private Disconnect() {}

    /** Returns the exception for a request that got no answer. */
    static SessionsException explain(Operation operation, RuntimeException thrown) {
        return wasInterrupted(thrown) ? interrupted(operation) : ServiceAnswer.none(operation, ioCause(thrown));
    }

    /** Returns the exception for an answer whose body could not be read to its end. */
    static SessionsException explain(ServiceAnswer answer, IOException thrown) {
        return wasInterrupted(thrown) ? interrupted(answer.operation()) : answer.cutOff(plain(thrown));
    }

    /** Returns the exception for an interrupt, with the flag of the thread set. */
    static SessionsException interrupted(Operation operation) {
        Thread.currentThread().interrupt();
        return ServiceAnswer.interrupted(operation);
    }

    /** Returns whether an interrupt of this thread is behind that exception. */
    static boolean wasInterrupted(Throwable thrown) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof InterruptedException || link instanceof ClosedByInterruptException) {
                return true;
            }
            boolean timedOut = link instanceof SocketTimeoutException;
            if (link instanceof InterruptedIOException
                    && !timedOut
                    && Thread.currentThread().isInterrupted()) {
                return true;
            }
        }
        return false;
    }

    private static IOException ioCause(RuntimeException thrown) {
        for (@Nullable Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof IOException io) {
                return plain(io);
            }
        }
        return rebuilt(
                thrown, "The HTTP client failed with " + thrown.getClass().getName() + ".");
    }

    /** Returns the exception itself if it and its causes are Java's own, else a plain one with the same message and trace. */
    private static IOException plain(IOException io) {
        for (@Nullable Throwable link = io; link != null; link = link.getCause()) {
            String type = link.getClass().getName();
            if (!type.startsWith("java.") && !type.startsWith("javax.") && !type.startsWith("sun.")) {
                return rebuilt(io, String.valueOf(io.getMessage()));
            }
        }
        return io;
    }

    private static IOException rebuilt(Throwable thrown, String message) {
        IOException plain = new IOException(message);
        plain.setStackTrace(thrown.getStackTrace());
        return plain;
    }
}
