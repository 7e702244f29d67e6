package dev.sessions.feign;

import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceAnswer;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a client threw into an exception of ours. Exceptions of libraries do not get through, not even as a cause: a
 * Feign exception carries the whole request.
 */
final class Disconnect {
    private static final List<String> SPEAKING_FOR_JAVA = List.of(
            "java.io.EOFException",
            "java.io.InterruptedIOException",
            "java.net.ConnectException",
            "java.net.NoRouteToHostException",
            "java.net.SocketException",
            "java.net.SocketTimeoutException",
            "java.net.UnknownHostException",
            "java.net.http.HttpConnectTimeoutException",
            "java.net.http.HttpTimeoutException",
            "java.nio.channels.",
            "java.security.",
            "javax.net.ssl.",
            "sun.security.");

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
            // A virtual thread that is interrupted in a socket finds it closed.
            boolean ended = link instanceof InterruptedIOException || link instanceof SocketException;
            if (ended && !timedOut && Thread.currentThread().isInterrupted()) {
                return true;
            }
        }
        return false;
    }

    /** Returns what reading a body failed with, where a client threw what it should not; after an interrupt the flag is set. */
    static IOException plain(RuntimeException thrown) {
        if (wasInterrupted(thrown)) {
            Thread.currentThread().interrupt();
            return new InterruptedIOException("interrupted");
        }
        return ioCause(thrown);
    }

    private static IOException ioCause(RuntimeException thrown) {
        for (@Nullable Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof IOException io) {
                return plain(io);
            }
        }
        return rebuilt(thrown);
    }

    /**
     * Returns the exception itself if it and its causes are known to say nothing but what Java has to say, else a plain one
     * with the same trace. The others may be a library's own, or quote what the other side sent, and that may be the key.
     */
    private static IOException plain(IOException io) {
        for (@Nullable Throwable link = io; link != null; link = link.getCause()) {
            String type = link.getClass().getName();
            if (SPEAKING_FOR_JAVA.stream().noneMatch(type::startsWith)) {
                return rebuilt(io);
            }
        }
        return io;
    }

    private static IOException rebuilt(Throwable thrown) {
        IOException plain = new IOException(
                "The HTTP client failed with " + thrown.getClass().getName() + ".");
        plain.setStackTrace(thrown.getStackTrace());
        return plain;
    }
}
