package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SPEC;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.Walk;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The end that a session meets by itself. */
@ClauseGroup
abstract class ExpiryClauses {

    @Test
    @DisplayName("A session is listed until a millisecond before its expiry, and from then on no more.")
    @Clause(
            id = "EXPIRY-01",
            mark = ASSUMED,
            source = "only active sessions are listed (DOC); the very moment is nowhere told",
            kills = "sessions never expire, or one tick too early or too late",
            needs = {WORLD, CLOCK})
    void theMoment(Scene scene) {
        Session session = expiringIn(scene, Duration.ofHours(1));

        scene.clock().advance(Duration.ofHours(1).minusMillis(1));
        assertEquals(List.of(session), scene.port().listAll(scene.user));

        scene.clock().advance(Duration.ofMillis(1));
        assertEquals(List.of(), scene.port().listAll(scene.user));
    }

    @Test
    @DisplayName("Each session expires by itself.")
    @Clause(
            id = "EXPIRY-02",
            mark = SPEC,
            source = "expires_at is a field of the session",
            kills = "one expiry ends all sessions of the user, or all created before",
            needs = {WORLD, CLOCK})
    void eachByItself(Scene scene) {
        Session oldest = expiringIn(scene, Duration.ofHours(9));
        scene.clock().advance(Duration.ofSeconds(1));
        expiringIn(scene, Duration.ofHours(1));
        scene.clock().advance(Duration.ofSeconds(1));
        Session newest = expiringIn(scene, Duration.ofHours(9));

        scene.clock().advance(Duration.ofHours(2));

        assertEquals(List.of(newest, oldest), scene.port().listAll(scene.user));
    }

    @Test
    @DisplayName("A user whose sessions have all expired is still known.")
    @Clause(
            id = "EXPIRY-03",
            mark = ASSUMED,
            source = "users and sessions are two things",
            kills = "a user without active sessions is taken for unknown",
            needs = {WORLD, CLOCK})
    void theUserStays(Scene scene) {
        expiringIn(scene, Duration.ofHours(1));

        scene.clock().advance(Duration.ofDays(1));

        assertEquals(List.of(), scene.port().listAll(scene.user));
    }

    @Test
    @DisplayName("Revoking a session that has expired finds nothing.")
    @Clause(
            id = "EXPIRY-04",
            mark = ASSUMED,
            source = "not documented; the same 404 as for an unknown session",
            kills = "an expired session is revoked",
            needs = {WORLD, CLOCK})
    void revokeAfterExpiry(Scene scene) {
        Session session = expiringIn(scene, Duration.ofHours(1));

        scene.clock().advance(Duration.ofHours(1));

        assertEquals(Revocation.NOT_FOUND, scene.port().revoke(session.id()));
    }

    @Test
    @DisplayName("A session that expires between two pages is missing from the second and shifts nothing.")
    @Clause(
            id = "EXPIRY-05",
            mark = ASSUMED,
            source = "a cursor is a place and not a number",
            kills = "pages are counted from the start of the list",
            needs = {WORLD, CLOCK})
    void betweenTwoPages(Scene scene) {
        Session oldest = scene.signIn();
        scene.clock().advance(Duration.ofSeconds(1));
        Session brief = scene.fake()
                .signIn(
                        scene.user,
                        session -> session.createdAt(now(scene))
                                .expiresAt(now(scene).plusSeconds(10)));
        Session newest = scene.signIn();
        PageRequest next = scene.page(PageRequest.newestFirst(2)).next().orElseThrow();
        assertEquals(brief.id().value(), next.after().orElseThrow());

        scene.clock().advance(Duration.ofSeconds(20));

        assertEquals(List.of(oldest), scene.page(next).sessions());
        assertEquals(List.of(newest, oldest), scene.port().listAll(scene.user));
    }

    @Test
    @DisplayName(
            "A session that the service lists is listed as it is, also when by the caller's clock it has expired or is yet to begin.")
    @Clause(
            id = "EXPIRY-06",
            mark = PORT,
            source = "SessionsPort.list asks the service; clocks differ",
            kills = "sessions are left out, refused or changed by a clock other than the service's",
            needs = {WORLD, FAULTS, CLOCK})
    void clocksDiffer(Scene scene) {
        Session elsewhen = scene.fake().signIn(scene.user).toBuilder()
                .createdAt(Instant.parse("2031-01-15T12:00:00Z"))
                .expiresAt(now(scene))
                .build();
        scene.clock().advance(Duration.ofHours(1));
        for (int list = 1; list <= 4; list++) {
            scene.fake().onList(list, Fault.page(elsewhen));
        }

        List<Session> listed = List.of(elsewhen);

        assertEquals(listed, scene.page(PageRequest.newestFirst(10)).sessions());
        assertEquals(listed, scene.port().listAll(scene.user));
        assertEquals(listed, scene.port().stream(scene.user, Walk.oldestFirst()).toList());
        assertEquals(Optional.of(elsewhen), scene.port().find(scene.user, elsewhen.id()));
    }

    private static Session expiringIn(Scene scene, Duration life) {
        return scene.fake()
                .signIn(
                        scene.user,
                        session -> session.createdAt(now(scene))
                                .expiresAt(now(scene).plus(life)));
    }

    private static Instant now(Scene scene) {
        return scene.clock().now();
    }
}
