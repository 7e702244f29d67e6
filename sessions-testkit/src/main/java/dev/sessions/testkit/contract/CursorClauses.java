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

/** The way from page to page, forward and back. */
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
    void next(SortOrder order, Scene scene) {
        List<Session> sessions = Scene.inOrder(order, scene.signIns(5));

        SessionPage first = scene.page(PageRequest.of(order, 2));
        SessionPage second = scene.page(first.next().orElseThrow());
        SessionPage third = scene.page(second.next().orElseThrow());

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
            kills = "the way back leads forward, turns the order around, or is not offered",
            needs = {WORLD, CLOCK})
    void previous(SortOrder order, Scene scene) {
        scene.signIns(5);
        SessionPage first = scene.page(PageRequest.of(order, 2));
        SessionPage second = scene.page(first.next().orElseThrow());

        SessionPage back = scene.page(second.previous().orElseThrow());

        assertEquals(first.sessions(), back.sessions());
        assertEquals(second.sessions(), scene.page(back.next().orElseThrow()).sessions());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("The page before a session holds its nearest neighbours, not the first of the list.")
    @Clause(
            id = "CURSOR-03",
            mark = SPEC,
            source = "before goes back from the cursor",
            kills = "the way back begins at the start of the list",
            needs = {WORLD, CLOCK})
    void nearest(SortOrder order, Scene scene) {
        List<Session> sessions = Scene.inOrder(order, scene.signIns(7));
        String sixth = sessions.get(5).id().value();

        SessionPage page = scene.page(PageRequest.of(order, 2).before(sixth));

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
    void noPrevious(SortOrder order, Scene scene) {
        scene.signIns(5);

        SessionPage first = scene.page(PageRequest.of(order, 2));
        SessionPage second = scene.page(first.next().orElseThrow());

        assertEquals(Optional.empty(), first.previous());
        assertEquals(
                Optional.empty(), scene.page(second.previous().orElseThrow()).previous());
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
    void keepLimitAndOrder(SortOrder order, Scene scene) {
        scene.signIns(7);
        PageRequest next = scene.page(PageRequest.of(order, 3)).next().orElseThrow();
        PageRequest previous = scene.page(next).previous().orElseThrow();

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
    void asText(Scene scene) {
        scene.signIns(7);
        PageRequest next = scene.page(PageRequest.newestFirst(3)).next().orElseThrow();
        PageRequest previous = scene.page(next).previous().orElseThrow();

        assertEquals(
                scene.page(next),
                scene.page(PageRequest.newestFirst(3).after(next.after().orElseThrow())));
        assertEquals(
                scene.page(previous),
                scene.page(PageRequest.newestFirst(3).before(previous.before().orElseThrow())));
    }

    @Test
    @DisplayName("The id of any listed session is a cursor.")
    @Clause(
            id = "CURSOR-07",
            mark = SPEC,
            source = "a cursor is the id of an object on an earlier answer",
            kills = "only the last session of a page is taken for a cursor",
            needs = {WORLD, CLOCK})
    void anySession(Scene scene) {
        List<Session> newestFirst = scene.signIns(5);

        for (int i = 0; i < 5; i++) {
            PageRequest after =
                    PageRequest.newestFirst(10).after(newestFirst.get(i).id().value());
            assertEquals(newestFirst.subList(i + 1, 5), scene.page(after).sessions());
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
    void unusualCharacters(Scene scene) {
        String odd = "s+1&order=asc=~{x}@\"'";
        Session older = scene.signIn();
        scene.clock().advance(Duration.ofSeconds(1));
        scene.fake().signIn(scene.user, session -> session.id(SessionId.of(odd)));

        assertEquals(
                List.of(older),
                scene.page(PageRequest.newestFirst(1).after(odd)).sessions());
        assertEquals(
                List.of(older),
                scene.page(PageRequest.oldestFirst(1).before(odd)).sessions());
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
    void ofAnEndedSession(SortOrder order, Scene scene) {
        List<Session> sessions = Scene.inOrder(order, scene.signIns(7));
        PageRequest first = PageRequest.of(order, 2);
        String cursor = sessions.get(3).id().value();

        scene.fake().revoke(sessions.get(3).id());

        assertEquals(sessions.subList(4, 6), scene.page(first.after(cursor)).sessions());
        assertEquals(sessions.subList(1, 3), scene.page(first.before(cursor)).sessions());
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("An unknown cursor is refused as an invalid parameter, with the service's complaint.")
    @Clause(
            id = "CURSOR-10",
            mark = ASSUMED,
            source = "422 invalid_request_parameters",
            kills = "an unknown cursor is ignored, or its refusal loses its facts",
            needs = WORLD)
    void unknown(SortOrder order, Scene scene) {
        PageRequest first = PageRequest.of(order, 10);
        String lost = Scene.NO_SESSION.value();
        for (PageRequest request : List.of(first.after(lost), first.before(lost))) {
            InvalidRequestException refusal = assertThrows(InvalidRequestException.class, () -> scene.page(request));

            assertEquals(OptionalInt.of(422), refusal.status());
            assertEquals(Optional.of("invalid_request_parameters"), refusal.code());
            assertFalse(refusal.fieldErrors().isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("The id of another user's session is no cursor.")
    @Clause(
            id = "CURSOR-11",
            mark = ASSUMED,
            source = "a cursor belongs to the list that held it",
            kills = "a cursor tells that another user's session exists, and when it began",
            needs = {WORLD, CLOCK})
    void ofAnotherUser(SortOrder order, Scene scene) {
        scene.signIns(2);
        String foreign = scene.fake().signIn(Scene.NEIGHBOUR).id().value();
        PageRequest first = PageRequest.of(order, 10);

        assertThrows(InvalidRequestException.class, () -> scene.page(first.after(foreign)));
        assertThrows(InvalidRequestException.class, () -> scene.page(first.before(foreign)));
    }

    @ParameterizedTest
    @EnumSource(SortOrder.class)
    @DisplayName("Behind the last session and before the first there is an empty page with no way on.")
    @Clause(
            id = "CURSOR-12",
            mark = ASSUMED,
            source = "an empty data array with a null cursor",
            kills = "the list begins anew behind its end",
            needs = {WORLD, CLOCK})
    void pastTheEnds(SortOrder order, Scene scene) {
        List<Session> sessions = Scene.inOrder(order, scene.signIns(3));
        PageRequest first = PageRequest.of(order, 10);

        SessionPage behind = scene.page(first.after(sessions.get(2).id().value()));
        SessionPage before = scene.page(first.before(sessions.get(0).id().value()));

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
            source = "by id among the same millisecond, as in LIST-04 and LIST-05; of cursors it is nowhere told",
            kills = "a cursor marks a time, so that its siblings are passed over or come again",
            needs = WORLD)
    void betweenSiblings(SortOrder order, Scene scene) {
        List<Session> newestFirst = new ArrayList<>();
        for (int i = 5; i > 0; i--) {
            SessionId id = SessionId.of("session_01KITSIBLING000000000000" + i);
            newestFirst.add(scene.fake().signIn(scene.user, session -> session.id(id)));
        }
        List<Session> sessions = Scene.inOrder(order, newestFirst);

        SessionPage first = scene.page(PageRequest.of(order, 2));
        SessionPage second = scene.page(first.next().orElseThrow());
        SessionPage third = scene.page(second.next().orElseThrow());
        SessionPage back = scene.page(third.previous().orElseThrow());

        assertEquals(sessions.subList(0, 2), first.sessions());
        assertEquals(sessions.subList(2, 4), second.sessions());
        assertEquals(sessions.subList(4, 5), third.sessions());
        assertEquals(second.sessions(), back.sessions());
        assertEquals(first.sessions(), scene.page(back.previous().orElseThrow()).sessions());
    }
}
