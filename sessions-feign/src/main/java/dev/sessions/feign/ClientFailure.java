package dev.sessions.feign;

import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns exceptions of the HTTP client into exceptions of the port. Exceptions of libraries are not passed on, not even as a cause:
 * a Feign exception holds the whole request.
 */
final class ClientFailure {
    /** OkHttp and java.net.http report the response of a proxy that refused a tunnel only in the exception's message. */
    private static final Pattern PROXY_STATUS =
            Pattern.compile("(?:Unexpected response code for CONNECT: |Tunnel failed, got: )(\\d{3})");

    private static final String PROXY_LOGIN = "Failed to authenticate with proxy";
    private static final int PROXY_AUTHENTICATION_REQUIRED = 407;

    private ClientFailure() {}

    /** Returns the exception for a request to the given host that got no response. */
    static SessionsException explain(Operation operation, RuntimeException thrown, String host) {
        if (wasInterrupted(thrown)) {
            return flagged(CallFailures.interrupted(operation));
        }
        IOException io = ioCause(thrown);
        if (io == null) {
            return CallFailures.noResponse(operation, JavaCause.rebuilt(thrown));
        }
        SessionsException refusal = proxyRefusal(operation, String.valueOf(io.getMessage()));
        return refusal == null ? CallFailures.noResponse(operation, JavaCause.of(io), host) : refusal;
    }

    /** Returns the exception for a response whose body could not be read to its end. */
    static SessionsException explain(ServiceResponse response, IOException thrown) {
        return wasInterrupted(thrown)
                ? flagged(CallFailures.interrupted(response))
                : response.cutOff(JavaCause.of(thrown));
    }

    /** Returns the exception for an interrupt after the given failure, and sets the thread's interrupt flag. */
    static SessionsException interruptedAfter(SessionsException last) {
        return flagged(CallFailures.interruptedAfter(last));
    }

    private static SessionsException flagged(SessionsException interrupt) {
        Thread.currentThread().interrupt();
        return interrupt;
    }

    /** Returns whether the exception was caused by an interrupt of this thread. */
    static boolean wasInterrupted(Throwable thrown) {
        for (Throwable link = thrown; link != null; link = link.getCause()) {
            if (link instanceof InterruptedException || link instanceof ClosedByInterruptException) {
                return true;
            }
            // An interrupt closes the socket of a virtual thread. A platform thread sees the interrupt when its attempt
            // ends.
            if (link instanceof IOException && Thread.currentThread().isInterrupted()) {
                return true;
            }
        }
        return false;
    }

    /** Returns the exception for a client that threw an unchecked exception from a body. Keeps the interrupt flag. */
    static IOException inBody(RuntimeException thrown) {
        if (wasInterrupted(thrown)) {
            Thread.currentThread().interrupt();
            return new InterruptedIOException("interrupted");
        }
        IOException io = ioCause(thrown);
        return io == null ? JavaCause.rebuilt(thrown) : JavaCause.of(io);
    }

    private static @Nullable SessionsException proxyRefusal(Operation operation, String message) {
        Matcher status = PROXY_STATUS.matcher(message);
        if (status.matches()) {
            return refusedByProxy(operation, Integer.parseInt(status.group(1)));
        }
        return message.equals(PROXY_LOGIN) ? refusedByProxy(operation, PROXY_AUTHENTICATION_REQUIRED) : null;
    }

    private static SessionsException refusedByProxy(Operation operation, int status) {
        return ServiceResponse.builder(operation, status).build().refusedByProxy();
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
