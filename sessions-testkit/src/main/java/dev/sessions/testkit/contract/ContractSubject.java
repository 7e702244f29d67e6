package dev.sessions.testkit.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.TestClock;
import dev.sessions.testkit.contract.Clause.Need;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Makes the port under test. Each clause gets its own fake and its own port. The port is closed afterwards if it is
 * {@link AutoCloseable}.
 *
 * <p>The port must make one attempt per call: switch retries off, because clauses count requests and attempts. Immutable.
 */
public final class ContractSubject {
    private final Opening opening;
    private final Set<Need> offers;

    private ContractSubject(Opening opening, Set<Need> offers) {
        this.opening = opening;
        this.offers = offers;
    }

    /** Opens a fixture for one clause. */
    private interface Opening {
        Fixture open();
    }

    /**
     * Returns a subject on the fake itself: a decorator, or the fake as it is. Clauses about bytes, framing and the shape of
     * JSON need {@link Need#WIRE}, so they are skipped.
     */
    public static ContractSubject onFake(Function<FakeSessions, ? extends SessionsPort> port) {
        requireNonNull(port, "port must not be null.");
        return new ContractSubject(
                () -> {
                    TestClock clock = TestClock.create();
                    FakeSessions fake = FakeSessions.create(clock);
                    return new Fixture(fake, clock, timeout -> port.apply(fake), () -> {});
                },
                EnumSet.complementOf(EnumSet.of(Need.WIRE)));
    }

    /**
     * Returns a subject that calls the fake over HTTP: an adapter. Its HTTP client must send each request once, too.
     * {@code java.net.http} retries a list when the connection drops, unless the JVM of the tests runs with
     * {@code -Djdk.httpclient.redirects.retrylimit=1}.
     *
     * <p>A clause also fails when the URL or the body of a request holds the API key.
     *
     * @param port makes the adapter for the given server, with the given attempt timeout: 10 s, or 200 ms where the clause
     *     makes the server stall
     */
    public static ContractSubject onServer(BiFunction<FakeSessionsServer, Duration, ? extends SessionsPort> port) {
        requireNonNull(port, "port must not be null.");
        return new ContractSubject(
                () -> {
                    TestClock clock = TestClock.create();
                    FakeSessions fake = FakeSessions.create(clock);
                    FakeSessionsServer server = FakeSessionsServer.start(fake);
                    return new Fixture(fake, clock, timeout -> port.apply(server, timeout), () -> close(server));
                },
                EnumSet.allOf(Need.class));
    }

    /** Proxies and servers log URLs. */
    private static void close(FakeSessionsServer server) {
        server.close();
        boolean leaked = server.received().stream()
                .anyMatch(request -> (request.target() + request.body()).contains(FakeSessionsServer.API_KEY));
        assertFalse(
                leaked,
                "the API key is in the URL or the body of a request; it belongs in the Authorization header alone");
    }

    /**
     * Returns a subject that may only be read, such as a live service. The caller closes the port.
     *
     * @param user a user who has sessions and does not sign in or out during the test
     */
    public static ContractSubject readOnly(SessionsPort port, UserId user) {
        requireNonNull(port, "port must not be null.");
        requireNonNull(user, "user must not be null.");
        return new ContractSubject(() -> Fixture.readOnly(port, user), EnumSet.of(Need.READ_ONLY));
    }

    /**
     * Returns this subject without the given capabilities: clauses that need one of them are skipped.
     *
     * @throws IllegalArgumentException when the needs include {@link Need#READ_ONLY}, which every subject has
     */
    public ContractSubject lacking(Need... needs) {
        EnumSet<Need> left = EnumSet.copyOf(offers);
        for (Need need : needs) {
            if (need == Need.READ_ONLY) {
                throw new IllegalArgumentException("A subject can at least be read, so it cannot lack READ_ONLY.");
            }
            left.remove(need);
        }
        return new ContractSubject(opening, left);
    }

    /** Returns the capabilities of this subject. Unmodifiable. */
    public Set<Need> offers() {
        return Collections.unmodifiableSet(offers);
    }

    Fixture open() {
        return opening.open();
    }
}
