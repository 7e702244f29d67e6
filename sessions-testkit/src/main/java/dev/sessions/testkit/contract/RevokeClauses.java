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

/** The end of a session that somebody asked for. */
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
    void revoked(Scene scene) {
        Session own = scene.signIn();
        Impersonator support =
                Impersonator.builder().email("support@foocorp.com").build();
        scene.clock().advance(Duration.ofSeconds(1));
        Session impersonated = scene.fake().signIn(scene.user, session -> session.impersonator(support));
        assertEquals(List.of(impersonated, own), scene.port().listAll(scene.user));

        assertEquals(Revocation.REVOKED, scene.port().revoke(own.id()));
        assertEquals(List.of(impersonated), scene.port().listAll(scene.user));
        assertEquals(Revocation.REVOKED, scene.port().revoke(impersonated.id()));
        assertEquals(List.of(), scene.port().listAll(scene.user));
    }

    @Test
    @DisplayName("Exactly that session ends: no other of the user, and none of another user.")
    @Clause(
            id = "REVOKE-02",
            mark = SPEC,
            source = "the body names one session",
            kills = "one session too many is revoked",
            needs = {WORLD, CLOCK})
    void noOther(Scene scene) {
        List<Session> newestFirst = scene.signIns(3);
        Session theirs = scene.fake().signIn(Scene.NEIGHBOUR);

        scene.port().revoke(newestFirst.get(1).id());

        assertEquals(
                List.of(newestFirst.get(0), newestFirst.get(2)), scene.port().listAll(scene.user));
        assertEquals(List.of(theirs), scene.port().listAll(Scene.NEIGHBOUR));
    }

    @Test
    @DisplayName("A session that the service does not know is not found, which is no failure.")
    @Clause(
            id = "REVOKE-03",
            mark = SEEN,
            source = "404 entity_not_found that names the session",
            kills = "not found is thrown, or taken for revoked",
            needs = {WORLD, CLOCK})
    void unknown(Scene scene) {
        Session other = scene.signIn();

        assertEquals(Revocation.NOT_FOUND, scene.port().revoke(Scene.NO_SESSION));
        assertEquals(List.of(other), scene.port().listAll(scene.user));
    }

    @Test
    @DisplayName("A second revocation of the same session finds nothing.")
    @Clause(
            id = "REVOKE-04",
            mark = ASSUMED,
            source = "not documented; the same 404 as for an unknown session",
            kills = "a session can be revoked twice",
            needs = {WORLD, CLOCK})
    void twice(Scene scene) {
        Session session = scene.signIn();

        assertEquals(Revocation.REVOKED, scene.port().revoke(session.id()));
        assertEquals(Revocation.NOT_FOUND, scene.port().revoke(session.id()));
    }

    @Test
    @DisplayName("A user whose sessions are all revoked has none, and is still known.")
    @Clause(
            id = "REVOKE-05",
            mark = ASSUMED,
            source = "users and sessions are two things",
            kills = "the user goes with the last session",
            needs = {WORLD, CLOCK})
    void theUserStays(Scene scene) {
        for (Session session : scene.signIns(3)) {
            scene.port().revoke(session.id());
        }

        assertEquals(List.of(), scene.port().listAll(scene.user));
    }

    @Test
    @DisplayName("The service keeps a revoked session with its status and the time of its end.")
    @Clause(
            id = "REVOKE-06",
            mark = ASSUMED,
            source = "status revoked and ended_at (SPEC); that they are set at once is nowhere told",
            kills = "a revoked session is deleted, or keeps its status",
            needs = {WORLD, CLOCK})
    void kept(Scene scene) {
        Session session = scene.signIn();

        scene.port().revoke(session.id());

        Session held = scene.fake().sessionsOf(scene.user).get(0);
        assertEquals(session.id(), held.id());
        assertEquals(SessionStatus.REVOKED, held.status());
        assertEquals(Optional.of(scene.clock().now()), held.endedAt());
    }

    @Test
    @DisplayName("A revocation is one request, and no list.")
    @Clause(
            id = "REVOKE-07",
            mark = PORT,
            source = "one call of a subject is one attempt",
            kills = "a revoke is sent twice, or looks the session up first",
            needs = {WORLD, CLOCK})
    void oneRequest(Scene scene) {
        Session session = scene.signIn();

        scene.port().revoke(session.id());

        assertEquals(1, scene.revokesSoFar());
        assertEquals(0, scene.listsSoFar());
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
    void unusualIds(String text, Scene scene) {
        SessionId id = SessionId.of(text);
        Session held = scene.fake().signIn(scene.user, session -> session.id(id));

        assertEquals(Optional.of(held), scene.port().find(scene.user, id));
        assertEquals(Revocation.REVOKED, scene.port().revoke(id));
    }

    static List<UnaryOperator<ServiceResponse.Builder>> unknownSession() {
        return List.of(
                response -> response.message("Session not found").code("not_found"),
                response -> response.code("entity_not_found"),
                response -> response.message("Gone.").code("entity_not_found").entityId(Scene.NO_SESSION.value()));
    }

    @ParameterizedTest
    @MethodSource("unknownSession")
    @DisplayName("Every 404 that says in known words that this session does not exist is not found.")
    @Clause(
            id = "REVOKE-09",
            mark = SEEN,
            source = "the service and the vendor's emulator differ in their words",
            kills = "only one of the two codes is known, or an absent entity is taken for another",
            needs = {WORLD, FAULTS})
    void otherWords(UnaryOperator<ServiceResponse.Builder> facts, Scene scene) {
        scene.fake().onRevoke(1, Fault.status(404, facts));

        assertEquals(Revocation.NOT_FOUND, scene.port().revoke(Scene.NO_SESSION));
    }

    @Test
    @DisplayName("Of sessions that were collected page by page those that are then revoked end, and the others stay.")
    @Clause(
            id = "REVOKE-10",
            mark = PORT,
            source = "SessionRevoker: collects first and revokes then",
            kills = "a page that was read shrinks with every revoke, so that sessions are skipped or asked for twice",
            needs = {WORLD, CLOCK})
    void collectedFirst(Scene scene) {
        List<Session> newestFirst = scene.signIns(9);
        List<Session> collected = scene.port().stream(scene.user, Walk.from(PageRequest.newestFirst(2)))
                .toList();
        assertEquals(newestFirst, collected);

        for (Session session : collected.subList(2, 8)) {
            assertEquals(Revocation.REVOKED, scene.port().revoke(session.id()));
        }

        List<Session> left = List.of(newestFirst.get(0), newestFirst.get(1), newestFirst.get(8));
        assertEquals(
                left,
                scene.port().stream(scene.user, Walk.from(PageRequest.newestFirst(2)))
                        .toList());
    }

    @Test
    @DisplayName("Not found is the service's word of that moment: a session that is there later is revoked.")
    @Clause(
            id = "REVOKE-11",
            mark = PORT,
            source = "SessionsPort.revoke asks the service",
            kills = "an earlier answer is given again",
            needs = WORLD)
    void noMemory(Scene scene) {
        assertEquals(Revocation.NOT_FOUND, scene.port().revoke(Scene.NO_SESSION));

        scene.fake().signIn(scene.user, session -> session.id(Scene.NO_SESSION));

        assertEquals(Revocation.REVOKED, scene.port().revoke(Scene.NO_SESSION));
    }
}
