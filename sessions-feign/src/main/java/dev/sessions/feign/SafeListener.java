package dev.sessions.feign;

import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.Optional;

/** The listener of the user, kept from breaking a call: what it throws is dropped. */
final class SafeListener implements AttemptListener {
    private final AttemptListener listener;

    SafeListener(AttemptListener listener) {
        this.listener = listener;
    }

    @Override
    public void started(Operation operation, int attempt) {
        tell(() -> listener.started(operation, attempt));
    }

    @Override
    public void failed(Operation operation, int attempt, SessionsException failure) {
        tell(() -> listener.failed(operation, attempt, failure));
    }

    @Override
    public void waiting(Operation operation, int nextAttempt, Duration wait) {
        tell(() -> listener.waiting(operation, nextAttempt, wait));
    }

    @Override
    public void finished(Operation operation, int attempts, Duration time, Optional<Throwable> failure) {
        tell(() -> listener.finished(operation, attempts, time, failure));
    }

    private static void tell(Runnable event) {
        try {
            event.run();
        } catch (Throwable dropped) {
            // The call matters more than who looks on. An Error too: that is how a library of the wrong version ends.
        }
    }
}
