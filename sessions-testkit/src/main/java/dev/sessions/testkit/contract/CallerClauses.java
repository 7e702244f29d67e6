package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.Walk;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Callers that pass null, share results, call from many threads or interrupt. */
@ClauseGroup
abstract class CallerClauses {
    private static final int THREADS = 8;

    @Test
    @DisplayName("Null is refused before any request.")
    @Clause(
            id = "CALLER-01",
            mark = PORT,
            source = "SessionsPort: NullPointerException for a null argument",
            kills = "null becomes part of an address",
            needs = WORLD)
    @SuppressWarnings("NullAway") // Null is the point.
    void nulls(Fixture fixture) {
        SessionsPort port = fixture.port();

        assertThrows(NullPointerException.class, () -> port.list(null, PageRequest.newestFirst(10)));
        assertThrows(NullPointerException.class, () -> port.list(fixture.user, null));
        assertThrows(NullPointerException.class, () -> port.revoke(null));
        assertThrows(NullPointerException.class, () -> port.stream(null));
        assertThrows(NullPointerException.class, () -> port.stream(fixture.user, null));
        assertThrows(NullPointerException.class, () -> port.stream(null, Walk.newestFirst()));
        assertThrows(NullPointerException.class, () -> port.listAll(null));
        assertThrows(NullPointerException.class, () -> port.find(null, Fixture.NO_SESSION));
        assertThrows(NullPointerException.class, () -> port.find(fixture.user, null));
        assertEquals(0, fixture.fake().transcript().calls());
    }

    @Test
    @DisplayName("Results cannot be changed.")
    @Clause(
            id = "CALLER-02",
            mark = PORT,
            source = "SessionPage.sessions and SessionsPort.listAll: unmodifiable",
            kills = "a caller changes what another one sees",
            needs = {WORLD, CLOCK})
    void unmodifiable(Fixture fixture) {
        Session session = fixture.signIn();

        assertThrows(
                UnsupportedOperationException.class,
                () -> fixture.page(PageRequest.newestFirst(10)).sessions().clear());
        List<Session> all = fixture.port().listAll(fixture.user);
        assertThrows(UnsupportedOperationException.class, () -> all.add(session));
        assertThrows(UnsupportedOperationException.class, () -> all.set(0, session));
        assertThrows(UnsupportedOperationException.class, () -> all.remove(0));

        fixture.fake().revoke(session.id());
        List<Session> none = fixture.port().listAll(fixture.user);
        assertThrows(UnsupportedOperationException.class, () -> none.add(session));
    }

    @Test
    @DisplayName("A page and a whole list do not change after they are returned.")
    @Clause(
            id = "CALLER-03",
            mark = PORT,
            source = "SessionPage is a value, and so is what SessionsPort.listAll returns",
            kills = "a page or a list is a window on something that changes",
            needs = {WORLD, CLOCK})
    void snapshot(Fixture fixture) {
        Session session = fixture.signIn();
        SessionPage page = fixture.page(PageRequest.newestFirst(10));
        List<Session> all = fixture.port().listAll(fixture.user);

        fixture.signIn();
        fixture.port().revoke(session.id());

        assertEquals(List.of(session), page.sessions());
        assertEquals(List.of(session), all);
    }

    @Test
    @DisplayName("When 8 threads revoke the same 24 sessions, exactly one thread ends each session.")
    @Clause(
            id = "CALLER-04",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads",
            kills = "a result is returned to the wrong caller, or a session ends twice",
            needs = {WORLD, CLOCK})
    void manyThreads(Fixture fixture) throws Exception {
        List<SessionId> sessions = Fixture.ids(fixture.signIns(24));
        Map<SessionId, Integer> ended = new ConcurrentHashMap<>();

        inEachThread(() -> {
            List<SessionId> own = new ArrayList<>(sessions);
            Collections.shuffle(own, new Random(Thread.currentThread().getName().hashCode()));
            for (SessionId session : own) {
                if (fixture.port().revoke(session) == Revocation.REVOKED) {
                    ended.merge(session, 1, Integer::sum);
                }
            }
            return own;
        });

        assertEquals(24, ended.size());
        assertTrue(ended.values().stream().allMatch(times -> times == 1), ended::toString);
        assertEquals(THREADS * 24, fixture.revokesSoFar());
        assertEquals(List.of(), fixture.port().listAll(fixture.user));
    }

    @Test
    @DisplayName("Each of 8 threads that list at the same time gets the whole list of the user it asked for.")
    @Clause(
            id = "CALLER-05",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads",
            kills = "two walks share a cursor, or a result is returned to the wrong caller",
            needs = {WORLD, CLOCK})
    void manyReaders(Fixture fixture) throws Exception {
        List<Session> mine = fixture.signIns(30);
        Session theirs = fixture.fake().signIn(Fixture.NEIGHBOUR);

        List<List<Session>> read = inEachThread(() -> {
            List<Session> all = new ArrayList<>(fixture.port().listAll(Fixture.NEIGHBOUR));
            fixture.port().stream(fixture.user, Walk.from(PageRequest.newestFirst(7)))
                    .forEach(all::add);
            return all;
        });

        List<Session> expected = new ArrayList<>(List.of(theirs));
        expected.addAll(mine);
        assertEquals(Collections.nCopies(THREADS, expected), read);
    }

    @Test
    @DisplayName("A call on a thread that is interrupted fails without effect, and the thread stays interrupted.")
    @Clause(
            id = "CALLER-06",
            mark = PORT,
            source = "CallInterruptedException",
            kills =
                    "an interrupt from before the call is swallowed, comes too late, or looks like a failed connection that is worth a retry",
            needs = {WORLD, CLOCK})
    void interrupted(Fixture fixture) {
        SessionsPort port = fixture.port();
        Operation list = Operation.list(fixture.user.value());
        for (PageRequest request : fixture.everyKindOfPage()) {
            assertInterrupted(list, () -> port.list(fixture.user, request));
        }
        Session session = fixture.signIn();
        assertInterrupted(Operation.revoke(session.id().value()), () -> port.revoke(session.id()));
        assertInterrupted(list, () -> port.listAll(fixture.user));
        assertInterrupted(list, () -> port.find(fixture.user, session.id()));
        assertInterrupted(list, () -> port.stream(fixture.user).findFirst());
        assertInterrupted(
                list, () -> port.stream(fixture.user, Walk.oldestFirst()).findFirst());
        assertEquals(0, fixture.fake().transcript().calls());

        Iterator<Session> betweenPages =
                port.stream(fixture.user, Walk.from(PageRequest.newestFirst(1))).iterator();
        assertEquals(session, betweenPages.next());
        assertInterrupted(list, betweenPages::next);

        assertEquals(4, port.listAll(fixture.user).size());
    }

    @Test
    @DisplayName(
            "A list read while 8 threads revoke shows what stays, once and in order, and nothing that its reader ended.")
    @Clause(
            id = "CALLER-07",
            mark = PORT,
            source = "SessionsPort: safe for use by many threads",
            kills = "a list that is read while others revoke repeats or loses sessions, or shows what has ended",
            needs = {WORLD, CLOCK})
    void readersAmongRevokers(Fixture fixture) throws Exception {
        List<Session> newestFirst = fixture.signIns(THREADS * 3 + 6);
        List<Session> stay = newestFirst.subList(THREADS * 3, newestFirst.size());
        Iterator<Session> toEnd = newestFirst.subList(0, THREADS * 3).iterator();

        inEachThread(() -> {
            List<Session> ended = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                ended.add(next(toEnd));
                assertEquals(
                        Revocation.REVOKED, fixture.port().revoke(ended.get(i).id()));

                List<Session> read = fixture.port().stream(fixture.user, Walk.from(PageRequest.newestFirst(7)))
                        .toList();
                List<Session> expected = newestFirst.stream()
                        .filter(session ->
                                stay.contains(session) || (read.contains(session) && !ended.contains(session)))
                        .toList();
                assertEquals(expected, read);
            }
            return ended;
        });

        assertEquals(stay, fixture.port().listAll(fixture.user));
    }

    private static Session next(Iterator<Session> sessions) {
        synchronized (sessions) {
            return sessions.next();
        }
    }

    private static void assertInterrupted(Operation operation, Executable call) {
        Thread.currentThread().interrupt();
        boolean stillInterrupted;
        SessionsException failure;
        try {
            failure = assertThrows(CallInterruptedException.class, call);
        } finally {
            stillInterrupted = Thread.interrupted();
        }
        FailureAssertions.assertInterrupted(operation, failure);
        assertTrue(stillInterrupted, "the flag is kept");
    }

    private static <T> List<T> inEachThread(Callable<T> task) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(Collections.nCopies(THREADS, task))) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
