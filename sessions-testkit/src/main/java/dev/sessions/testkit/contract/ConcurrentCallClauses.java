package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.Walk;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.testkit.Fault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Calls that overlap, and calls that are interrupted while they run. */
@ClauseGroup
abstract class ConcurrentCallClauses {

    @Test
    @DisplayName("Concurrent lists each call the service and return their own page.")
    @Clause(
            id = "UNDERWAY-01",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads; SessionsPort.list asks the service",
            kills = "equal lists share one response, or concurrent lists overwrite each other's arguments",
            needs = {WORLD, CLOCK, FAULTS})
    void lists(Fixture fixture) throws Exception {
        List<Session> mine = fixture.signIns(3);
        fixture.fake().signIn(Fixture.NEIGHBOUR);
        PageRequest first = PageRequest.newestFirst(10);
        SessionsPort port = fixture.port();
        List<Callable<Object>> calls = List.of(
                () -> port.list(fixture.user, first),
                () -> port.list(fixture.user, first),
                () -> port.list(Fixture.NEIGHBOUR, first),
                () -> port.list(fixture.user, PageRequest.oldestFirst(1)),
                () -> port.list(fixture.user, first.after(mine.get(1).id().value())));
        List<Object> oneByOne = new ArrayList<>();
        for (Callable<Object> call : calls) {
            oneByOne.add(call.call());
        }

        assertEquals(oneByOne, new ConcurrentCalls(fixture).allAtOnce(Kind.LIST, calls));
        assertEquals(2 * calls.size(), fixture.listsSoFar(), "lists that reached the service");
    }

    @Test
    @DisplayName("Concurrent revokes each call the service and return their own result.")
    @Clause(
            id = "UNDERWAY-02",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads",
            kills = "equal revokes share one response, or a revoke is skipped while another one runs",
            needs = {WORLD, CLOCK, FAULTS})
    void revokes(Fixture fixture) throws Exception {
        List<Session> sessions = fixture.signIns(3);
        SessionId twice = sessions.get(0).id();
        SessionsPort port = fixture.port();

        List<Object> outcomes = new ConcurrentCalls(fixture)
                .allAtOnce(
                        Kind.REVOKE,
                        List.of(
                                () -> port.revoke(twice),
                                () -> port.revoke(twice),
                                () -> port.revoke(sessions.get(1).id()),
                                () -> port.revoke(Fixture.NO_SESSION),
                                () -> port.revoke(Fixture.NO_SESSION)));

        assertEquals(Set.of(Revocation.REVOKED, Revocation.NOT_FOUND), new HashSet<>(outcomes.subList(0, 2)));
        assertEquals(List.of(Revocation.REVOKED, Revocation.NOT_FOUND, Revocation.NOT_FOUND), outcomes.subList(2, 5));
        assertEquals(sessions.subList(2, 3), port.listAll(fixture.user));
        assertEquals(5, fixture.revokesSoFar(), "revokes that reached the service");
    }

    @Test
    @DisplayName("Concurrent walks and searches each read their own pages from the service.")
    @Clause(
            id = "UNDERWAY-03",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads; SessionsPort.stream",
            kills = "equal walks or searches share their pages, or a walk continues at the place of another",
            needs = {WORLD, CLOCK, FAULTS})
    void walks(Fixture fixture) throws Exception {
        List<Session> mine = fixture.signIns(2);
        List<Session> theirs =
                List.of(fixture.fake().signIn(Fixture.NEIGHBOUR), fixture.fake().signIn(Fixture.NEIGHBOUR));
        SessionsPort port = fixture.port();
        Walk pageByPage = Walk.from(PageRequest.oldestFirst(1));

        List<Object> outcomes = new ConcurrentCalls(fixture)
                .allAtOnce(
                        Kind.LIST,
                        List.of(
                                () -> port.listAll(fixture.user),
                                () -> port.listAll(fixture.user),
                                () -> port.stream(fixture.user, pageByPage).toList(),
                                () -> port.stream(fixture.user, pageByPage).toList(),
                                () -> port.stream(Fixture.NEIGHBOUR, pageByPage).toList(),
                                () -> port.find(fixture.user, mine.get(1).id()),
                                () -> port.find(fixture.user, mine.get(1).id()),
                                () -> port.find(fixture.user, theirs.get(1).id())));

        List<Session> oldestFirst = Fixture.inOrder(SortOrder.OLDEST_FIRST, mine);
        Optional<Session> found = Optional.of(mine.get(1));
        assertEquals(List.of(mine, mine, oldestFirst, oldestFirst, theirs, found, found, Optional.empty()), outcomes);
        // A walk with pages of one session makes two requests.
        assertEquals(11, fixture.listsSoFar(), "lists that reached the service");
    }

    @Test
    @DisplayName(
            "A call that is interrupted while it runs throws CallInterruptedException or returns its result, and its thread stays interrupted.")
    @Clause(
            id = "UNDERWAY-04",
            mark = PORT,
            source = "CallInterruptedException",
            kills = "an interrupt is lost, causes a retry, looks like a failed connection, or leaves a part of a list",
            needs = {WORLD, CLOCK, FAULTS})
    void interrupted(Fixture fixture) throws Exception {
        SessionsPort port = fixture.port();
        Operation list = Operation.list(fixture.user.value());
        for (PageRequest request : fixture.everyKindOfPage()) {
            List<Session> page = port.list(fixture.user, request).sessions();
            assertInterrupted(
                    fixture, list, 1, () -> port.list(fixture.user, request).sessions(), page);
        }
        List<Session> all = port.listAll(fixture.user);
        Session last = all.get(all.size() - 1);
        Walk pageByPage = Walk.from(PageRequest.newestFirst(1));
        assertInterrupted(fixture, list, 1, () -> port.listAll(fixture.user), all);
        assertInterrupted(
                fixture, list, 2, () -> port.stream(fixture.user, pageByPage).toList(), all);
        assertInterrupted(fixture, list, 1, () -> port.find(fixture.user, last.id()), Optional.of(last));
        fixture.plan(Kind.LIST, 1, Fault.shortPage(1));
        assertInterrupted(fixture, list, 2, () -> port.listAll(fixture.user), all);
        fixture.plan(Kind.LIST, 1, Fault.shortPage(1));
        assertInterrupted(fixture, list, 2, () -> port.find(fixture.user, last.id()), Optional.of(last));

        SessionId none = Fixture.NO_SESSION;
        assertInterrupted(fixture, Operation.revoke(none.value()), 1, () -> port.revoke(none), Revocation.NOT_FOUND);
        assertInterrupted(
                fixture, Operation.revoke(last.id().value()), 1, () -> port.revoke(last.id()), Revocation.REVOKED);
    }

    /** The service may still run an interrupted call, so the next call shows that only one request was made. */
    private static void assertInterrupted(
            Fixture fixture, Operation operation, int nth, Callable<Object> call, Object right) throws Exception {
        Kind kind = operation.kind();
        fixture.plan(kind, nth + 1, Fault.status(500));

        ConcurrentCalls.Ended ended = new ConcurrentCalls(fixture).interrupted(kind, nth, call);

        if (ended.outcome() instanceof CallInterruptedException failure) {
            FailureAssertions.assertInterrupted(operation, failure);
        } else {
            assertEquals(right, ended.outcome());
        }
        assertTrue(ended.interrupted(), "the flag is kept");
        SessionsException next = kind == Kind.LIST ? fixture.failedList() : fixture.failedRevoke();
        assertEquals(500, next.status().orElseThrow());
    }

    @Test
    @DisplayName("Concurrent lists that fail each throw their own failure.")
    @Clause(
            id = "UNDERWAY-05",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads; SessionsPort.list asks the service",
            kills = "equal lists share one failure, or concurrent lists overwrite each other's arguments",
            needs = {WORLD, CLOCK, FAULTS})
    void failures(Fixture fixture) throws Exception {
        List<UserId> unknown =
                List.of(Fixture.UNKNOWN_USER, Fixture.UNKNOWN_USER, UserId.of("user_01KITABSENTELSE00000000000"));
        SessionsPort port = fixture.port();

        List<Object> outcomes = new ConcurrentCalls(fixture)
                .allAtOnce(
                        Kind.LIST,
                        unknown.stream()
                                .<Callable<Object>>map(user -> () -> port.list(user, PageRequest.newestFirst(10)))
                                .toList());

        Set<Optional<String>> requests = new HashSet<>();
        for (int call = 0; call < unknown.size(); call++) {
            String user = unknown.get(call).value();
            SessionsException failure = assertInstanceOf(UserNotFoundException.class, outcomes.get(call));
            assertEquals(Operation.list(user), failure.operation());
            assertEquals(Optional.of(user), failure.entityId());
            requests.add(failure.requestId());
        }
        assertEquals(unknown.size(), requests.size(), "ids of requests");
        assertEquals(unknown.size(), fixture.listsSoFar(), "lists that reached the service");
    }
}
