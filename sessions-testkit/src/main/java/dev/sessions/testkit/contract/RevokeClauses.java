package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SEEN;
import static dev.sessions.testkit.contract.Clause.Mark.SPEC;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessions.Impersonator;
import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.Walk;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions that a caller revokes. */
@ClauseGroup
abstract class RevokeClauses {

    @Test
    @DisplayName(
            "Revoking an active session says so, and the session is no longer listed; so with an impersonated one.")
    @Clause(
            id = "REVOKE-01",
            mark = SEEN,
            source = "200 with an empty body and no content type",
            kills = "nothing is revoked, or an empty success is taken for a failure",
            needs = {WORLD, CLOCK})
    void revoked(Fixture fixture) {
        Session own = fixture.signIn();
        Impersonator support =
                Impersonator.builder().email("support@foocorp.com").build();
        fixture.clock().advance(Duration.ofSeconds(1));
        Session impersonated = fixture.fake().signIn(fixture.user, session -> session.impersonator(support));
        assertEquals(List.of(impersonated, own), fixture.port().listAll(fixture.user));

        assertEquals(Revocation.REVOKED, fixture.port().revoke(own.id()));
        assertEquals(List.of(impersonated), fixture.port().listAll(fixture.user));
        assertEquals(Revocation.REVOKED, fixture.port().revoke(impersonated.id()));
        assertEquals(List.of(), fixture.port().listAll(fixture.user));
    }

    @Test
    @DisplayName("Exactly that session ends: no other of the user, and none of another user.")
    @Clause(
            id = "REVOKE-02",
            mark = SPEC,
            source = "the body names one session",
            kills = "one session too many is revoked",
            needs = {WORLD, CLOCK})
    void noOther(Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(3);
        Session theirs = fixture.fake().signIn(Fixture.NEIGHBOUR);

        fixture.port().revoke(newestFirst.get(1).id());

        assertEquals(
                List.of(newestFirst.get(0), newestFirst.get(2)), fixture.port().listAll(fixture.user));
        assertEquals(List.of(theirs), fixture.port().listAll(Fixture.NEIGHBOUR));
    }

    @Test
    @DisplayName("A session that the service does not know is not found, which is no failure.")
    @Clause(
            id = "REVOKE-03",
            mark = SEEN,
            source = "404 entity_not_found that names the session",
            kills = "not found is thrown, or taken for revoked",
            needs = {WORLD, CLOCK})
    void unknown(Fixture fixture) {
        Session other = fixture.signIn();

        assertEquals(Revocation.NOT_FOUND, fixture.port().revoke(Fixture.NO_SESSION));
        assertEquals(List.of(other), fixture.port().listAll(fixture.user));
    }

    @Test
    @DisplayName("A second revocation of the same session finds nothing.")
    @Clause(
            id = "REVOKE-04",
            mark = ASSUMED,
            source = "not documented; the same 404 as for an unknown session",
            kills = "a session can be revoked twice",
            needs = {WORLD, CLOCK})
    void twice(Fixture fixture) {
        Session session = fixture.signIn();

        assertEquals(Revocation.REVOKED, fixture.port().revoke(session.id()));
        assertEquals(Revocation.NOT_FOUND, fixture.port().revoke(session.id()));
    }

    @Test
    @DisplayName("A user whose sessions are all revoked has none, and is still known.")
    @Clause(
            id = "REVOKE-05",
            mark = ASSUMED,
            source = "users and sessions are two things",
            kills = "the user goes with the last session",
            needs = {WORLD, CLOCK})
    void theUserStays(Fixture fixture) {
        for (Session session : fixture.signIns(3)) {
            fixture.port().revoke(session.id());
        }

        assertEquals(List.of(), fixture.port().listAll(fixture.user));
    }

    @Test
    @DisplayName("The service keeps a revoked session with its status and the time of its end.")
    @Clause(
            id = "REVOKE-06",
            mark = ASSUMED,
            source = "status revoked and ended_at (SPEC); no source says that both are set at once",
            kills = "a revoked session is deleted, or keeps its status",
            needs = {WORLD, CLOCK})
    void kept(Fixture fixture) {
        Session session = fixture.signIn();

        fixture.port().revoke(session.id());

        Session held = fixture.fake().sessionsOf(fixture.user).get(0);
        assertEquals(session.id(), held.id());
        assertEquals(SessionStatus.REVOKED, held.status());
        assertEquals(Optional.of(fixture.clock().now()), held.endedAt());
    }

    @Test
    @DisplayName("A revocation is one request, and no list.")
    @Clause(
            id = "REVOKE-07",
            mark = PORT,
            source = "one call of a subject is one attempt",
            kills = "a revoke is sent twice, or looks the session up first",
            needs = {WORLD, CLOCK})
    void oneRequest(Fixture fixture) {
        Session session = fixture.signIn();

        fixture.port().revoke(session.id());

        assertEquals(1, fixture.revokesSoFar());
        assertEquals(0, fixture.listsSoFar());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a+b&c=d", "quote\"quote'", "{\"session_id\"}", "a,b|c", "~!*()@[]<>", ListingClauses.LONG})
    @DisplayName("An id of unusual characters reaches the service as it is, and can be found.")
    @Clause(
            id = "REVOKE-08",
            mark = PORT,
            source = "what SessionId accepts can be revoked",
            kills = "an id is put into the body unescaped",
            needs = WORLD)
    void unusualIds(String text, Fixture fixture) {
        SessionId id = SessionId.of(text);
        Session held = fixture.fake().signIn(fixture.user, session -> session.id(id));

        assertEquals(Optional.of(held), fixture.port().find(fixture.user, id));
        assertEquals(Revocation.REVOKED, fixture.port().revoke(id));
    }

    static List<UnaryOperator<ServiceResponse.Builder>> unknownSession() {
        return List.of(
                response -> response.message("Session not found").code("not_found"),
                response -> response.code("entity_not_found"),
                response -> response.message("Gone.").code("entity_not_found").entityId(Fixture.NO_SESSION.value()));
    }

    @ParameterizedTest
    @MethodSource("unknownSession")
    @DisplayName("A revoke returns NOT_FOUND for every known form of a 404 about the session.")
    @Clause(
            id = "REVOKE-09",
            mark = SEEN,
            source = "the service and the vendor's emulator differ in their words",
            kills = "only one of the two codes is known, or an absent entity is taken for another",
            needs = {WORLD, FAULTS})
    void otherWords(UnaryOperator<ServiceResponse.Builder> facts, Fixture fixture) {
        fixture.fake().onRevoke(1, Fault.status(404, facts));

        assertEquals(Revocation.NOT_FOUND, fixture.port().revoke(Fixture.NO_SESSION));
    }

    @Test
    @DisplayName("After sessions are collected page by page, exactly the revoked ones end.")
    @Clause(
            id = "REVOKE-10",
            mark = PORT,
            source = "SessionRevoker: collects first and revokes then",
            kills = "a page that was read shrinks with every revoke, so that sessions are skipped or asked for twice",
            needs = {WORLD, CLOCK})
    void collectedFirst(Fixture fixture) {
        List<Session> newestFirst = fixture.signIns(9);
        List<Session> collected = fixture.port().stream(fixture.user, Walk.from(PageRequest.newestFirst(2)))
                .toList();
        assertEquals(newestFirst, collected);

        for (Session session : collected.subList(2, 8)) {
            assertEquals(Revocation.REVOKED, fixture.port().revoke(session.id()));
        }

        List<Session> left = List.of(newestFirst.get(0), newestFirst.get(1), newestFirst.get(8));
        assertEquals(
                left,
                fixture.port().stream(fixture.user, Walk.from(PageRequest.newestFirst(2)))
                        .toList());
    }

    @Test
    @DisplayName("Not found is the service's word of that moment: a session that is there later is revoked.")
    @Clause(
            id = "REVOKE-11",
            mark = PORT,
            source = "SessionsPort.revoke asks the service",
            kills = "an earlier result is returned again",
            needs = WORLD)
    void noMemory(Fixture fixture) {
        assertEquals(Revocation.NOT_FOUND, fixture.port().revoke(Fixture.NO_SESSION));

        fixture.fake().signIn(fixture.user, session -> session.id(Fixture.NO_SESSION));

        assertEquals(Revocation.REVOKED, fixture.port().revoke(Fixture.NO_SESSION));
    }
}
