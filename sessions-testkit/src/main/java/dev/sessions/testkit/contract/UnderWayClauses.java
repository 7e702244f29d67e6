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

/** What happens to calls while they are under way. */
@ClauseGroup
abstract class UnderWayClauses {

    @Test
    @DisplayName("Of lists under way at the same time, each asks the service for itself and gets its own answer.")
    @Clause(
            id = "UNDERWAY-01",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads; SessionsPort.list asks the service",
            kills =
                    "lists that are alike share one answer, or what a list is about is kept where another overwrites it",
            needs = {WORLD, CLOCK, FAULTS})
    void lists(Scene scene) throws Exception {
        List<Session> mine = scene.signIns(3);
        scene.fake().signIn(Scene.NEIGHBOUR);
        PageRequest first = PageRequest.newestFirst(10);
        SessionsPort port = scene.port();
        List<Callable<Object>> calls = List.of(
                () -> port.list(scene.user, first),
                () -> port.list(scene.user, first),
                () -> port.list(Scene.NEIGHBOUR, first),
                () -> port.list(scene.user, PageRequest.oldestFirst(1)),
                () -> port.list(scene.user, first.after(mine.get(1).id().value())));
        List<Object> oneByOne = new ArrayList<>();
        for (Callable<Object> call : calls) {
            oneByOne.add(call.call());
        }

        assertEquals(oneByOne, new UnderWay(scene).allAtOnce(Kind.LIST, calls));
        assertEquals(2 * calls.size(), scene.listsSoFar(), "lists that reached the service");
    }

    @Test
    @DisplayName("Of revokes under way at the same time, each asks the service for itself and gets its own answer.")
    @Clause(
            id = "UNDERWAY-02",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads",
            kills = "revokes that are alike share one answer, or one is left out while another is under way",
            needs = {WORLD, CLOCK, FAULTS})
    void revokes(Scene scene) throws Exception {
        List<Session> sessions = scene.signIns(3);
        SessionId twice = sessions.get(0).id();
        SessionsPort port = scene.port();

        List<Object> outcomes = new UnderWay(scene)
                .allAtOnce(
                        Kind.REVOKE,
                        List.of(
                                () -> port.revoke(twice),
                                () -> port.revoke(twice),
                                () -> port.revoke(sessions.get(1).id()),
                                () -> port.revoke(Scene.NO_SESSION),
                                () -> port.revoke(Scene.NO_SESSION)));

        assertEquals(Set.of(Revocation.REVOKED, Revocation.NOT_FOUND), new HashSet<>(outcomes.subList(0, 2)));
        assertEquals(List.of(Revocation.REVOKED, Revocation.NOT_FOUND, Revocation.NOT_FOUND), outcomes.subList(2, 5));
        assertEquals(sessions.subList(2, 3), port.listAll(scene.user));
        assertEquals(5, scene.revokesSoFar(), "revokes that reached the service");
    }

    @Test
    @DisplayName(
            "Of walks and searches under way at the same time, each asks the service for itself and sees its own pages.")
    @Clause(
            id = "UNDERWAY-03",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads; SessionsPort.stream",
            kills = "walks or searches that are alike share their pages, or one goes on where another is",
            needs = {WORLD, CLOCK, FAULTS})
    void walks(Scene scene) throws Exception {
        List<Session> mine = scene.signIns(2);
        List<Session> theirs =
                List.of(scene.fake().signIn(Scene.NEIGHBOUR), scene.fake().signIn(Scene.NEIGHBOUR));
        SessionsPort port = scene.port();
        Walk pageByPage = Walk.from(PageRequest.oldestFirst(1));

        List<Object> outcomes = new UnderWay(scene)
                .allAtOnce(
                        Kind.LIST,
                        List.of(
                                () -> port.listAll(scene.user),
                                () -> port.listAll(scene.user),
                                () -> port.stream(scene.user, pageByPage).toList(),
                                () -> port.stream(scene.user, pageByPage).toList(),
                                () -> port.stream(Scene.NEIGHBOUR, pageByPage).toList(),
                                () -> port.find(scene.user, mine.get(1).id()),
                                () -> port.find(scene.user, mine.get(1).id()),
                                () -> port.find(scene.user, theirs.get(1).id())));

        List<Session> oldestFirst = Scene.inOrder(SortOrder.OLDEST_FIRST, mine);
        Optional<Session> found = Optional.of(mine.get(1));
        assertEquals(List.of(mine, mine, oldestFirst, oldestFirst, theirs, found, found, Optional.empty()), outcomes);
        // Each walk page by page has two.
        assertEquals(11, scene.listsSoFar(), "lists that reached the service");
    }

    @Test
    @DisplayName("A call interrupted while it is under way ends so, or rightly, and its thread stays interrupted.")
    @Clause(
            id = "UNDERWAY-04",
            mark = PORT,
            source = "CallInterruptedException",
            kills =
                    "an interrupt is lost on the way, sends a call again, looks like a failed connection, or leaves a part of a list",
            needs = {WORLD, CLOCK, FAULTS})
    void interrupted(Scene scene) throws Exception {
        SessionsPort port = scene.port();
        Operation list = Operation.list(scene.user.value());
        for (PageRequest request : scene.everySortOfPage()) {
            List<Session> page = port.list(scene.user, request).sessions();
            assertInterrupted(
                    scene, list, 1, () -> port.list(scene.user, request).sessions(), page);
        }
        List<Session> all = port.listAll(scene.user);
        Session last = all.get(all.size() - 1);
        Walk pageByPage = Walk.from(PageRequest.newestFirst(1));
        assertInterrupted(scene, list, 1, () -> port.listAll(scene.user), all);
        assertInterrupted(
                scene, list, 2, () -> port.stream(scene.user, pageByPage).toList(), all);
        assertInterrupted(scene, list, 1, () -> port.find(scene.user, last.id()), Optional.of(last));
        scene.plan(Kind.LIST, 1, Fault.shortPage(1));
        assertInterrupted(scene, list, 2, () -> port.listAll(scene.user), all);
        scene.plan(Kind.LIST, 1, Fault.shortPage(1));
        assertInterrupted(scene, list, 2, () -> port.find(scene.user, last.id()), Optional.of(last));

        SessionId none = Scene.NO_SESSION;
        assertInterrupted(scene, Operation.revoke(none.value()), 1, () -> port.revoke(none), Revocation.NOT_FOUND);
        assertInterrupted(
                scene, Operation.revoke(last.id().value()), 1, () -> port.revoke(last.id()), Revocation.REVOKED);
    }

    /** The service may still be busy with a call that was given up, so that it came once is seen by the call after it. */
    private static void assertInterrupted(
            Scene scene, Operation operation, int nth, Callable<Object> call, Object right) throws Exception {
        Kind kind = operation.kind();
        scene.plan(kind, nth + 1, Fault.status(500));

        UnderWay.Ended ended = new UnderWay(scene).interrupted(kind, nth, call);

        if (ended.outcome() instanceof CallInterruptedException failure) {
            FailureAssertions.assertInterrupted(operation, failure);
        } else {
            assertEquals(right, ended.outcome());
        }
        assertTrue(ended.interrupted(), "the flag is kept");
        SessionsException next = kind == Kind.LIST ? scene.failedList() : scene.failedRevoke();
        assertEquals(500, next.status().orElseThrow());
    }

    @Test
    @DisplayName("Of lists that fail under way at the same time, each learns of its own failure.")
    @Clause(
            id = "UNDERWAY-05",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads; SessionsPort.list asks the service",
            kills =
                    "lists that are alike share one failure, or what a failure is about is kept where another overwrites it",
            needs = {WORLD, CLOCK, FAULTS})
    void failures(Scene scene) throws Exception {
        List<UserId> unknown = List.of(Scene.NOBODY, Scene.NOBODY, UserId.of("user_01KITNOBODYELSE00000000000"));
        SessionsPort port = scene.port();

        List<Object> outcomes = new UnderWay(scene)
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
        assertEquals(unknown.size(), scene.listsSoFar(), "lists that reached the service");
    }
}
