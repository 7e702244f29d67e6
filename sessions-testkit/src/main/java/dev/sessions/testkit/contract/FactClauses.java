package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.SEEN;
import static dev.sessions.testkit.contract.Clause.Mark.SPEC;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.Walk;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A port returns the twelve facts of a session as the service stores them. */
@ClauseGroup
abstract class FactClauses {

    @Test
    @DisplayName(
            "A session in which everything is set arrives with all its facts, on whichever page and by whichever call.")
    @Clause(
            id = "FACT-01",
            mark = SPEC,
            source = "the fields of a session",
            kills = "a fact is dropped, or read from another field",
            needs = {WORLD, CLOCK})
    void allFacts(Fixture fixture) {
        Instant now = fixture.clock().now();
        Session listed = listed(
                fixture,
                session -> session.id(SessionId.of("session_01H93ZY4F80QPBEZ1R5B2SHQG8"))
                        .organizationId(OrganizationId.of("org_01H945H0YD4F97JN9MATX7BYAG"))
                        .impersonator(Impersonator.builder()
                                .email("admin@foocorp.com")
                                .reason("Investigating an issue with the customer's account.")
                                .build())
                        .ipAddress("198.51.100.42")
                        .userAgent("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36")
                        .authMethod(AuthMethod.SSO)
                        .createdAt(now.minusSeconds(3))
                        .updatedAt(now.minusSeconds(2))
                        .expiresAt(now.plusSeconds(1)));

        assertEquals(now.minusSeconds(3), listed.createdAt());
        assertEquals(now.minusSeconds(2), listed.updatedAt());
        assertEquals(now.plusSeconds(1), listed.expiresAt());
        assertEquals(SessionStatus.ACTIVE, listed.status());
        assertEquals(Optional.of("198.51.100.42"), listed.ipAddress());
    }

    @Test
    @DisplayName("An organization, impersonator, address, device or end that a session does not have is absent.")
    @Clause(
            id = "FACT-02",
            mark = SPEC,
            source = "absent and null mean the same",
            kills = "null becomes a text, or a session without an optional fact is refused",
            needs = WORLD)
    void absentFacts(Fixture fixture) {
        Session listed = listed(fixture, session -> session.ipAddress(null).userAgent(null));

        assertEquals(Optional.empty(), listed.organizationId());
        assertEquals(Optional.empty(), listed.impersonator());
        assertEquals(Optional.empty(), listed.ipAddress());
        assertEquals(Optional.empty(), listed.userAgent());
        assertEquals(Optional.empty(), listed.endedAt());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cross_app_auth",
                "external_auth",
                "impersonation",
                "magic_code",
                "migrated_session",
                "oauth",
                "passkey",
                "password",
                "sso",
                "unknown",
                "retina_scan_2031",
                "SSO"
            })
    @DisplayName("Every authentication method arrives as the service wrote it, known to this library or not.")
    @Clause(
            id = "FACT-03",
            mark = SPEC,
            source = "the values of auth_method; the set has grown before",
            kills = "a method is mapped to another, or an unrecognised one is refused",
            needs = WORLD)
    void authMethods(String method, Fixture fixture) {
        assertEquals(
                AuthMethod.of(method),
                listed(fixture, session -> session.authMethod(AuthMethod.of(method)))
                        .authMethod());
    }

    @ParameterizedTest
    @ValueSource(strings = {"expired", "revoked", "suspended_2031", "ACTIVE"})
    @DisplayName("Where a list shows other statuses than active, they arrive as the service wrote them.")
    @Clause(
            id = "FACT-04",
            mark = SPEC,
            source = "the values of status; the set may grow",
            kills = "a status is taken for active, filtered out or refused",
            needs = WORLD)
    void statuses(String status, Fixture fixture) {
        fixture.fake().showEnded(true);

        Session listed = listed(fixture, session -> session.status(SessionStatus.of(status)));

        assertEquals(SessionStatus.of(status), listed.status());
    }

    @Test
    @DisplayName("A listed session that has ended has the time of its end.")
    @Clause(
            id = "FACT-05",
            mark = ASSUMED,
            source = "ended_at is the time of a revocation; DOC names only its form",
            kills = "ended_at is dropped",
            needs = {WORLD, CLOCK})
    void endedAt(Fixture fixture) {
        fixture.fake().showEnded(true);
        Session session = fixture.signIn();
        fixture.port().revoke(session.id());

        Session listed = fixture.page(PageRequest.newestFirst(1)).sessions().get(0);

        assertEquals(Optional.of(fixture.clock().now()), listed.endedAt());
        assertEquals(SessionStatus.REVOKED, listed.status());
        assertListed(listed, fixture);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-15T12:00:00.000Z",
                "2026-01-15T12:00:00.001Z",
                "2026-01-15T12:00:00.120Z",
                "2024-02-29T23:59:59.999Z",
                "1999-12-31T23:59:59.500Z"
            })
    @DisplayName("Times arrive to the millisecond.")
    @Clause(
            id = "FACT-06",
            mark = SPEC,
            source = "ISO-8601 with milliseconds",
            kills = "times are cut to seconds, or their fraction is misread",
            needs = WORLD)
    void milliseconds(String time, Fixture fixture) {
        Instant created = Instant.parse(time);

        assertEquals(
                created, listed(fixture, session -> session.createdAt(created)).createdAt());
    }

    @Test
    @DisplayName("The port knows no time finer than a millisecond.")
    @Clause(
            id = "FACT-07",
            mark = SPEC,
            source = "ISO-8601 with milliseconds",
            kills = "a fake shows more than the wire carries",
            needs = WORLD)
    void nothingFiner(Fixture fixture) {
        Instant fine = Instant.parse("2026-01-15T11:59:59.123456789Z");
        fixture.fake().signIn(fixture.user, session -> session.createdAt(fine));

        Session listed = fixture.page(PageRequest.newestFirst(1)).sessions().get(0);

        assertEquals(Instant.parse("2026-01-15T11:59:59.123Z"), listed.createdAt());
    }

    @Test
    @DisplayName("An impersonator need not have a reason.")
    @Clause(
            id = "FACT-08",
            mark = SPEC,
            source = "impersonator.reason may be null",
            kills = "an impersonator without a reason is refused or lost",
            needs = WORLD)
    void noReason(Fixture fixture) {
        Impersonator person = Impersonator.builder().email("admin@foocorp.com").build();

        Session listed = listed(fixture, session -> session.impersonator(person));

        assertEquals(Optional.of(person), listed.impersonator());
        assertTrue(listed.impersonated(), "expected an impersonated session");
    }

    static List<String> texts() {
        return List.of(
                "quote \" backslash \\ slash / tab \t line \n end",
                "Größe 東京 ",
                "\uD83D\uDCF1",
                "e\u0301 in two parts",
                "  UPPER and lower,  with  spaces  ",
                "",
                "<b>&amp;</b>",
                "null",
                "Mozilla/5.0 ".repeat(300));
    }

    @ParameterizedTest
    @MethodSource("texts")
    @DisplayName("Texts from outside arrive as they are, whatever their characters, and whole.")
    @Clause(
            id = "FACT-09",
            mark = SPEC,
            source = "JSON in UTF-8",
            kills =
                    "text is read in another character set, unescaped wrongly, cut, trimmed or otherwise made nicer, or an empty one taken for none",
            needs = WORLD)
    void anyText(String text, Fixture fixture) {
        Session listed = listed(
                fixture,
                session -> session.ipAddress(text)
                        .userAgent(text)
                        .impersonator(
                                Impersonator.builder().email(text).reason(text).build()));

        assertEquals(Optional.of(text), listed.userAgent());
    }

    @Test
    @DisplayName("Ids of any form arrive as they are.")
    @Clause(
            id = "FACT-10",
            mark = SEEN,
            source = "production has ids that are not well-formed ULIDs",
            kills = "an id is checked for more than safety",
            needs = WORLD)
    void anyIds(Fixture fixture) {
        Session listed = listed(
                fixture,
                session -> session.id(SessionId.of("session_EXAMPLE-1")).organizationId(OrganizationId.of("7")));

        assertEquals(SessionId.of("session_EXAMPLE-1"), listed.id());
        assertEquals(Optional.of(OrganizationId.of("7")), listed.organizationId());
    }

    /** Signs in, checks that every call of the port returns the session of the service, and returns it. */
    private static Session listed(Fixture fixture, UnaryOperator<Session.Builder> template) {
        Session held = fixture.fake().signIn(fixture.user, template);
        assertListed(held, fixture);
        return held;
    }

    private static void assertListed(Session held, Fixture fixture) {
        List<Session> alone = List.of(held);
        assertEquals(alone, fixture.page(PageRequest.newestFirst(10)).sessions());

        Session newer = fixture.fake()
                .signIn(
                        fixture.user,
                        session -> session.createdAt(held.createdAt().plusSeconds(1)));
        String cursor = newer.id().value();
        assertEquals(
                alone, fixture.page(PageRequest.newestFirst(1).after(cursor)).sessions());
        assertEquals(
                alone, fixture.page(PageRequest.oldestFirst(1).before(cursor)).sessions());
        assertEquals(List.of(newer, held), fixture.port().listAll(fixture.user));
        assertEquals(
                List.of(held, newer),
                fixture.port().stream(fixture.user, Walk.oldestFirst()).toList());
        assertEquals(Optional.of(held), fixture.port().find(fixture.user, held.id()));
    }
}
