package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.DOC;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SEEN;
import static dev.sessions.testkit.contract.Clause.Mark.SPEC;
import static dev.sessions.testkit.contract.Clause.Need.READ_ONLY;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SortOrder;
import dev.sessions.Walk;
import dev.sessions.failure.InvalidRequestException;
import dev.sessions.failure.UserNotFoundException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clauses that only read, on a service with any sessions. */
@ClauseGroup
abstract class ReadingClauses {

    @Test
    @DisplayName("The user has sessions, and they are that user's alone.")
    @Clause(
            id = "READ-01",
            mark = SPEC,
            source = "the user is part of the path of a list",
            kills = "the sessions of all users are listed",
            needs = READ_ONLY)
    void ownSessionsOnly(Fixture fixture) {
        List<Session> sessions = fixture.port().listAll(fixture.user);

        assertFalse(sessions.isEmpty(), "the user must have sessions");
        for (Session session : sessions) {
            assertEquals(fixture.user, session.userId());
        }
    }

    @Test
    @DisplayName("Newest first: no session was created after the one before it.")
    @Clause(
            id = "READ-02",
            mark = SPEC,
            source = "order=desc, by time of creation",
            kills = "the two orders are swapped",
            needs = READ_ONLY)
    void newestFirst(Fixture fixture) {
        List<Instant> created = created(fixture, PageRequest.newestFirst(100));

        assertEquals(created.stream().sorted(Comparator.reverseOrder()).toList(), created);
    }

    @Test
    @DisplayName("Oldest first: no session was created before the one before it.")
    @Clause(
            id = "READ-03",
            mark = SPEC,
            source = "order=asc, by time of creation",
            kills = "the order is not sent, or is swapped",
            needs = READ_ONLY)
    void oldestFirst(Fixture fixture) {
        List<Instant> created = created(fixture, PageRequest.oldestFirst(100));

        assertEquals(created.stream().sorted().toList(), created);
    }

    private static List<Instant> created(Fixture fixture, PageRequest request) {
        return fixture.page(request).sessions().stream().map(Session::createdAt).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10, 100})
    @DisplayName("A page holds no more sessions than its limit.")
    @Clause(id = "READ-04", mark = SPEC, source = "limit, 1 to 100", kills = "the limit is not sent", needs = READ_ONLY)
    void limit(int limit, Fixture fixture) {
        SessionPage page = fixture.page(PageRequest.newestFirst(limit));

        assertTrue(page.sessions().size() <= limit, () -> page.sessions().size() + " sessions");
    }

    @Test
    @DisplayName("A walk over small pages meets every session of a large page, in the same order and once.")
    @Clause(
            id = "READ-05",
            mark = SPEC,
            source = "after continues where a page ended",
            kills = "a page is skipped, repeated or taken for the last",
            needs = READ_ONLY)
    void walkInSmallPages(Fixture fixture) {
        List<SessionId> large = Fixture.ids(fixture.page(PageRequest.newestFirst(100)));

        List<SessionId> walked = Fixture.ids(fixture.port().stream(fixture.user, Walk.from(PageRequest.newestFirst(3)))
                .limit(large.size())
                .toList());

        assertEquals(large, walked);
        assertEquals(walked.size(), new HashSet<>(walked).size(), "sessions met once");
    }

    @Test
    @DisplayName("Both orders meet the same sessions.")
    @Clause(
            id = "READ-06",
            mark = SPEC,
            source = "order sorts and does not select",
            kills = "an order loses sessions, for instance because its cursors lead the other way",
            needs = READ_ONLY)
    void ordersMeetTheSame(Fixture fixture) {
        Set<SessionId> newestFirst =
                new HashSet<>(Fixture.ids(fixture.port().stream(fixture.user, Walk.from(PageRequest.newestFirst(7)))
                        .toList()));
        Set<SessionId> oldestFirst =
                new HashSet<>(Fixture.ids(fixture.port().stream(fixture.user, Walk.from(PageRequest.oldestFirst(7)))
                        .toList()));

        assertEquals(newestFirst, oldestFirst);
    }

    @Test
    @DisplayName("A session that is listed can be found, by its whole id and in no other spelling.")
    @Clause(
            id = "READ-07",
            mark = PORT,
            source = "SessionsPort.find",
            kills = "find compares something other than the id",
            needs = READ_ONLY)
    void find(Fixture fixture) {
        Session listed = fixture.page(PageRequest.oldestFirst(1)).sessions().get(0);

        assertEquals(Optional.of(listed), fixture.port().find(fixture.user, listed.id()));
        String id = listed.id().value();
        for (String other :
                List.of(id + "0", id.length() > 1 ? id.substring(0, id.length() - 1) : "0", swappedCase(id))) {
            assertEquals(Optional.empty(), fixture.port().find(fixture.user, SessionId.of(other)));
        }
    }

    /** Returns the text with the case of its letters swapped; a text without letters gets a letter. */
    private static String swappedCase(String text) {
        String swapped = text.chars()
                .map(letter ->
                        Character.isUpperCase(letter) ? Character.toLowerCase(letter) : Character.toUpperCase(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return swapped.equals(text) ? text + "A" : swapped;
    }

    @Test
    @DisplayName("A list holds active sessions.")
    @Clause(
            id = "READ-08",
            mark = DOC,
            source = "\"Get a list of all active sessions for a specific user.\"",
            kills = "sessions that have ended are listed",
            needs = READ_ONLY)
    void active(Fixture fixture) {
        for (Session session : fixture.page(PageRequest.newestFirst(100)).sessions()) {
            assertEquals("active", session.status().value());
        }
    }

    @Test
    @DisplayName("A user that the service does not know is a failure and not an empty list.")
    @Clause(
            id = "READ-09",
            mark = SEEN,
            source = "404 entity_not_found that names the user",
            kills = "an unknown user has no sessions",
            needs = READ_ONLY)
    void unknownUser(Fixture fixture) {
        assertThrows(
                UserNotFoundException.class,
                () -> fixture.port().list(Fixture.UNKNOWN_USER, PageRequest.newestFirst(1)));
        assertThrows(
                UserNotFoundException.class,
                () -> fixture.port().list(Fixture.UNKNOWN_USER, PageRequest.oldestFirst(1)));
    }

    @Test
    @DisplayName("A cursor that no page ever held is refused.")
    @Clause(
            id = "READ-10",
            mark = ASSUMED,
            source = "422 is the response to an invalid parameter",
            kills = "an unknown cursor gives the first page, or an empty one",
            needs = READ_ONLY)
    void unknownCursor(Fixture fixture) {
        for (SortOrder order : SortOrder.values()) {
            PageRequest first = PageRequest.of(order, 10);
            String lost = Fixture.NO_SESSION.value();

            assertThrows(InvalidRequestException.class, () -> fixture.page(first.after(lost)));
            assertThrows(InvalidRequestException.class, () -> fixture.page(first.before(lost)));
        }
    }
}
