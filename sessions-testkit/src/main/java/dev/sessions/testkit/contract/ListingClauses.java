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

/** Which sessions a page holds, and in which order. */
@ClauseGroup
abstract class ListingClauses {
    /** An id as long as none is, but may be. */
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
    void newestFirst(Scene scene) {
        List<Session> newestFirst = scene.signIns(5);

        assertEquals(Scene.ids(newestFirst), Scene.ids(scene.page(PageRequest.newestFirst(10))));
    }

    @Test
    @DisplayName("Oldest first lists the sessions from the first created to the last.")
    @Clause(
            id = "LIST-02",
            mark = SPEC,
            source = "order=asc",
            kills = "the order is ignored",
            needs = {WORLD, CLOCK})
    void oldestFirst(Scene scene) {
        List<Session> expected = Scene.inOrder(SortOrder.OLDEST_FIRST, scene.signIns(5));

        assertEquals(expected, scene.page(PageRequest.oldestFirst(10)).sessions());
    }

    @Test
    @DisplayName("The order is that of creation, whatever the ids and whenever the service learnt of them.")
    @Clause(
            id = "LIST-03",
            mark = SPEC,
            source = "order is by time of creation",
            kills = "sessions are sorted by id or kept as they were added",
            needs = {WORLD, CLOCK})
    void creationDecides(Scene scene) {
        Instant now = scene.clock().now();
        addCreatedAt(scene, "session_a", now.minusSeconds(60));
        addCreatedAt(scene, "session_c", now.minusSeconds(90));
        addCreatedAt(scene, "session_b", now.minusSeconds(30));

        assertEquals(
                List.of(SessionId.of("session_b"), SessionId.of("session_a"), SessionId.of("session_c")),
                Scene.ids(scene.page(PageRequest.newestFirst(10))));
    }

    @Test
    @DisplayName("Newest first, sessions of the same millisecond follow each other by id, the greatest first.")
    @Clause(
            id = "LIST-04",
            mark = SEEN,
            source = "sibling lists in descending order",
            kills = "ties are left to chance or to the order of arrival",
            needs = {WORLD, CLOCK})
    void tiesNewestFirst(Scene scene) {
        addThreeOfTheSameTime(scene);
        List<SessionId> expected =
                List.of(SessionId.of("session_c"), SessionId.of("session_b"), SessionId.of("session_a"));

        assertEquals(expected, Scene.ids(scene.page(PageRequest.newestFirst(10))));
        assertEquals(expected, Scene.ids(scene.port().listAll(scene.user)));
    }

    @Test
    @DisplayName("Oldest first, sessions of the same millisecond follow each other by id, the smallest first.")
    @Clause(
            id = "LIST-05",
            mark = ASSUMED,
            source = "the mirror of what was seen in descending order",
            kills = "ties have one order whichever way the list goes",
            needs = {WORLD, CLOCK})
    void tiesOldestFirst(Scene scene) {
        addThreeOfTheSameTime(scene);

        assertEquals(
                List.of(SessionId.of("session_a"), SessionId.of("session_b"), SessionId.of("session_c")),
                Scene.ids(scene.page(PageRequest.oldestFirst(10))));
    }

    private static void addThreeOfTheSameTime(Scene scene) {
        Instant now = scene.clock().now();
        addCreatedAt(scene, "session_b", now);
        addCreatedAt(scene, "session_c", now);
        addCreatedAt(scene, "session_a", now);
    }

    private static void addCreatedAt(Scene scene, String id, Instant time) {
        scene.fake().signIn(scene.user, session -> session.id(SessionId.of(id)).createdAt(time));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 99, 100})
    @DisplayName(
            "A page holds as many sessions as its limit allows: a first page, one behind a cursor and one before it.")
    @Clause(
            id = "LIST-06",
            mark = SPEC,
            source = "limit, 1 to 100",
            kills = "the limit is not sent, is off by one, or is capped, on some sort of page",
            needs = {WORLD, CLOCK})
    void limit(int limit, Scene scene) {
        List<Session> newestFirst = scene.signIns(102);
        for (SortOrder order : SortOrder.values()) {
            List<Session> all = Scene.inOrder(order, newestFirst);
            PageRequest first = PageRequest.of(order, limit);
            PageRequest behindTheFirst = first.after(all.get(0).id().value());
            SessionPage beforeTheLast =
                    scene.page(first.before(all.get(101).id().value()));

            assertEquals(all.subList(0, limit), scene.page(first).sessions());
            assertEquals(all.subList(1, 1 + limit), scene.page(behindTheFirst).sessions());
            assertEquals(all.subList(101 - limit, 101), beforeTheLast.sessions());
            assertEquals(
                    all.subList(101, 102),
                    scene.page(beforeTheLast.next().orElseThrow()).sessions());
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
    void exactlyFull(Scene scene) {
        scene.signIns(10);

        assertEquals(Optional.empty(), scene.page(PageRequest.newestFirst(10)).next());
        assertEquals(
                1,
                scene.page(scene.page(PageRequest.newestFirst(9)).next().orElseThrow())
                        .sessions()
                        .size());
    }

    @Test
    @DisplayName("A user without sessions has one empty page, with no way on and no way back.")
    @Clause(
            id = "LIST-08",
            mark = SPEC,
            source = "data is empty and both cursors are null",
            kills = "no sessions and no such user are taken for the same",
            needs = WORLD)
    void noSessions(Scene scene) {
        SessionPage page = scene.page(PageRequest.newestFirst(10));

        assertEquals(SessionPage.builder(PageRequest.newestFirst(10)).build(), page);
    }

    @Test
    @DisplayName("Each user's list holds that user's sessions only.")
    @Clause(
            id = "LIST-09",
            mark = SPEC,
            source = "the user is part of the path of a list",
            kills = "the list of another user is answered",
            needs = {WORLD, CLOCK})
    void twoUsers(Scene scene) {
        Session mine = scene.signIn();
        Session theirs = scene.fake().signIn(Scene.NEIGHBOUR);

        assertEquals(List.of(mine), scene.port().listAll(scene.user));
        assertEquals(List.of(theirs), scene.port().listAll(Scene.NEIGHBOUR));
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
    void unusualIds(String id, Scene scene) {
        Session session = scene.fake().signIn(UserId.of(id));

        assertEquals(List.of(session), scene.port().listAll(UserId.of(id)));
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("A list shows what the service holds at that moment, whatever the page: sign-ins and revocations.")
    @Clause(
            id = "LIST-11",
            mark = PORT,
            source = "SessionsPort.list asks the service",
            kills = "an earlier answer is given again, on some sort of page",
            needs = {WORLD, CLOCK})
    void noMemory(SortOrder order, Scene scene) {
        List<Session> held = scene.signIns(5);
        Session middle = held.get(2);
        assertPagesAround(middle, order, held, scene);

        scene.fake().revoke(held.remove(4).id());
        scene.fake().revoke(held.remove(0).id());
        assertPagesAround(middle, order, held, scene);

        held.add(0, scene.signIn());
        assertPagesAround(middle, order, held, scene);
    }

    private static void assertPagesAround(Session middle, SortOrder order, List<Session> newestFirst, Scene scene) {
        List<Session> expected = Scene.inOrder(order, newestFirst);
        int place = expected.indexOf(middle);
        PageRequest first = PageRequest.of(order, 10);
        String cursor = middle.id().value();

        assertEquals(expected, scene.page(first).sessions());
        assertEquals(
                expected.subList(place + 1, expected.size()),
                scene.page(first.after(cursor)).sessions());
        assertEquals(
                expected.subList(0, place), scene.page(first.before(cursor)).sessions());
        assertEquals(newestFirst, scene.port().listAll(scene.user));
        assertEquals(expected, scene.port().stream(scene.user, Walk.from(first)).toList());
    }

    @Test
    @DisplayName("One page is one request.")
    @Clause(
            id = "LIST-12",
            mark = PORT,
            source = "one call of a subject is one attempt",
            kills = "a list is asked for twice, or more pages than wanted are fetched",
            needs = {WORLD, CLOCK})
    void oneRequest(Scene scene) {
        scene.signIns(5);

        scene.page(PageRequest.newestFirst(2));

        assertEquals(1, scene.listsSoFar());
        assertEquals(0, scene.revokesSoFar());
    }

    @Test
    @DisplayName("Sessions that are alike in all but their id are all listed.")
    @Clause(
            id = "LIST-14",
            mark = SPEC,
            source = "id is what identifies a session",
            kills = "sessions of one device, or of one moment, are taken for one",
            needs = WORLD)
    void alike(Scene scene) {
        Session first = scene.fake().signIn(scene.user);
        Session second = scene.fake().signIn(scene.user, session -> alike(session, first));
        Session third = scene.fake().signIn(scene.user, session -> alike(session, first));
        Set<Session> all = Set.of(first, second, third);

        assertEquals(all, Set.copyOf(scene.page(PageRequest.newestFirst(10)).sessions()));
        assertEquals(all, Set.copyOf(scene.page(PageRequest.oldestFirst(10)).sessions()));
        assertEquals(all, Set.copyOf(scene.port().listAll(scene.user)));
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
            kills = "a failure is given again once it is over",
            needs = WORLD)
    void knownSince(Scene scene) {
        Session older = scene.fake().signIn(scene.user, session -> session.id(SessionId.of("session_0")));
        for (SortOrder order : SortOrder.values()) {
            PageRequest first = PageRequest.of(order, 10);
            assertThrows(UserNotFoundException.class, () -> scene.port().list(Scene.NOBODY, first));
            assertThrows(InvalidRequestException.class, () -> scene.page(first.after(Scene.NO_SESSION.value())));
            assertThrows(InvalidRequestException.class, () -> scene.page(first.before(Scene.NO_SESSION.value())));
        }

        Session session = scene.fake().signIn(Scene.NOBODY);
        scene.fake().signIn(scene.user, template -> template.id(Scene.NO_SESSION));

        for (SortOrder order : SortOrder.values()) {
            PageRequest first = PageRequest.of(order, 10);
            String cursor = Scene.NO_SESSION.value();
            PageRequest toOlder = order == SortOrder.NEWEST_FIRST ? first.after(cursor) : first.before(cursor);
            PageRequest toNewer = order == SortOrder.NEWEST_FIRST ? first.before(cursor) : first.after(cursor);
            assertEquals(
                    List.of(session), scene.port().list(Scene.NOBODY, first).sessions());
            assertEquals(List.of(older), scene.page(toOlder).sessions());
            assertEquals(List.of(), scene.page(toNewer).sessions());
        }
    }
}
