package dev.sessions.failure;

/**
 * No complete response arrived: no connection, no response in time, or a response body that was cut off. Whether the service acted on
 * the request is not known: a revoke that is tried again may find the session already gone. The cause is the
 * {@link java.io.IOException} that was seen. Retryable.
 */
public final class ConnectionFailedException extends SessionsException {
    ConnectionFailedException(Failure failure) {
        super(failure);
    }
}
