package dev.sessions.feign;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.Optional;

/**
 * Is told what becomes of every call, attempt by attempt: for metrics, traces and logs. Nothing that this library tells it
 * holds the API key.
 *
 * <p>The methods run on the thread of the call, in the order {@code started}, {@code failed}, {@code waiting}, {@code started}
 * and so on, and {@code finished} once at the end, however the call ends. They should be quick. What they throw is ignored: a
 * listener cannot break a call.
 */
public interface AttemptListener {

    /** A request is about to be sent. Attempts count from 1. */
    default void started(Operation operation, int attempt) {}

    /** An attempt failed. Its failure speaks for that attempt alone. */
    default void failed(Operation operation, int attempt, SessionsException failure) {}

    /** The call waits before its next attempt. */
    default void waiting(Operation operation, int nextAttempt, Duration wait) {}

    /**
     * The call is over.
     *
     * @param attempts how many attempts were started
     * @param time how long the call took, waits included
     * @param failure what the caller gets thrown; empty when the call succeeded. The
     *     {@link SessionsException#retryStop()} of a {@code SessionsException} says when the retry budget or the deadline
     *     kept it from going on. Another type comes from the source of the API key or is an {@link Error}
     */
    default void finished(Operation operation, int attempts, Duration time, Optional<Throwable> failure) {}
}
