package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SPEC;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static dev.sessions.testkit.contract.FailureAssertions.assertKind;
import static dev.sessions.testkit.contract.FailureAssertions.assertMessageContains;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.SortOrder;
import dev.sessions.Walk;
import dev.sessions.failure.PagingException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Walks with unusual pages, failures, or changes between two pages. */
@ClauseGroup
abstract class SurpriseClauses {
    private static final Walk BY_TWO = Walk.from(PageRequest.newestFirst(2));

    @Test
    @DisplayName("An empty page that names a next one is not the end.")
    @Clause(
            id = "SURPRISE-01",
            mark = SPEC,
            source = "only a null cursor says that there is no more",
            kills = "an empty page ends the walk, or has no previous page",
            needs = {WORLD, CLOCK, FAULTS})
    void emptyPage(Fixture fixture) {
        assertNothingIsLost(fixture, 2, Fault.emptyPage());

        String cursor = fixture.signIn().id().value();
        fixture.fake().onList(1, Fault.emptyPage());
        SessionPage page = fixture.page(PageRequest.newestFirst(7).before(cursor));
        assertTrue(page.previous().isPresent(), "an empty page has a previous page");
    }

    @Test
    @DisplayName("A page that is shorter than its limit is not the end, and no later session is lost.")
    @Clause(
            id = "SURPRISE-02",
            mark = SPEC,
            source = "limit is an upper bound",
            kills = "a short page ends the walk",
            needs = {WORLD, CLOCK, FAULTS})
    void shortPage(Fixture fixture) {
        assertNothingIsLost(fixture, 1, Fault.shortPage(1));
    }

    /** Asserts that each kind of walk returns all of 205 sessions although its nth page meets the fault. */
    private static void assertNothingIsLost(Fixture fixture, int nth, Fault page) {
        List<Session> newestFirst = fixture.signIns(205);
        Session last = newestFirst.get(204);

        fixture.fake().onList(nth, page);
        assertEquals(newestFirst, fixture.port().stream(fixture.user).toList());
        fixture.fake().onList(nth, page);
        assertEquals(newestFirst, fixture.port().listAll(fixture.user));
        fixture.fake().onList(nth, page);
        assertEquals(Optional.of(last), fixture.port().find(fixture.user, last.id()));
        assertEquals(3 * 4, fixture.listsSoFar());
    }

    @Test
    @DisplayName("A cursor that leads to itself ends a stream, a whole list and a search with a failure that names it.")
    @Clause(
            id = "SURPRISE-03",
            mark = PORT,
            source = "PagingException",
            kills = "the walk never ends, or ends as if all were well",
            needs = {WORLD, CLOCK, FAULTS})
    void cursorToItself(Fixture fixture) {
        String a = fixture.signIns(102).get(99).id().value();
        for (Executable walk : walksOfAllKinds(fixture)) {
            fixture.fake().onList(2, Fault.nextCursor(a));

            PagingException failure = assertThrows(PagingException.class, walk);

            assertKind("Paging", false, failure);
            assertMessageContains(a, failure);
            assertEquals(0, failure.attempts());
        }
        assertEquals(2 * 3, fixture.listsSoFar());
    }

    @Test
    @DisplayName("Two cursors that lead to each other end the walk with a failure that names the one met again.")
    @Clause(
            id = "SURPRISE-04",
            mark = PORT,
            source = "PagingException",
            kills = "only the cursor just followed is remembered",
            needs = {WORLD, CLOCK, FAULTS})
    void cursorsInACircle(Fixture fixture) {
        String a = fixture.signIns(302).get(99).id().value();
        for (Executable walk : walksOfAllKinds(fixture)) {
            fixture.fake().onList(3, Fault.nextCursor(a));

            PagingException failure = assertThrows(PagingException.class, walk);

            assertKind("Paging", false, failure);
            assertMessageContains(a, failure);
        }
        assertEquals(3 * 3, fixture.listsSoFar());
    }

    @Test
    @DisplayName("A session revoked between two pages is missing, and all others are met once.")
    @Clause(
            id = "SURPRISE-05",
            mark = ASSUMED,
            source = "a cursor is a place and not a number",
            kills = "pages are counted from the start of the list, so that one session is skipped",
            needs = {WORLD, CLOCK, FAULTS})
    void revokedBetweenPages(Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(6);
        fixture.fake().onList(2, Fault.revokedMeanwhile(newestFirst.get(0).id()));
        fixture.fake().onList(3, Fault.revokedMeanwhile(newestFirst.get(5).id()));

        assertEquals(newestFirst.subList(0, 5), walk(fixture));
    }

    @Test
    @DisplayName("The session of a cursor may be revoked: the walk continues after its place.")
    @Clause(
            id = "SURPRISE-06",
            mark = ASSUMED,
            source = "not documented; collect first, revoke after",
            kills = "a cursor whose session has ended stops the walk or starts it anew",
            needs = {WORLD, CLOCK, FAULTS})
    void cursorRevoked(Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(5);
        fixture.fake().onList(2, Fault.revokedMeanwhile(newestFirst.get(1).id()));

        assertEquals(newestFirst, walk(fixture));
    }

    @Test
    @DisplayName("A sign-in between two pages is met oldest first, and not newest first; no session is met twice.")
    @Clause(
            id = "SURPRISE-07",
            mark = ASSUMED,
            source = "a cursor is a place and not a number",
            kills = "pages are counted from the start of the list, so that one session is met twice",
            needs = {WORLD, CLOCK})
    void signInBetweenPages(Fixture fixture) {
        List<Session> before = fixture.signIns(4);
        Iterator<Session> newestFirst =
                fixture.port().stream(fixture.user, BY_TWO).iterator();
        Iterator<Session> oldestFirst = fixture.port().stream(fixture.user, Walk.from(PageRequest.oldestFirst(2)))
                .iterator();
        Session first = newestFirst.next();
        Session last = oldestFirst.next();

        Session late = fixture.signIn();

        assertEquals(before, withRest(first, newestFirst));
        List<Session> after = Fixture.inOrder(SortOrder.OLDEST_FIRST, before);
        after.add(late);
        assertEquals(after, withRest(last, oldestFirst));
    }

    static List<Arguments> failures() {
        return List.of(
                arguments("UserNotFound", false, Fault.status(404, response -> response.code("entity_not_found"))),
                arguments("Misconfigured", false, Fault.status(404)),
                arguments("Misconfigured", false, Fault.redirect("/elsewhere")),
                arguments("InvalidRequest", false, Fault.status(422)),
                arguments("AuthenticationRefused", false, Fault.status(401)),
                arguments("PermissionDenied", false, Fault.status(403)),
                arguments("UnexpectedStatus", false, Fault.status(410)),
                arguments("RateLimited", true, Fault.rateLimited()),
                arguments("ServiceUnavailable", true, Fault.status(500)),
                arguments("ServiceUnavailable", true, Fault.status(503)),
                arguments("ServiceUnavailable", true, Fault.status(504)),
                arguments("InvalidResponse", false, Fault.garbage()),
                arguments("ConnectionFailed", true, Fault.connectionRefused()),
                arguments("ConnectionFailed", true, Fault.noAnswer()),
                arguments("ConnectionFailed", true, Fault.cutAfter(40)),
                arguments("ConnectionFailed", true, Fault.cutAfter(400)));
    }

    @ParameterizedTest
    @MethodSource("failures")
    @DisplayName(
            "A stream throws after the sessions before the failed page; a whole list and a search fail as a whole.")
    @Clause(
            id = "SURPRISE-08",
            mark = PORT,
            source = "SessionsPort.stream, listAll and find",
            kills = "a failed page ends the walk as if it were the last, or is asked for again",
            needs = {WORLD, CLOCK, FAULTS})
    void failedPage(String kind, boolean retryable, Fault fault, Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(102);
        for (SortOrder order : SortOrder.values()) {
            List<Session> all = Fixture.inOrder(order, newestFirst);
            List<Session> met = new ArrayList<>();
            Walk walk = Walk.from(PageRequest.of(order, 100));
            fixture.fake().onList(2, fault);

            assertFails(
                    kind,
                    retryable,
                    () -> fixture.port().stream(fixture.user, walk).forEach(met::add));
            assertEquals(all.subList(0, 100), met);
        }
        for (int page = 1; page <= 2; page++) {
            for (Executable walk : walksOfAllKinds(fixture)) {
                fixture.fake().onList(page, fault);

                assertFails(kind, retryable, walk);
            }
        }
        assertEquals(2 * 2 + 3 * (1 + 2), fixture.listsSoFar());
    }

    private static void assertFails(String kind, boolean retryable, Executable call) {
        SessionsException failure = assertThrows(SessionsException.class, call);
        assertKind(kind, retryable, failure);
        assertEquals(1, failure.attempts());
        assertEquals(failure.status().isPresent(), failure.requestId().isPresent(), "a response has a request id");
    }

    /** Returns each kind of walk over pages of 100. */
    private static List<Executable> walksOfAllKinds(Fixture fixture) {
        return List.of(
                () -> fixture.port().stream(fixture.user).toList(),
                () -> fixture.port().listAll(fixture.user),
                () -> fixture.port().find(fixture.user, Fixture.NO_SESSION));
    }

    private static List<Session> walk(Fixture fixture) {
        return fixture.port().stream(fixture.user, BY_TWO).toList();
    }

    private static List<Session> withRest(Session first, Iterator<Session> rest) {
        List<Session> all = new ArrayList<>(List.of(first));
        rest.forEachRemaining(all::add);
        return all;
    }
}
