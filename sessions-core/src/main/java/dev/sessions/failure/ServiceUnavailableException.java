package dev.sessions.failure;

/**
 * The service could not handle the request just now (408 or 5xx). Retryable.
 */
public final class ServiceUnavailableException extends SessionsException {
    ServiceUnavailableException(Failure failure) {
        super(failure);
    }
}
