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

/** The fake, the port under test and the user of one clause. */
final class Fixture {
    static final UserId USER = UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5");
    static final UserId NEIGHBOUR = UserId.of("user_01KITNEIGHBOUR00000000000");
    static final UserId UNKNOWN_USER = UserId.of("user_01KITABSENT00000000000000");
    static final SessionId NO_SESSION = SessionId.of("session_01KITNOSUCHSESSION0000");
    static final Duration TIMEOUT = Duration.ofSeconds(10);
    static final Duration SHORT_TIMEOUT = Duration.ofMillis(200);

    /** The user whose sessions are read. */
    final UserId user;

    private final @Nullable FakeSessions fake;
    private final @Nullable TestClock clock;
    private final Function<Duration, ? extends SessionsPort> ports;
    private final AutoCloseable service;
    private final List<SessionsPort> opened = new ArrayList<>();
    private final boolean owner;

    Fixture(
            FakeSessions fake,
            TestClock clock,
            Function<Duration, ? extends SessionsPort> ports,
            AutoCloseable service) {
        this(USER, fake, clock, ports, service, true);
        fake.addUser(USER);
    }

    private Fixture(
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

    static Fixture readOnly(SessionsPort port, UserId user) {
        return new Fixture(user, null, null, timeout -> port, () -> {}, false);
    }

    /** Returns the port under test, the same for all threads. */
    synchronized SessionsPort port() {
        if (opened.isEmpty()) {
            opened.add(ports.apply(TIMEOUT));
        }
        return opened.get(0);
    }

    /**
     * Returns another port under test, with a short attempt timeout. The first call uses the other port: loading the classes
     * of an HTTP client must not use up the short timeout.
     */
    SessionsPort portWithShortTimeout() {
        page(PageRequest.newestFirst(1));
        opened.add(ports.apply(SHORT_TIMEOUT));
        return opened.get(opened.size() - 1);
    }

    /**
     * Makes a call that meets the fault on a port with a short timeout, and returns its failure. On a busy machine the timeout may
     * end before the request is sent or before the headers arrive. Such a call proves nothing, so it is repeated, at most ten
     * times.
     *
     * @param status the status that the failure must have
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
                    assertTrue(times > 1 || came == 1, "requests of one call: " + came);
                    return failure;
                }
            }
            assertTrue(times < 10, () -> "expected a SessionsException; transcript: " + fake().transcript());
        }
    }

    FakeSessions fake() {
        return requireNonNull(fake, "The clause must declare the need WORLD.");
    }

    TestClock clock() {
        return requireNonNull(clock, "The clause must declare the need CLOCK.");
    }

    /** Plans a fault for the nth call of that kind from now. */
    void plan(Kind kind, int nth, Fault fault) {
        if (kind == Kind.LIST) {
            fake().onList(nth, fault);
        } else {
            fake().onRevoke(nth, fault);
        }
    }

    /** Signs the user in the given number of times, a second apart, and returns the sessions, newest first. */
    List<Session> signIns(int count) {
        List<Session> newestFirst = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            newestFirst.add(0, signIn());
        }
        return newestFirst;
    }

    /** Signs the user in, a second after the clock's time. */
    Session signIn() {
        return fake().signIn(user, this::aSecondLater);
    }

    private Session.Builder aSecondLater(Session.Builder session) {
        clock().advance(Duration.ofSeconds(1));
        return session.createdAt(clock().now()).updatedAt(clock().now());
    }

    /** Adds sessions to a local fake: those of the user, and others that a list must not hold. */
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

    /** Returns a new list in the given order. */
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
     * Signs the user in three times, and returns a request for each kind of page: in both orders the first page, a page after a
     * cursor and a page before one. Each page holds a session.
     */
    List<PageRequest> everyKindOfPage() {
        List<Session> three = List.of(fake().signIn(user), fake().signIn(user), fake().signIn(user));
        String middle = three.get(1).id().value();
        return Stream.of(SortOrder.values())
                .map(order -> PageRequest.of(order, 10))
                .flatMap(first -> Stream.of(first, first.after(middle), first.before(middle)))
                .toList();
    }

    /** Returns the failure of a list. */
    SessionsException failedList() {
        return failedList(PageRequest.newestFirst(10));
    }

    /** Returns the failure of a list with the given request. */
    SessionsException failedList(PageRequest request) {
        return assertThrows(
                SessionsException.class,
                () -> page(request),
                () -> "expected a SessionsException from the list " + request + "; requests so far: " + listsSoFar()
                        + "");
    }

    /** Returns the failure of a revoke. */
    SessionsException failedRevoke() {
        return assertThrows(
                SessionsException.class,
                () -> port().revoke(NO_SESSION),
                () -> "expected a SessionsException from the revoke; requests so far: " + revokesSoFar() + "");
    }

    /** Returns the failures of a list and of a revoke that meet the fault. */
    List<SessionsException> failures(Fault fault) {
        fake().onList(1, fault);
        fake().onRevoke(1, fault);
        return List.of(failedList(), failedRevoke());
    }

    /** Closes the ports and the service. A clause that passed must have met all its faults. */
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
