package dev.sessions.testkit.junit;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import java.util.function.Supplier;

/** A port that shows a test all that comes out of another one. */
final class WatchedPort implements SessionsPort {
    private final SessionsPort port;
    private final RunningTest test;

    WatchedPort(SessionsPort port, RunningTest test) {
        this.port = port;
        this.test = test;
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        return seen(() -> port.list(user, request));
    }

    @Override
    public Revocation revoke(SessionId session) {
        return seen(() -> port.revoke(session));
    }

    private <T> T seen(Supplier<T> call) {
        try {
            T result = call.get();
            test.saw("text form of a " + result.getClass().getSimpleName(), result);
            return result;
        } catch (RuntimeException | Error thrown) {
            test.saw(thrown);
            throw thrown;
        }
    }

    @Override
    public String toString() {
        return port.toString();
    }
}
