package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SEEN;
import static dev.sessions.testkit.contract.Clause.Mark.SPEC;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.Walk;
import dev.sessions.failure.InvalidRequestException;
import dev.sessions.failure.UserNotFoundException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sessions of a page, and their order. */
@ClauseGroup
abstract class ListingClauses {
    /** An id of the greatest length. */
    static final String LONG =
            "user_0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";

    @Test
    @DisplayName("Newest first lists the sessions from the last created to the first.")
    @Clause(
            id = "LIST-01",
            mark = SPEC,
            source = "order=desc",
            kills = "the two orders are swapped",
            needs = {WORLD, CLOCK})
    void newestFirst(Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(5);

        assertEquals(Fixture.ids(newestFirst), Fixture.ids(fixture.page(PageRequest.newestFirst(10))));
    }

    @Test
    @DisplayName("Oldest first lists the sessions from the first created to the last.")
    @Clause(
            id = "LIST-02",
            mark = SPEC,
            source = "order=asc",
            kills = "the order is ignored",
            needs = {WORLD, CLOCK})
    void oldestFirst(Fixture fixture) {
        List<Session> expected = Fixture.inOrder(SortOrder.OLDEST_FIRST, fixture.signIns(5));

        assertEquals(expected, fixture.page(PageRequest.oldestFirst(10)).sessions());
    }

    @Test
    @DisplayName("The order is that of creation, whatever the ids and whenever the service learnt of them.")
    @Clause(
            id = "LIST-03",
            mark = SPEC,
            source = "order is by time of creation",
            kills = "sessions are sorted by id or kept as they were added",
            needs = {WORLD, CLOCK})
    void creationDecides(Fixture fixture) {
        Instant now = fixture.clock().now();
        addCreatedAt(fixture, "session_a", now.minusSeconds(60));
        addCreatedAt(fixture, "session_c", now.minusSeconds(90));
        addCreatedAt(fixture, "session_b", now.minusSeconds(30));

        assertEquals(
                List.of(SessionId.of("session_b"), SessionId.of("session_a"), SessionId.of("session_c")),
                Fixture.ids(fixture.page(PageRequest.newestFirst(10))));
    }

    @Test
    @DisplayName("Newest first, sessions of the same millisecond follow each other by id, the greatest first.")
    @Clause(
            id = "LIST-04",
            mark = SEEN,
            source = "sibling lists in descending order",
            kills = "ties are left to chance or to the order of arrival",
            needs = {WORLD, CLOCK})
    void tiesNewestFirst(Fixture fixture) {
        addThreeOfTheSameTime(fixture);
        List<SessionId> expected =
                List.of(SessionId.of("session_c"), SessionId.of("session_b"), SessionId.of("session_a"));

        assertEquals(expected, Fixture.ids(fixture.page(PageRequest.newestFirst(10))));
        assertEquals(expected, Fixture.ids(fixture.port().listAll(fixture.user)));
    }

    @Test
    @DisplayName("Oldest first, sessions of the same millisecond follow each other by id, the smallest first.")
    @Clause(
            id = "LIST-05",
            mark = ASSUMED,
            source = "the mirror of what was seen in descending order",
            kills = "ties have one order whichever way the list goes",
            needs = {WORLD, CLOCK})
    void tiesOldestFirst(Fixture fixture) {
        addThreeOfTheSameTime(fixture);

        assertEquals(
                List.of(SessionId.of("session_a"), SessionId.of("session_b"), SessionId.of("session_c")),
                Fixture.ids(fixture.page(PageRequest.oldestFirst(10))));
    }

    private static void addThreeOfTheSameTime(Fixture fixture) {
        Instant now = fixture.clock().now();
        addCreatedAt(fixture, "session_b", now);
        addCreatedAt(fixture, "session_c", now);
        addCreatedAt(fixture, "session_a", now);
    }

    private static void addCreatedAt(Fixture fixture, String id, Instant time) {
        fixture.fake()
                .signIn(fixture.user, session -> session.id(SessionId.of(id)).createdAt(time));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 99, 100})
    @DisplayName(
            "A page holds as many sessions as its limit allows: a first page, a page after a cursor and a page before one.")
    @Clause(
            id = "LIST-06",
            mark = SPEC,
            source = "limit, 1 to 100",
            kills = "the limit is not sent, is off by one, or is capped, on some sort of page",
            needs = {WORLD, CLOCK})
    void limit(int limit, Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(102);
        for (SortOrder order : SortOrder.values()) {
            List<Session> all = Fixture.inOrder(order, newestFirst);
            PageRequest first = PageRequest.of(order, limit);
            PageRequest behindTheFirst = first.after(all.get(0).id().value());
            SessionPage beforeTheLast =
                    fixture.page(first.before(all.get(101).id().value()));

            assertEquals(all.subList(0, limit), fixture.page(first).sessions());
            assertEquals(all.subList(1, 1 + limit), fixture.page(behindTheFirst).sessions());
            assertEquals(all.subList(101 - limit, 101), beforeTheLast.sessions());
            assertEquals(
                    all.subList(101, 102),
                    fixture.page(beforeTheLast.next().orElseThrow()).sessions());
        }
    }

    @Test
    @DisplayName("A limit that exactly meets the number of sessions leaves no next page; one less leaves one.")
    @Clause(
            id = "LIST-07",
            mark = SPEC,
            source = "a null cursor says that there is no more that way",
            kills = "a full page is taken for one that has a next",
            needs = {WORLD, CLOCK})
    void exactlyFull(Fixture fixture) {
        fixture.signIns(10);

        assertEquals(Optional.empty(), fixture.page(PageRequest.newestFirst(10)).next());
        assertEquals(
                1,
                fixture.page(fixture.page(PageRequest.newestFirst(9)).next().orElseThrow())
                        .sessions()
                        .size());
    }

    @Test
    @DisplayName("A user without sessions has one empty page without cursors.")
    @Clause(
            id = "LIST-08",
            mark = SPEC,
            source = "data is empty and both cursors are null",
            kills = "no sessions and no such user are taken for the same",
            needs = WORLD)
    void noSessions(Fixture fixture) {
        SessionPage page = fixture.page(PageRequest.newestFirst(10));

        assertEquals(SessionPage.builder(PageRequest.newestFirst(10)).build(), page);
    }

    @Test
    @DisplayName("Each user's list holds that user's sessions only.")
    @Clause(
            id = "LIST-09",
            mark = SPEC,
            source = "the user is part of the path of a list",
            kills = "the list of another user is returned",
            needs = {WORLD, CLOCK})
    void twoUsers(Fixture fixture) {
        Session mine = fixture.signIn();
        Session theirs = fixture.fake().signIn(Fixture.NEIGHBOUR);

        assertEquals(List.of(mine), fixture.port().listAll(fixture.user));
        assertEquals(List.of(theirs), fixture.port().listAll(Fixture.NEIGHBOUR));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b", "a&order=asc", "a=b", "jane@example.com", "~!*'()", "{id}", "a,b|c", LONG})
    @DisplayName("An id of unusual characters reaches the service as it is.")
    @Clause(
            id = "LIST-10",
            mark = SEEN,
            source = "nothing may be derived from the form of an id",
            kills = "ids are put into the address unescaped, or escaped twice",
            needs = WORLD)
    void unusualIds(String id, Fixture fixture) {
        Session session = fixture.fake().signIn(UserId.of(id));

        assertEquals(List.of(session), fixture.port().listAll(UserId.of(id)));
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("A list shows what the service holds at that moment, whatever the page: sign-ins and revocations.")
    @Clause(
            id = "LIST-11",
            mark = PORT,
            source = "SessionsPort.list asks the service",
            kills = "an earlier page is returned again, for some kind of page",
            needs = {WORLD, CLOCK})
    void noMemory(SortOrder order, Fixture fixture) {
        List<Session> held = fixture.signIns(5);
        Session middle = held.get(2);
        assertPagesAround(middle, order, held, fixture);

        fixture.fake().revoke(held.remove(4).id());
        fixture.fake().revoke(held.remove(0).id());
        assertPagesAround(middle, order, held, fixture);

        held.add(0, fixture.signIn());
        assertPagesAround(middle, order, held, fixture);
    }

    private static void assertPagesAround(Session middle, SortOrder order, List<Session> newestFirst, Fixture fixture) {
        List<Session> expected = Fixture.inOrder(order, newestFirst);
        int place = expected.indexOf(middle);
        PageRequest first = PageRequest.of(order, 10);
        String cursor = middle.id().value();

        assertEquals(expected, fixture.page(first).sessions());
        assertEquals(
                expected.subList(place + 1, expected.size()),
                fixture.page(first.after(cursor)).sessions());
        assertEquals(
                expected.subList(0, place), fixture.page(first.before(cursor)).sessions());
        assertEquals(newestFirst, fixture.port().listAll(fixture.user));
        assertEquals(
                expected, fixture.port().stream(fixture.user, Walk.from(first)).toList());
    }

    @Test
    @DisplayName("One page is one request.")
    @Clause(
            id = "LIST-12",
            mark = PORT,
            source = "one call of a subject is one attempt",
            kills = "a list is asked for twice, or more pages than wanted are fetched",
            needs = {WORLD, CLOCK})
    void oneRequest(Fixture fixture) {
        fixture.signIns(5);

        fixture.page(PageRequest.newestFirst(2));

        assertEquals(1, fixture.listsSoFar());
        assertEquals(0, fixture.revokesSoFar());
    }

    @Test
    @DisplayName("Sessions that are alike in all but their id are all listed.")
    @Clause(
            id = "LIST-14",
            mark = SPEC,
            source = "id is what identifies a session",
            kills = "sessions of one device, or of one moment, are taken for one",
            needs = WORLD)
    void alike(Fixture fixture) {
        Session first = fixture.fake().signIn(fixture.user);
        Session second = fixture.fake().signIn(fixture.user, session -> alike(session, first));
        Session third = fixture.fake().signIn(fixture.user, session -> alike(session, first));
        Set<Session> all = Set.of(first, second, third);

        assertEquals(all, Set.copyOf(fixture.page(PageRequest.newestFirst(10)).sessions()));
        assertEquals(all, Set.copyOf(fixture.page(PageRequest.oldestFirst(10)).sessions()));
        assertEquals(all, Set.copyOf(fixture.port().listAll(fixture.user)));
    }

    private static Session.Builder alike(Session.Builder session, Session other) {
        return session.authMethod(other.authMethod())
                .ipAddress(other.ipAddress().orElse(null))
                .userAgent(other.userAgent().orElse(null))
                .organizationId(other.organizationId().orElse(null))
                .createdAt(other.createdAt())
                .updatedAt(other.updatedAt())
                .expiresAt(other.expiresAt());
    }

    @Test
    @DisplayName("A user or a cursor that was unknown and is there now leads to sessions.")
    @Clause(
            id = "LIST-13",
            mark = PORT,
            source = "SessionsPort.list asks the service",
            kills = "a failure is thrown again after its reason is gone",
            needs = WORLD)
    void knownSince(Fixture fixture) {
        Session older = fixture.fake().signIn(fixture.user, session -> session.id(SessionId.of("session_0")));
        for (SortOrder order : SortOrder.values()) {
            PageRequest first = PageRequest.of(order, 10);
            assertThrows(UserNotFoundException.class, () -> fixture.port().list(Fixture.UNKNOWN_USER, first));
            assertThrows(InvalidRequestException.class, () -> fixture.page(first.after(Fixture.NO_SESSION.value())));
            assertThrows(InvalidRequestException.class, () -> fixture.page(first.before(Fixture.NO_SESSION.value())));
        }

        Session session = fixture.fake().signIn(Fixture.UNKNOWN_USER);
        fixture.fake().signIn(fixture.user, template -> template.id(Fixture.NO_SESSION));

        for (SortOrder order : SortOrder.values()) {
            PageRequest first = PageRequest.of(order, 10);
            String cursor = Fixture.NO_SESSION.value();
            PageRequest toOlder = order == SortOrder.NEWEST_FIRST ? first.after(cursor) : first.before(cursor);
            PageRequest toNewer = order == SortOrder.NEWEST_FIRST ? first.before(cursor) : first.after(cursor);
            assertEquals(
                    List.of(session),
                    fixture.port().list(Fixture.UNKNOWN_USER, first).sessions());
            assertEquals(List.of(older), fixture.page(toOlder).sessions());
            assertEquals(List.of(), fixture.page(toNewer).sessions());
        }
    }
}
