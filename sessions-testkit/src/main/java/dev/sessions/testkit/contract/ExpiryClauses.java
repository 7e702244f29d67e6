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

/** Sessions that expire. */
@ClauseGroup
abstract class ExpiryClauses {

    @Test
    @DisplayName("A session is listed until a millisecond before its expiry, and from then on no more.")
    @Clause(
            id = "EXPIRY-01",
            mark = ASSUMED,
            source = "only active sessions are listed (DOC); no source names the exact moment",
            kills = "sessions never expire, or one tick too early or too late",
            needs = {WORLD, CLOCK})
    void theMoment(Fixture fixture) {
        Session session = expiringIn(fixture, Duration.ofHours(1));

        fixture.clock().advance(Duration.ofHours(1).minusMillis(1));
        assertEquals(List.of(session), fixture.port().listAll(fixture.user));

        fixture.clock().advance(Duration.ofMillis(1));
        assertEquals(List.of(), fixture.port().listAll(fixture.user));
    }

    @Test
    @DisplayName("Each session expires by itself.")
    @Clause(
            id = "EXPIRY-02",
            mark = SPEC,
            source = "expires_at is a field of the session",
            kills = "one expiry ends all sessions of the user, or all created before",
            needs = {WORLD, CLOCK})
    void eachByItself(Fixture fixture) {
        Session oldest = expiringIn(fixture, Duration.ofHours(9));
        fixture.clock().advance(Duration.ofSeconds(1));
        expiringIn(fixture, Duration.ofHours(1));
        fixture.clock().advance(Duration.ofSeconds(1));
        Session newest = expiringIn(fixture, Duration.ofHours(9));

        fixture.clock().advance(Duration.ofHours(2));

        assertEquals(List.of(newest, oldest), fixture.port().listAll(fixture.user));
    }

    @Test
    @DisplayName("A user whose sessions have all expired is still known.")
    @Clause(
            id = "EXPIRY-03",
            mark = ASSUMED,
            source = "users and sessions are two things",
            kills = "a user without active sessions is taken for unknown",
            needs = {WORLD, CLOCK})
    void theUserStays(Fixture fixture) {
        expiringIn(fixture, Duration.ofHours(1));

        fixture.clock().advance(Duration.ofDays(1));

        assertEquals(List.of(), fixture.port().listAll(fixture.user));
    }

    @Test
    @DisplayName("Revoking a session that has expired finds nothing.")
    @Clause(
            id = "EXPIRY-04",
            mark = ASSUMED,
            source = "not documented; the same 404 as for an unknown session",
            kills = "an expired session is revoked",
            needs = {WORLD, CLOCK})
    void revokeAfterExpiry(Fixture fixture) {
        Session session = expiringIn(fixture, Duration.ofHours(1));

        fixture.clock().advance(Duration.ofHours(1));

        assertEquals(Revocation.NOT_FOUND, fixture.port().revoke(session.id()));
    }

    @Test
    @DisplayName("A session that expires between two pages is missing from the second and shifts nothing.")
    @Clause(
            id = "EXPIRY-05",
            mark = ASSUMED,
            source = "a cursor is a place and not a number",
            kills = "pages are counted from the start of the list",
            needs = {WORLD, CLOCK})
    void betweenTwoPages(Fixture fixture) {
        Session oldest = fixture.signIn();
        fixture.clock().advance(Duration.ofSeconds(1));
        Session brief = fixture.fake()
                .signIn(
                        fixture.user,
                        session -> session.createdAt(now(fixture))
                                .expiresAt(now(fixture).plusSeconds(10)));
        Session newest = fixture.signIn();
        PageRequest next = fixture.page(PageRequest.newestFirst(2)).next().orElseThrow();
        assertEquals(brief.id().value(), next.after().orElseThrow());

        fixture.clock().advance(Duration.ofSeconds(20));

        assertEquals(List.of(oldest), fixture.page(next).sessions());
        assertEquals(List.of(newest, oldest), fixture.port().listAll(fixture.user));
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
    void clocksDiffer(Fixture fixture) {
        Session elsewhen = fixture.fake().signIn(fixture.user).toBuilder()
                .createdAt(Instant.parse("2031-01-15T12:00:00Z"))
                .expiresAt(now(fixture))
                .build();
        fixture.clock().advance(Duration.ofHours(1));
        for (int list = 1; list <= 4; list++) {
            fixture.fake().onList(list, Fault.page(elsewhen));
        }

        List<Session> listed = List.of(elsewhen);

        assertEquals(listed, fixture.page(PageRequest.newestFirst(10)).sessions());
        assertEquals(listed, fixture.port().listAll(fixture.user));
        assertEquals(
                listed, fixture.port().stream(fixture.user, Walk.oldestFirst()).toList());
        assertEquals(Optional.of(elsewhen), fixture.port().find(fixture.user, elsewhen.id()));
    }

    private static Session expiringIn(Fixture fixture, Duration life) {
        return fixture.fake()
                .signIn(
                        fixture.user,
                        session -> session.createdAt(now(fixture))
                                .expiresAt(now(fixture).plus(life)));
    }

    private static Instant now(Fixture fixture) {
        return fixture.clock().now();
    }
}
