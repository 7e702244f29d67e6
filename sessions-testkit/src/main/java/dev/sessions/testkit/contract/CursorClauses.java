package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SPEC;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SortOrder;
import dev.sessions.failure.InvalidRequestException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Next and previous pages. */
@ClauseGroup
abstract class CursorClauses {

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("The next page holds exactly the sessions that follow, in either order.")
    @Clause(
            id = "CURSOR-01",
            mark = SPEC,
            source = "after continues",
            kills = "a session between two pages is lost or repeated",
            needs = {WORLD, CLOCK})
    void next(SortOrder order, Fixture fixture) {
        List<Session> sessions = Fixture.inOrder(order, fixture.signIns(5));

        SessionPage first = fixture.page(PageRequest.of(order, 2));
        SessionPage second = fixture.page(first.next().orElseThrow());
        SessionPage third = fixture.page(second.next().orElseThrow());

        assertEquals(sessions.subList(0, 2), first.sessions());
        assertEquals(sessions.subList(2, 4), second.sessions());
        assertEquals(sessions.subList(4, 5), third.sessions());
        assertEquals(Optional.empty(), third.next());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("The previous page of the next page is the page itself, in either order.")
    @Clause(
            id = "CURSOR-02",
            mark = SPEC,
            source = "before goes back",
            kills = "the previous page leads forward, reverses the order, or is missing",
            needs = {WORLD, CLOCK})
    void previous(SortOrder order, Fixture fixture) {
        fixture.signIns(5);
        SessionPage first = fixture.page(PageRequest.of(order, 2));
        SessionPage second = fixture.page(first.next().orElseThrow());

        SessionPage back = fixture.page(second.previous().orElseThrow());

        assertEquals(first.sessions(), back.sessions());
        assertEquals(second.sessions(), fixture.page(back.next().orElseThrow()).sessions());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("The page before a session holds its nearest neighbours, not the first of the list.")
    @Clause(
            id = "CURSOR-03",
            mark = SPEC,
            source = "before goes back from the cursor",
            kills = "the previous page begins at the start of the list",
            needs = {WORLD, CLOCK})
    void nearest(SortOrder order, Fixture fixture) {
        List<Session> sessions = Fixture.inOrder(order, fixture.signIns(7));
        String sixth = sessions.get(5).id().value();

        SessionPage page = fixture.page(PageRequest.of(order, 2).before(sixth));

        assertEquals(sessions.subList(3, 5), page.sessions());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("The first page has no previous one, also when it is reached by going back.")
    @Clause(
            id = "CURSOR-04",
            mark = SPEC,
            source = "a null cursor says that there is no more that way",
            kills = "the cursors of the two directions are swapped",
            needs = {WORLD, CLOCK})
    void noPrevious(SortOrder order, Fixture fixture) {
        fixture.signIns(5);

        SessionPage first = fixture.page(PageRequest.of(order, 2));
        SessionPage second = fixture.page(first.next().orElseThrow());

        assertEquals(Optional.empty(), first.previous());
        assertEquals(
                Optional.empty(), fixture.page(second.previous().orElseThrow()).previous());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("The requests for the next and the previous page keep limit and order.")
    @Clause(
            id = "CURSOR-05",
            mark = PORT,
            source = "SessionPage.next and previous",
            kills = "a later page falls back to the default limit or order",
            needs = {WORLD, CLOCK})
    void keepLimitAndOrder(SortOrder order, Fixture fixture) {
        fixture.signIns(7);
        PageRequest next = fixture.page(PageRequest.of(order, 3)).next().orElseThrow();
        PageRequest previous = fixture.page(next).previous().orElseThrow();

        assertEquals(PageRequest.of(order, 3).after(next.after().orElseThrow()), next);
        assertEquals(PageRequest.of(order, 3).before(previous.before().orElseThrow()), previous);
    }

    @Test
    @DisplayName("A cursor can be carried as text and leads to the same page, both ways.")
    @Clause(
            id = "CURSOR-06",
            mark = PORT,
            source = "PageRequest.after and before",
            kills = "a cursor is bound to the page object that held it",
            needs = {WORLD, CLOCK})
    void asText(Fixture fixture) {
        fixture.signIns(7);
        PageRequest next = fixture.page(PageRequest.newestFirst(3)).next().orElseThrow();
        PageRequest previous = fixture.page(next).previous().orElseThrow();

        assertEquals(
                fixture.page(next),
                fixture.page(PageRequest.newestFirst(3).after(next.after().orElseThrow())));
        assertEquals(
                fixture.page(previous),
                fixture.page(PageRequest.newestFirst(3).before(previous.before().orElseThrow())));
    }

    @Test
    @DisplayName("The id of any listed session is a cursor.")
    @Clause(
            id = "CURSOR-07",
            mark = SPEC,
            source = "a cursor is the id of an object on an earlier page",
            kills = "only the last session of a page is taken for a cursor",
            needs = {WORLD, CLOCK})
    void anySession(Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(5);

        for (int i = 0; i < 5; i++) {
            PageRequest after =
                    PageRequest.newestFirst(10).after(newestFirst.get(i).id().value());
            assertEquals(newestFirst.subList(i + 1, 5), fixture.page(after).sessions());
        }
    }

    @Test
    @DisplayName("A cursor of unusual characters reaches the service as it is.")
    @Clause(
            id = "CURSOR-08",
            mark = PORT,
            source = "what SessionId accepts can be a cursor",
            kills = "cursors are put into the address unescaped, or escaped twice",
            needs = {WORLD, CLOCK})
    void unusualCharacters(Fixture fixture) {
        String odd = "s+1&order=asc=~{x}@\"'";
        Session older = fixture.signIn();
        fixture.clock().advance(Duration.ofSeconds(1));
        fixture.fake().signIn(fixture.user, session -> session.id(SessionId.of(odd)));

        assertEquals(
                List.of(older),
                fixture.page(PageRequest.newestFirst(1).after(odd)).sessions());
        assertEquals(
                List.of(older),
                fixture.page(PageRequest.oldestFirst(1).before(odd)).sessions());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("The cursor of a session that was revoked meanwhile still marks its place, both ways.")
    @Clause(
            id = "CURSOR-09",
            mark = ASSUMED,
            source = "not documented; collect first, revoke after",
            kills = "a cursor whose session has ended gives the first page, or fails",
            needs = {WORLD, CLOCK})
    void ofAnEndedSession(SortOrder order, Fixture fixture) {
        List<Session> sessions = Fixture.inOrder(order, fixture.signIns(7));
        PageRequest first = PageRequest.of(order, 2);
        String cursor = sessions.get(3).id().value();

        fixture.fake().revoke(sessions.get(3).id());

        assertEquals(sessions.subList(4, 6), fixture.page(first.after(cursor)).sessions());
        assertEquals(sessions.subList(1, 3), fixture.page(first.before(cursor)).sessions());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("An unknown cursor is refused as an invalid parameter, with the field error.")
    @Clause(
            id = "CURSOR-10",
            mark = ASSUMED,
            source = "422 invalid_request_parameters",
            kills = "an unknown cursor is ignored, or its refusal loses its facts",
            needs = WORLD)
    void unknown(SortOrder order, Fixture fixture) {
        PageRequest first = PageRequest.of(order, 10);
        String lost = Fixture.NO_SESSION.value();
        for (PageRequest request : List.of(first.after(lost), first.before(lost))) {
            InvalidRequestException refusal = assertThrows(InvalidRequestException.class, () -> fixture.page(request));

            assertEquals(OptionalInt.of(422), refusal.status());
            assertEquals(Optional.of("invalid_request_parameters"), refusal.code());
            assertFalse(refusal.fieldErrors().isEmpty(), "expected a field error about the cursor");
        }
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("The id of another user's session is no cursor.")
    @Clause(
            id = "CURSOR-11",
            mark = ASSUMED,
            source = "a cursor belongs to the list that held it",
            kills = "a cursor reveals that another user's session exists, and when it was created",
            needs = {WORLD, CLOCK})
    void ofAnotherUser(SortOrder order, Fixture fixture) {
        fixture.signIns(2);
        String foreign = fixture.fake().signIn(Fixture.NEIGHBOUR).id().value();
        PageRequest first = PageRequest.of(order, 10);

        assertThrows(InvalidRequestException.class, () -> fixture.page(first.after(foreign)));
        assertThrows(InvalidRequestException.class, () -> fixture.page(first.before(foreign)));
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("After the last session and before the first there is an empty page without a next cursor.")
    @Clause(
            id = "CURSOR-12",
            mark = ASSUMED,
            source = "an empty data array with a null cursor",
            kills = "the list starts again after its end",
            needs = {WORLD, CLOCK})
    void pastTheEnds(SortOrder order, Fixture fixture) {
        List<Session> sessions = Fixture.inOrder(order, fixture.signIns(3));
        PageRequest first = PageRequest.of(order, 10);

        SessionPage behind = fixture.page(first.after(sessions.get(2).id().value()));
        SessionPage before = fixture.page(first.before(sessions.get(0).id().value()));

        assertEquals(List.of(), behind.sessions());
        assertEquals(Optional.empty(), behind.next());
        assertEquals(List.of(), before.sessions());
        assertEquals(Optional.empty(), before.previous());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("Pages that part sessions of the same millisecond lose and repeat none, forward and back.")
    @Clause(
            id = "CURSOR-13",
            mark = ASSUMED,
            source = "by id within the same millisecond, as in LIST-04 and LIST-05; no source says so for cursors",
            kills = "a cursor marks a time, so that its siblings are passed over or come again",
            needs = WORLD)
    void betweenSiblings(SortOrder order, Fixture fixture) {
        List<Session> newestFirst = new ArrayList<>();
        for (int i = 5; i > 0; i--) {
            SessionId id = SessionId.of("session_01KITSIBLING000000000000" + i);
            newestFirst.add(fixture.fake().signIn(fixture.user, session -> session.id(id)));
        }
        List<Session> sessions = Fixture.inOrder(order, newestFirst);

        SessionPage first = fixture.page(PageRequest.of(order, 2));
        SessionPage second = fixture.page(first.next().orElseThrow());
        SessionPage third = fixture.page(second.next().orElseThrow());
        SessionPage back = fixture.page(third.previous().orElseThrow());

        assertEquals(sessions.subList(0, 2), first.sessions());
        assertEquals(sessions.subList(2, 4), second.sessions());
        assertEquals(sessions.subList(4, 5), third.sessions());
        assertEquals(second.sessions(), back.sessions());
        assertEquals(
                first.sessions(), fixture.page(back.previous().orElseThrow()).sessions());
    }
}
