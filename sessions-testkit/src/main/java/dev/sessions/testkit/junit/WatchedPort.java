package dev.sessions.testkit.junit;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.Walk;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Delegates to a port and reports its results and exceptions to the running test. */
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

    @Override
    public Stream<Session> stream(UserId user) {
        return watched(() -> port.stream(user));
    }

    @Override
    public Stream<Session> stream(UserId user, Walk walk) {
        return watched(() -> port.stream(user, walk));
    }

    @Override
    public List<Session> listAll(UserId user) {
        return seen(() -> port.listAll(user));
    }

    @Override
    public Optional<Session> find(UserId user, SessionId session) {
        return seen(() -> port.find(user, session));
    }

    /** A stream fails when a session is read, not when the stream is created. */
    private Stream<Session> watched(Supplier<Stream<Session>> call) {
        Stream<Session> stream = seen(call);
        Iterator<Session> sessions = stream.iterator();
        Iterator<Session> seen = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return seen(sessions::hasNext);
            }

            @Override
            public Session next() {
                return seen(sessions::next);
            }
        };
        return StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(seen, Spliterator.ORDERED | Spliterator.NONNULL), false)
                .onClose(stream::close);
    }

    private <T> T seen(Supplier<T> call) {
        try {
            T result = call.get();
            test.saw("toString of a " + result.getClass().getSimpleName(), result);
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
