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
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.testkit.Fault;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
        List<SessionId> mine = Scene.ids(scene.signIns(3));
        List<SessionId> theirs = List.of(scene.fake().signIn(Scene.NEIGHBOUR).id());

        List<Object> outcomes = new UnderWay(scene)
                .allAtOnce(
                        Kind.LIST,
                        List.of(
                                list(scene, scene.user, PageRequest.newestFirst(10)),
                                list(scene, scene.user, PageRequest.newestFirst(10)),
                                list(scene, Scene.NEIGHBOUR, PageRequest.newestFirst(10)),
                                list(scene, scene.user, PageRequest.newestFirst(1)),
                                list(scene, Scene.NOBODY, PageRequest.newestFirst(10)),
                                list(
                                        scene,
                                        scene.user,
                                        PageRequest.newestFirst(10)
                                                .after(mine.get(1).value()))));

        assertEquals(mine, outcomes.get(0));
        assertEquals(mine, outcomes.get(1));
        assertEquals(theirs, outcomes.get(2));
        assertEquals(mine.subList(0, 1), outcomes.get(3));
        assertInstanceOf(UserNotFoundException.class, outcomes.get(4));
        assertEquals(mine.subList(2, 3), outcomes.get(5));
        assertEquals(6, scene.listsSoFar(), "lists that reached the service");
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
                                () -> port.revoke(Scene.NO_SESSION)));

        assertEquals(EnumSet.allOf(Revocation.class), EnumSet.copyOf(List.of((Revocation) outcomes.get(0), (Revocation)
                outcomes.get(1))));
        assertEquals(Revocation.REVOKED, outcomes.get(2));
        assertEquals(Revocation.NOT_FOUND, outcomes.get(3));
        assertEquals(sessions.subList(2, 3), port.listAll(scene.user));
        assertEquals(4, scene.revokesSoFar(), "revokes that reached the service");
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
        List<Session> sessions = scene.signIns(2);
        SessionId last = sessions.get(1).id();
        SessionsPort port = scene.port();
        Walk pageByPage = Walk.from(PageRequest.newestFirst(1));

        assertInterrupted(
                scene, Kind.LIST, 1, () -> Scene.ids(scene.page(PageRequest.newestFirst(10))), Scene.ids(sessions));
        assertInterrupted(scene, Kind.LIST, 1, () -> port.listAll(scene.user), sessions);
        assertInterrupted(
                scene, Kind.LIST, 2, () -> port.stream(scene.user, pageByPage).toList(), sessions);
        assertInterrupted(scene, Kind.LIST, 1, () -> port.find(scene.user, last), Optional.of(sessions.get(1)));
        assertInterrupted(scene, Kind.REVOKE, 1, () -> port.revoke(last), Revocation.REVOKED);
    }

    /** The service may still be busy with a call that was given up, so that it came once is seen by the call after it. */
    private static void assertInterrupted(Scene scene, Kind kind, int nth, Callable<Object> call, Object right)
            throws Exception {
        scene.plan(kind, nth + 1, Fault.status(500));

        UnderWay.Ended ended = new UnderWay(scene).interrupted(kind, nth, call);

        if (!(ended.outcome() instanceof CallInterruptedException)) {
            assertEquals(right, ended.outcome());
        }
        assertTrue(ended.interrupted(), "the flag is kept");
        SessionsException next = kind == Kind.LIST ? scene.failedList() : scene.failedRevoke();
        assertEquals(500, next.status().orElseThrow());
    }

    private static Callable<Object> list(Scene scene, UserId user, PageRequest request) {
        return () -> Scene.ids(scene.port().list(user, request));
    }
}
