package dev.sessions.feign;

import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a client threw into an exception of ours. Exceptions of libraries do not get through, not even as a cause: a
 * Feign exception carries the whole request.
 */
final class Disconnect {
    private Disconnect() {}

    /** Returns the exception for a request to that host that got no response. */
    static SessionsException explain(Operation operation, RuntimeException thrown, String host) {
        return wasInterrupted(thrown)
                ? flagged(CallFailures.interrupted(operation))
                : unanswered(operation, thrown, host);
    }

    /** Returns the exception for an answer whose body could not be read to its end. */
    static SessionsException explain(ServiceResponse answer, IOException thrown) {
        return wasInterrupted(thrown) ? flagged(CallFailures.interrupted(answer)) : answer.cutOff(JavaCause.of(thrown));
    }

    /** Returns the exception for an interrupt after that failure, with the flag of the thread set. */
    static SessionsException interruptedAfter(SessionsException last) {
        return flagged(CallFailures.interruptedAfter(last));
    }

    private static SessionsException flagged(SessionsException interrupt) {
        Thread.currentThread().interrupt();
        return interrupt;
    }

    /** Returns whether an interrupt of this thread is behind that exception. */
    static boolean wasInterrupted(Throwable thrown) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof InterruptedException || link instanceof ClosedByInterruptException) {
                return true;
            }
            // A virtual thread that is interrupted in a socket finds it closed; a platform thread stays there until its
            // attempt
            // ends, in whatever way.
            if (link instanceof IOException && Thread.currentThread().isInterrupted()) {
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
        IOException io = ioCause(thrown);
        return io == null ? JavaCause.rebuilt(thrown) : JavaCause.of(io);
    }

    private static SessionsException unanswered(Operation operation, RuntimeException thrown, String host) {
        IOException io = ioCause(thrown);
        if (io == null) {
            return CallFailures.noResponse(operation, JavaCause.rebuilt(thrown));
        }
        SessionsException refusal = ProxyRefusal.explain(operation, io);
        return refusal == null ? CallFailures.noResponse(operation, JavaCause.of(io), host) : refusal;
    }

    private static @Nullable IOException ioCause(RuntimeException thrown) {
        for (@Nullable Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof IOException io) {
                return io;
            }
        }
        return null;
    }
}
