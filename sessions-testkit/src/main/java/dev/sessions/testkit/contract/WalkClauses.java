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

/** All sessions of a user, page by page: the number of requests, and their time. */
@ClauseGroup
abstract class WalkClauses {

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "100, 1", "101, 2", "250, 3", "1001, 11"})
    @DisplayName("All sessions arrive, in pages of 100: 250 sessions are 3 requests.")
    @Clause(
            id = "WALK-01",
            mark = PORT,
            source = "SessionsPort.listAll",
            kills = "the walk stops after some page, or requests a page without a cursor",
            needs = {WORLD, CLOCK})
    void all(int sessions, int requests, Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(sessions);

        assertEquals(newestFirst, fixture.port().listAll(fixture.user));
        assertEquals(requests, fixture.listsSoFar());
    }

    @Test
    @DisplayName("A stream and its iterator make no request before a session is asked for.")
    @Clause(
            id = "WALK-02",
            mark = PORT,
            source = "SessionsPort.stream",
            kills = "the first page is fetched early",
            needs = {WORLD, CLOCK})
    void lazyAtFirst(Fixture fixture) {
        fixture.signIns(3);

        Iterator<Session> sessions = fixture.port().stream(fixture.user).iterator();
        Iterator<Session> walked =
                fixture.port().stream(fixture.user, Walk.oldestFirst()).iterator();
        assertEquals(0, fixture.listsSoFar());

        assertTrue(sessions.hasNext(), "expected a first session");
        assertEquals(1, fixture.listsSoFar());
        assertTrue(walked.hasNext(), "expected a first session of the walk");
        assertEquals(2, fixture.listsSoFar());
    }

    @Test
    @DisplayName("Closing a stream makes no request.")
    @Clause(
            id = "WALK-03",
            mark = PORT,
            source = "SessionsPort.stream: it need not be closed",
            kills = "closing reads the stream to its end",
            needs = {WORLD, CLOCK})
    void close(Fixture fixture) {
        fixture.signIns(3);

        Stream<Session> sessions = fixture.port().stream(fixture.user);
        sessions.close();
        Stream<Session> walked = fixture.port().stream(fixture.user, Walk.oldestFirst());
        walked.close();

        assertEquals(0, fixture.listsSoFar());
    }

    @Test
    @DisplayName("The first session of 250 costs 1 request.")
    @Clause(
            id = "WALK-04",
            mark = PORT,
            source = "SessionsPort.stream",
            kills = "all pages are fetched before the first session is delivered",
            needs = {WORLD, CLOCK})
    void findFirst(Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(250);

        assertEquals(
                Optional.of(newestFirst.get(0)),
                fixture.port().stream(fixture.user).findFirst());
        assertEquals(1, fixture.listsSoFar());
        assertEquals(
                Optional.of(newestFirst.get(249)),
                fixture.port().stream(fixture.user, Walk.oldestFirst()).findFirst());
        assertEquals(2, fixture.listsSoFar());
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
    void limit(int sessions, int requests, Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(250);

        assertEquals(
                newestFirst.subList(0, sessions),
                fixture.port().stream(fixture.user).limit(sessions).toList());
        assertEquals(requests, fixture.listsSoFar());
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
    void ownPages(SortOrder order, Fixture fixture) {
        List<Session> sessions = Fixture.inOrder(order, fixture.signIns(25));
        String fourth = sessions.get(3).id().value();

        Walk walk = Walk.from(PageRequest.of(order, 7).after(fourth));

        assertEquals(
                sessions.subList(4, 25),
                fixture.port().stream(fixture.user, walk).toList());
        assertEquals(3, fixture.listsSoFar());
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
    void findStops(int place, int requests, Fixture fixture) {
        Session wanted = fixture.signIns(1_001).get(place);

        assertEquals(Optional.of(wanted), fixture.port().find(fixture.user, wanted.id()));
        assertEquals(requests, fixture.listsSoFar());
    }

    @Test
    @DisplayName("A search finds neither another user's session nor one that has ended, and reads all pages for it.")
    @Clause(
            id = "WALK-08",
            mark = PORT,
            source = "SessionsPort.find",
            kills = "a session is found that is not among the user's",
            needs = {WORLD, CLOCK})
    void findsOwnOnly(Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(102);
        Session theirs = fixture.fake().signIn(Fixture.NEIGHBOUR);
        fixture.fake().revoke(newestFirst.get(50).id());

        assertEquals(Optional.empty(), fixture.port().find(fixture.user, theirs.id()));
        assertEquals(2, fixture.listsSoFar());
        assertEquals(
                Optional.empty(),
                fixture.port().find(fixture.user, newestFirst.get(50).id()));
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
    void tooManyPages(SortOrder order, Fixture fixture) {
        fixture.signIns(5);
        Walk walk = Walk.from(PageRequest.of(order, 2));

        assertThrows(
                PagingException.class,
                () -> fixture.port().stream(fixture.user, walk.maxPages(2)).toList());
        assertEquals(2, fixture.listsSoFar());
        assertEquals(
                5,
                fixture.port().stream(fixture.user, walk.maxPages(3)).toList().size());
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
    void tooManySessions(SortOrder order, Fixture fixture) {
        fixture.signIns(5);
        Walk walk = Walk.from(PageRequest.of(order, 100));

        assertEquals(
                5,
                fixture.port().stream(fixture.user, walk.maxSessions(5))
                        .toList()
                        .size());
        assertThrows(
                PagingException.class,
                () -> fixture.port().stream(fixture.user, walk.maxSessions(4)).toList());
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
    void revokedBehindTheWalk(SortOrder order, Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(7);
        List<Session> expected = Fixture.inOrder(order, newestFirst);

        List<Session> met = fixture.port().stream(fixture.user, Walk.from(PageRequest.of(order, 2)))
                .peek(session -> assertEquals(Revocation.REVOKED, fixture.port().revoke(session.id())))
                .toList();

        assertEquals(expected, met);
        assertEquals(List.of(), fixture.port().listAll(fixture.user));
    }

    @Test
    @DisplayName("A search shows the sessions of that moment: found after the sign-in, and not found after the end.")
    @Clause(
            id = "WALK-12",
            mark = PORT,
            source = "SessionsPort.find asks the service",
            kills = "a session is found, or not, because it was before",
            needs = WORLD)
    void findHasNoMemory(Fixture fixture) {
        assertEquals(Optional.empty(), fixture.port().find(fixture.user, Fixture.NO_SESSION));

        Session session = fixture.fake()
                .signIn(
                        fixture.user,
                        template -> template.id(Fixture.NO_SESSION)
                                .organizationId(OrganizationId.of("org_1"))
                                .impersonator(Impersonator.builder()
                                        .email("support@foocorp.com")
                                        .build()));
        assertEquals(Optional.of(session), fixture.port().find(fixture.user, session.id()));

        fixture.fake().revoke(session.id());
        assertEquals(Optional.empty(), fixture.port().find(fixture.user, session.id()));
    }

    @Test
    @DisplayName("A search does not find a session that bears another user's id, though the list of the user holds it.")
    @Clause(
            id = "WALK-13",
            mark = PORT,
            source = "SessionsPort.find",
            kills = "the check of ownership takes the place in a list for the word of the session",
            needs = {WORLD, FAULTS})
    void findChecksTheUser(Fixture fixture) {
        Session session = fixture.fake().signIn(Fixture.NEIGHBOUR);
        Fault foreign = Fault.page(session);
        fixture.fake().onList(1, foreign);
        assertEquals(1, fixture.port().listAll(fixture.user).size(), "a list hides nothing of what the service says");

        fixture.fake().onList(1, foreign);
        assertEquals(Optional.empty(), fixture.port().find(fixture.user, session.id()));
    }

    @Test
    @DisplayName(
            "A whole list holds each session once, also one that a page holds twice; a stream gives what the pages hold.")
    @Clause(
            id = "WALK-15",
            mark = PORT,
            source = "SessionsPort.listAll, SessionsPort.stream",
            kills = "a session listed twice is counted twice, or a stream hides a session",
            needs = {WORLD, FAULTS})
    void eachSessionOnce(Fixture fixture) {
        Session session = fixture.fake().signIn(fixture.user);
        Fault twice = Fault.page(session, session);
        fixture.fake().onList(1, twice);
        assertEquals(1, fixture.port().listAll(fixture.user).size());

        fixture.fake().onList(1, twice);
        assertEquals(2, fixture.port().stream(fixture.user).count());
    }

    @Test
    @DisplayName("A stream is sequential.")
    @Clause(
            id = "WALK-14",
            mark = PORT,
            source = "SessionsPort.stream",
            kills = "a stream is used up on threads that the caller does not know of",
            needs = WORLD)
    void sequential(Fixture fixture) {
        fixture.fake().signIn(fixture.user);

        assertFalse(fixture.port().stream(fixture.user).isParallel(), "expected a sequential stream");
        assertFalse(fixture.port().stream(fixture.user, Walk.oldestFirst()).isParallel(), "expected a sequential walk");
    }
}
