package dev.sessions.testkit.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one clause plays with: a world of its own, the port on it, and a user. */
final class Scene {
    static final UserId USER = UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5");
    static final UserId NEIGHBOUR = UserId.of("user_01KITNEIGHBOUR00000000000");
    static final UserId NOBODY = UserId.of("user_01KITNOBODY00000000000000");
    static final SessionId NO_SESSION = SessionId.of("session_01KITNOSUCHSESSION0000");
    static final Duration PATIENCE = Duration.ofSeconds(10);
    static final Duration IMPATIENCE = Duration.ofMillis(200);

    /** Whose sessions are read. */
    final UserId user;

    private final @Nullable FakeSessions fake;
    private final @Nullable TestClock clock;
    private final Function<Duration, ? extends SessionsPort> ports;
    private final AutoCloseable service;
    private final List<SessionsPort> opened = new ArrayList<>();
    private final boolean owner;

    Scene(FakeSessions fake, TestClock clock, Function<Duration, ? extends SessionsPort> ports, AutoCloseable service) {
        this(USER, fake, clock, ports, service, true);
        fake.addUser(USER);
    }

    private Scene(
            UserId user,
            @Nullable FakeSessions fake,
            @Nullable TestClock clock,
            Function<Duration, ? extends SessionsPort> ports,
            AutoCloseable service,
            boolean owner) {
        this.user = user;
        this.fake = fake;
        this.clock = clock;
        this.ports = ports;
        this.service = service;
        this.owner = owner;
    }

    static Scene readOnly(SessionsPort port, UserId user) {
        return new Scene(user, null, null, patience -> port, () -> {}, false);
    }

    /** Returns the port under test: the same to all threads. */
    synchronized SessionsPort port() {
        if (opened.isEmpty()) {
            opened.add(ports.apply(PATIENCE));
        }
        return opened.get(0);
    }

    /**
     * Returns another port under test, which waits for an answer no longer than it takes to see that none comes. A first
     * call goes to the patient one: loading the classes of an HTTP client must not use up so short a time.
     */
    SessionsPort impatientPort() {
        page(PageRequest.newestFirst(1));
        opened.add(ports.apply(IMPATIENCE));
        return opened.get(opened.size() - 1);
    }

    /**
     * Lets the call of so impatient a port meet that fault, and returns how it failed. On a busy machine its time may be over
     * before the request is sent, so that the fault stays or meets it too late, or before the head of the answer has come. That
     * says nothing, so it calls again; ten times at the most.
     *
     * @param status what is known of the status once the answer was waited for in vain
     */
    SessionsException givenUp(Kind kind, Fault fault, OptionalInt status, Runnable call) {
        for (int times = 1; ; times++) {
            if (fake().unreachedFaults().isEmpty()) {
                plan(kind, 1, fault);
            }
            int before = fake().transcript().calls();
            try {
                call.run();
            } catch (SessionsException failure) {
                int came = fake().transcript().calls() - before;
                if (times == 10 || (came > 0 && failure.status().equals(status))) {
                    assertTrue(times > 1 || came == 1, "one call came as " + came);
                    return failure;
                }
            }
            assertTrue(times < 10, () -> "a call that had to fail: " + fake().transcript());
        }
    }

    FakeSessions fake() {
        return requireNonNull(fake, "A clause that needs WORLD must say so.");
    }

    TestClock clock() {
        return requireNonNull(clock, "A clause that needs CLOCK must say so.");
    }

    /** Lets the nth call of that kind from now meet that fault. */
    void plan(Kind kind, int nth, Fault fault) {
        if (kind == Kind.LIST) {
            fake().onList(nth, fault);
        } else {
            fake().onRevoke(nth, fault);
        }
    }

    /** Signs the user in that many times, a second apart, and returns the sessions, newest first. */
    List<Session> signIns(int count) {
        List<Session> newestFirst = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            newestFirst.add(0, signIn());
        }
        return newestFirst;
    }

    /** Signs the user in, a second after the last sign-in. */
    Session signIn() {
        return fake().signIn(user, this::aSecondLater);
    }

    private Session.Builder aSecondLater(Session.Builder session) {
        clock().advance(Duration.ofSeconds(1));
        return session.createdAt(clock().now()).updatedAt(clock().now());
    }

    /** Gives a local world something to be read: sessions of the user, and others that must not be read. */
    void fillForReading() {
        if (fake != null) {
            fake.signIn(user, session -> aSecondLater(session).expiresAt(clock().now()));
            fake.revoke(signIn().id());
            signIns(25);
            fake.signIn(NEIGHBOUR);
        }
    }

    SessionPage page(PageRequest request) {
        return port().list(user, request);
    }

    /** Returns in that order, in a list of its own, what is given newest first. */
    static List<Session> inOrder(SortOrder order, List<Session> newestFirst) {
        List<Session> sessions = new ArrayList<>(newestFirst);
        if (order == SortOrder.OLDEST_FIRST) {
            Collections.reverse(sessions);
        }
        return sessions;
    }

    static List<SessionId> ids(List<Session> sessions) {
        return sessions.stream().map(Session::id).toList();
    }

    static List<SessionId> ids(SessionPage page) {
        return ids(page.sessions());
    }

    int listsSoFar() {
        return fake().transcript().lists();
    }

    int revokesSoFar() {
        return fake().transcript().revokes();
    }

    /**
     * Signs the user in three times, and returns a request for each sort of page: in either order the first one, one behind a
     * cursor and one before it. Each page holds a session.
     */
    List<PageRequest> everySortOfPage() {
        List<Session> three = List.of(fake().signIn(user), fake().signIn(user), fake().signIn(user));
        String middle = three.get(1).id().value();
        return Stream.of(SortOrder.values())
                .map(order -> PageRequest.of(order, 10))
                .flatMap(first -> Stream.of(first, first.after(middle), first.before(middle)))
                .toList();
    }

    /** Lists, and returns how that failed. */
    SessionsException failedList() {
        return failedList(PageRequest.newestFirst(10));
    }

    /** Lists that page, and returns how that failed. */
    SessionsException failedList(PageRequest request) {
        return assertThrows(
                SessionsException.class,
                () -> page(request),
                () -> "a list that had to fail: " + request + "; so far there came " + listsSoFar()
                        + ", repeated ones too");
    }

    /** Revokes a session that does not matter, and returns how that failed. */
    SessionsException failedRevoke() {
        return assertThrows(
                SessionsException.class,
                () -> port().revoke(NO_SESSION),
                () -> "a revoke that had to fail; so far there came " + revokesSoFar() + ", repeated ones too");
    }

    /** Lets a list and a revoke meet that fault, and returns how each of them failed. */
    List<SessionsException> failures(Fault fault) {
        fake().onList(1, fault);
        fake().onRevoke(1, fault);
        return List.of(failedList(), failedRevoke());
    }

    /** Closes the ports and the service; a clause that passed must also have met all the faults that it planned. */
    void close(boolean passed) throws Exception {
        try (service) {
            if (owner) {
                for (SessionsPort port : opened) {
                    if (port instanceof AutoCloseable closeable) {
                        closeable.close();
                    }
                }
            }
        }
        if (passed && fake != null) {
            assertEquals(List.of(), fake.unreachedFaults(), "faults that no call has met");
        }
    }
}
