package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SortOrder;
import dev.sessions.Walk;
import dev.sessions.failure.PagingException;
import dev.sessions.testkit.Fault;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** All sessions of a user, page by page: how many requests that takes, and when. */
@ClauseGroup
abstract class WalkClauses {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "100, 1", "101, 2", "250, 3", "1001, 11"})
    @DisplayName("All sessions arrive, in pages of 100: 250 sessions are 3 requests.")
    @Clause(
            id = "WALK-01",
            mark = PORT,
            source = "SessionsPort.listAll",
            kills = "the walk stops after some page, or asks for a page that nobody offered",
            needs = {WORLD, CLOCK})
    void all(int sessions, int requests, Scene scene) {
        List<Session> newestFirst = scene.signIns(sessions);

        assertEquals(newestFirst, scene.port().listAll(scene.user));
        assertEquals(requests, scene.listsSoFar());
    }

    @Test
    @DisplayName("A stream and its iterator make no request before a session is asked for.")
    @Clause(
            id = "WALK-02",
            mark = PORT,
            source = "SessionsPort.stream",
            kills = "the first page is fetched early",
            needs = {WORLD, CLOCK})
    void lazyAtFirst(Scene scene) {
        scene.signIns(3);

        Iterator<Session> sessions = scene.port().stream(scene.user).iterator();
        Iterator<Session> walked =
                scene.port().stream(scene.user, Walk.oldestFirst()).iterator();
        assertEquals(0, scene.listsSoFar());

        assertTrue(sessions.hasNext());
        assertEquals(1, scene.listsSoFar());
        assertTrue(walked.hasNext());
        assertEquals(2, scene.listsSoFar());
    }

    @Test
    @DisplayName("Closing a stream makes no request.")
    @Clause(
            id = "WALK-03",
            mark = PORT,
            source = "SessionsPort.stream: it need not be closed",
            kills = "closing reads the stream to its end",
            needs = {WORLD, CLOCK})
    void close(Scene scene) {
        scene.signIns(3);

        Stream<Session> sessions = scene.port().stream(scene.user);
        sessions.close();
        Stream<Session> walked = scene.port().stream(scene.user, Walk.oldestFirst());
        walked.close();

        assertEquals(0, scene.listsSoFar());
    }

    @Test
    @DisplayName("The first session of 250 costs 1 request.")
    @Clause(
            id = "WALK-04",
            mark = PORT,
            source = "SessionsPort.stream",
            kills = "all pages are fetched before the first session is delivered",
            needs = {WORLD, CLOCK})
    void findFirst(Scene scene) {
        List<Session> newestFirst = scene.signIns(250);

        assertEquals(
                Optional.of(newestFirst.get(0)), scene.port().stream(scene.user).findFirst());
        assertEquals(1, scene.listsSoFar());
        assertEquals(
                Optional.of(newestFirst.get(249)),
                scene.port().stream(scene.user, Walk.oldestFirst()).findFirst());
        assertEquals(2, scene.listsSoFar());
    }

    @ParameterizedTest
    @CsvSource({"99, 1", "100, 1", "101, 2", "200, 2", "201, 3"})
    @DisplayName("The first n sessions cost no more pages than hold them: 100 are exactly 1 request.")
    @Clause(
            id = "WALK-05",
            mark = PORT,
            source = "SessionsPort.stream",
            kills = "the next page is fetched before this one is used up",
            needs = {WORLD, CLOCK})
    void limit(int sessions, int requests, Scene scene) {
        List<Session> newestFirst = scene.signIns(250);

        assertEquals(
                newestFirst.subList(0, sessions),
                scene.port().stream(scene.user).limit(sessions).toList());
        assertEquals(requests, scene.listsSoFar());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("A walk keeps its page size, order and start.")
    @Clause(
            id = "WALK-06",
            mark = PORT,
            source = "Walk.from",
            kills = "a walk falls back to pages of 100 or to newest first",
            needs = {WORLD, CLOCK})
    void ownPages(SortOrder order, Scene scene) {
        List<Session> sessions = Scene.inOrder(order, scene.signIns(25));
        String fourth = sessions.get(3).id().value();

        Walk walk = Walk.from(PageRequest.of(order, 7).after(fourth));

        assertEquals(
                sessions.subList(4, 25), scene.port().stream(scene.user, walk).toList());
        assertEquals(3, scene.listsSoFar());
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "99, 1", "100, 2", "1000, 11"})
    @DisplayName("A search stops at the page that holds the session, however far down.")
    @Clause(
            id = "WALK-07",
            mark = PORT,
            source = "SessionsPort.find",
            kills = "a search always reads all pages, or gives up after some",
            needs = {WORLD, CLOCK})
    void findStops(int place, int requests, Scene scene) {
        Session wanted = scene.signIns(1_001).get(place);

        assertEquals(Optional.of(wanted), scene.port().find(scene.user, wanted.id()));
        assertEquals(requests, scene.listsSoFar());
    }

    @Test
    @DisplayName("A search finds neither another user's session nor one that has ended, and reads all pages for it.")
    @Clause(
            id = "WALK-08",
            mark = PORT,
            source = "SessionsPort.find",
            kills = "a session is found that is not among the user's",
            needs = {WORLD, CLOCK})
    void findsOwnOnly(Scene scene) {
        List<Session> newestFirst = scene.signIns(102);
        Session theirs = scene.fake().signIn(Scene.NEIGHBOUR);
        scene.fake().revoke(newestFirst.get(50).id());

        assertEquals(Optional.empty(), scene.port().find(scene.user, theirs.id()));
        assertEquals(2, scene.listsSoFar());
        assertEquals(
                Optional.empty(),
                scene.port().find(scene.user, newestFirst.get(50).id()));
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("A walk over more pages than it allows fails, and does not end early; exactly as many are allowed.")
    @Clause(
            id = "WALK-09",
            mark = PORT,
            source = "Walk.maxPages",
            kills = "a ceiling silently shortens the result, or is off by one",
            needs = {WORLD, CLOCK})
    void tooManyPages(SortOrder order, Scene scene) {
        scene.signIns(5);
        Walk walk = Walk.from(PageRequest.of(order, 2));

        assertThrows(
                PagingException.class,
                () -> scene.port().stream(scene.user, walk.maxPages(2)).toList());
        assertEquals(2, scene.listsSoFar());
        assertEquals(
                5, scene.port().stream(scene.user, walk.maxPages(3)).toList().size());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("A walk that meets more sessions than it allows fails; exactly as many are allowed.")
    @Clause(
            id = "WALK-10",
            mark = PORT,
            source = "Walk.maxSessions",
            kills = "a ceiling silently shortens the result, or is off by one",
            needs = {WORLD, CLOCK})
    void tooManySessions(SortOrder order, Scene scene) {
        scene.signIns(5);
        Walk walk = Walk.from(PageRequest.of(order, 100));

        assertEquals(
                5, scene.port().stream(scene.user, walk.maxSessions(5)).toList().size());
        assertThrows(
                PagingException.class,
                () -> scene.port().stream(scene.user, walk.maxSessions(4)).toList());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("A walk meets every session once although each is revoked as soon as it is met.")
    @Clause(
            id = "WALK-11",
            mark = ASSUMED,
            source = "a cursor is a place and not a number, as in CURSOR-09 and EXPIRY-05",
            kills = "pages are counted from the start of what is left, so that every other page is passed over",
            needs = {WORLD, CLOCK})
    void revokedBehindTheWalk(SortOrder order, Scene scene) {
        List<Session> newestFirst = scene.signIns(7);
        List<Session> expected = Scene.inOrder(order, newestFirst);

        List<Session> met = scene.port().stream(scene.user, Walk.from(PageRequest.of(order, 2)))
                .peek(session -> assertEquals(Revocation.REVOKED, scene.port().revoke(session.id())))
                .toList();

        assertEquals(expected, met);
        assertEquals(List.of(), scene.port().listAll(scene.user));
    }

    @Test
    @DisplayName(
            "A search tells what the service holds at that moment: found once it is there, and no more when it ended.")
    @Clause(
            id = "WALK-12",
            mark = PORT,
            source = "SessionsPort.find asks the service",
            kills = "a session is found, or not, because it was before",
            needs = WORLD)
    void findHasNoMemory(Scene scene) {
        assertEquals(Optional.empty(), scene.port().find(scene.user, Scene.NO_SESSION));

        Session session = scene.fake()
                .signIn(
                        scene.user,
                        template -> template.id(Scene.NO_SESSION)
                                .organizationId(OrganizationId.of("org_1"))
                                .impersonator(Impersonator.builder()
                                        .email("support@foocorp.com")
                                        .build()));
        assertEquals(Optional.of(session), scene.port().find(scene.user, session.id()));

        scene.fake().revoke(session.id());
        assertEquals(Optional.empty(), scene.port().find(scene.user, session.id()));
    }

    @Test
    @DisplayName("A search does not find a session that bears another user's id, though the list of the user holds it.")
    @Clause(
            id = "WALK-13",
            mark = PORT,
            source = "SessionsPort.find",
            kills = "the check of ownership takes the place in a list for the word of the session",
            needs = {WORLD, FAULTS})
    void findChecksTheUser(Scene scene) {
        Session session = scene.fake().signIn(Scene.NEIGHBOUR);
        Fault foreign = Fault.page(session);
        scene.fake().onList(1, foreign);
        assertEquals(1, scene.port().listAll(scene.user).size(), "a list hides nothing of what the service says");

        scene.fake().onList(1, foreign);
        assertEquals(Optional.empty(), scene.port().find(scene.user, session.id()));
    }

    @Test
    @DisplayName(
            "A whole list holds each session once, also one that a page holds twice; a stream gives what the pages hold.")
    @Clause(
            id = "WALK-15",
            mark = PORT,
            source = "SessionsPort.listAll, SessionsPort.stream",
            kills = "a session that came twice is counted twice, or a stream hides what was sent",
            needs = {WORLD, FAULTS})
    void eachSessionOnce(Scene scene) {
        Session session = scene.fake().signIn(scene.user);
        Fault twice = Fault.page(session, session);
        scene.fake().onList(1, twice);
        assertEquals(1, scene.port().listAll(scene.user).size());

        scene.fake().onList(1, twice);
        assertEquals(2, scene.port().stream(scene.user).count());
    }

    @Test
    @DisplayName("A stream is sequential.")
    @Clause(
            id = "WALK-14",
            mark = PORT,
            source = "SessionsPort.stream",
            kills = "a stream is used up on threads that the caller does not know of",
            needs = WORLD)
    void sequential(Scene scene) {
        scene.fake().signIn(scene.user);

        assertFalse(scene.port().stream(scene.user).isParallel());
        assertFalse(scene.port().stream(scene.user, Walk.oldestFirst()).isParallel());
    }
}
