package dev.sessions.failure;

/**
 * The calling thread was interrupted. Its interrupt flag is set again when this is thrown. Whether the service acted on
 * the last request is not known. Not retryable: the thread was asked to stop.
 */
public final class CallInterruptedException extends SessionsException {
    CallInterruptedException(Failure failure) {
        super(failure);
    }
}
