package dev.sessions.failure;

/**
 * Something other than the API responded, or nothing that can be trusted: a redirect, a 404 for the path itself, a proxy
 * that wants a login, a server without TLS, or a certificate that does not verify. Most often the base URL is wrong. Not retryable.
 */
public final class MisconfiguredException extends SessionsException {
    MisconfiguredException(Failure failure) {
        super(failure);
    }
}
