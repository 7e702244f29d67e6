package dev.sessions.feign;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.Optional;

/**
 * Receives the events of every call, attempt by attempt: for metrics, traces and logs. No event holds the API key.
 *
 * <p>The methods run on the thread of the call, in the order {@code started}, {@code failed}, {@code waiting}, {@code started}
 * and so on, and {@code finished} once at the end, however the call ends. They should return quickly. Exceptions that they
 * throw are dropped: a listener cannot break a call.
 */
public interface AttemptListener {

    /** A request is about to be sent. Attempts count from 1. */
    default void started(Operation operation, int attempt) {}

    /** An attempt failed. The failure is that of this attempt alone. */
    default void failed(Operation operation, int attempt, SessionsException failure) {}

    /** The call waits before its next attempt. */
    default void waiting(Operation operation, int nextAttempt, Duration wait) {}

    /**
     * The call ended.
     *
     * @param attempts how many attempts were started
     * @param time how long the call took, with all backoffs
     * @param failure the exception that the caller gets; empty when the call succeeded. If the retry budget or the deadline
     *     prevented a retry, {@link SessionsException#retryStop()} says so. Other types are from the source of the API key, or
     *     are an {@link Error}
     */
    default void finished(Operation operation, int attempts, Duration time, Optional<Throwable> failure) {}
}
