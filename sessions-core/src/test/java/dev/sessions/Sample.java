package dev.sessions;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Sessions to test with. */
final class Sample {
    static final UserId USER = UserId.of("user_1");
    static final Instant CREATED = Instant.parse("2026-01-15T12:00:00Z");
    static final Instant EXPIRES = Instant.parse("2026-01-16T12:00:00Z");

    private Sample() {}

    /** A session with its seven required facts and no other. */
    static Session.Builder bare() {
        return Session.builder()
                .id(SessionId.of("session_1"))
                .userId(USER)
                .authMethod(AuthMethod.PASSWORD)
                .status(SessionStatus.ACTIVE)
                .createdAt(CREATED)
                .updatedAt(CREATED.plusSeconds(60))
                .expiresAt(EXPIRES);
    }

    /** A session with all twelve facts. */
    static Session.Builder full() {
        return bare().organizationId(OrganizationId.of("org_1"))
                .impersonator(Impersonator.builder()
                        .email("admin@example.com")
                        .reason("ticket 42")
                        .build())
                .ipAddress("198.51.100.42")
                .userAgent("Mozilla/5.0")
                .endedAt(CREATED.plusSeconds(120));
    }

    static List<Session> sessions(String... ids) {
        return Arrays.stream(ids).map(id -> bare().id(SessionId.of(id)).build()).toList();
    }

    /** That many sessions with the ids {@code session_<from>}, counting on. */
    static List<Session> sessions(int from, int count) {
        return sessions(IntStream.range(from, from + count)
                .mapToObj(n -> "session_" + n)
                .toArray(String[]::new));
    }
}
