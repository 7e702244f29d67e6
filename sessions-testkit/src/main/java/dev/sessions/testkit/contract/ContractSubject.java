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
 * How to make the port under test. Each clause gets a world of its own and a port made for it; the port is closed afterwards
 * if it is {@link AutoCloseable}.
 *
 * <p>The port must make one attempt per call: switch retries off, else the counts of requests and attempts are not those that
 * the clauses ask for. Immutable.
 */
public final class ContractSubject {
    private final Opening opening;
    private final Set<Need> offers;

    private ContractSubject(Opening opening, Set<Need> offers) {
        this.opening = opening;
        this.offers = offers;
    }

    /** Opens a scene for one clause. */
    private interface Opening {
        Scene open();
    }

    /**
     * Returns a subject on the fake itself: a decorator, or the fake as it is. Clauses about bytes, framing and the shape of
     * JSON need {@link Need#WIRE}, so they are skipped.
     */
    public static ContractSubject onFake(Function<FakeSessions, ? extends SessionsPort> port) {
        requireNonNull(port, "A subject needs to know how its port is made.");
        return new ContractSubject(
                () -> {
                    TestClock clock = TestClock.create();
                    FakeSessions fake = FakeSessions.create(clock);
                    return new Scene(fake, clock, patience -> port.apply(fake), () -> {});
                },
                EnumSet.complementOf(EnumSet.of(Need.WIRE)));
    }

    /**
     * Returns a subject that asks the fake over HTTP: an adapter. Its HTTP client must send each request once too. That of
     * {@code java.net.http} sends a list again when the connection drops, unless the JVM of the tests runs with
     * {@code -Djdk.httpclient.redirects.retrylimit=1}.
     *
     * <p>A clause fails too when the API key stood in the address or the body of a request.
     *
     * @param port makes the adapter for that server; no attempt of it may take longer than the duration, which is 10 s, and
     *     200 ms where the clause lets the server fall silent
     */
    public static ContractSubject onServer(BiFunction<FakeSessionsServer, Duration, ? extends SessionsPort> port) {
        requireNonNull(port, "A subject needs to know how its port is made.");
        return new ContractSubject(
                () -> {
                    TestClock clock = TestClock.create();
                    FakeSessions fake = FakeSessions.create(clock);
                    FakeSessionsServer server = FakeSessionsServer.start(fake);
                    return new Scene(fake, clock, patience -> port.apply(server, patience), () -> close(server));
                },
                EnumSet.allOf(Need.class));
    }

    /** What is in an address stays in the logs of all that it passes. */
    private static void close(FakeSessionsServer server) {
        server.close();
        boolean leaked = server.received().stream()
                .anyMatch(request -> (request.target() + request.body()).contains(FakeSessionsServer.API_KEY));
        assertFalse(
                leaked, "the API key stood in the address or the body of a request: it belongs in its header alone");
    }

    /**
     * Returns a subject that may only be read, such as a live service. It stays open: closing it is the caller's.
     *
     * @param user a user who has sessions there and does not sign in or out meanwhile
     */
    public static ContractSubject readOnly(SessionsPort port, UserId user) {
        requireNonNull(port, "A subject needs a port.");
        requireNonNull(user, "A subject needs a user whose sessions can be read.");
        return new ContractSubject(() -> Scene.readOnly(port, user), EnumSet.of(Need.READ_ONLY));
    }

    /**
     * Returns this subject without those: clauses that need one of them are skipped.
     *
     * @throws IllegalArgumentException when {@link Need#READ_ONLY} is among them, for then there is nothing to ask
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

    /** Returns what this subject offers. Unmodifiable. */
    public Set<Need> offers() {
        return Collections.unmodifiableSet(offers);
    }

    Scene open() {
        return opening.open();
    }
}
