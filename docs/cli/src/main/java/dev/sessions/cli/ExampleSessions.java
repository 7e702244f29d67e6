package dev.sessions.cli;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The sessions of one user: the example of the API's reference, moved in time, and six others. All addresses are from the ranges
 * reserved for documentation.
 */
final class ExampleSessions {
    static final UserId USER = UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5");

    private static final OrganizationId FOOCORP = OrganizationId.of("org_01H945H0YD4F97JN9MATX7BYAG");
    private static final OrganizationId EXAMPLE = OrganizationId.of("org_01HE8ZJ3K5M7P9R1T3V5X7Z9B2");

    private final Instant now;

    private ExampleSessions(Instant now) {
        this.now = now;
    }

    /** Returns sessions that are active at the given time, newest first. */
    static List<Session> activeAt(Instant now) {
        return new ExampleSessions(now.truncatedTo(ChronoUnit.SECONDS)).all();
    }

    private List<Session> all() {
        return List.of(
                reference(),
                signedIn("01KBA7M4X2V9T6R3P0N8K5H2FD", AuthMethod.PASSKEY, Duration.ofHours(3))
                        .organizationId(EXAMPLE)
                        .ipAddress("2001:db8:4a::17")
                        .userAgent("Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15"
                                + " (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1")
                        .build(),
                signedIn("01KB9Z1C8Q5W2Y7S4D0G6J3MXA", AuthMethod.IMPERSONATION, Duration.ofHours(9))
                        .organizationId(EXAMPLE)
                        .impersonator(Impersonator.builder()
                                .email("support@example.com")
                                .build())
                        .ipAddress("192.0.2.14")
                        .userAgent("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
                                + " (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36 Edg/143.0.0.0")
                        .build(),
                signedIn("01KB7T5H3E9B6N1V8C4X2Z0QKW", AuthMethod.PASSWORD, Duration.ofDays(1))
                        .organizationId(FOOCORP)
                        .ipAddress("203.0.113.7")
                        .userAgent("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36"
                                + " (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36")
                        .build(),
                signedIn("01KB4D8R6M2J9F5A1T7P3Y0WGE", AuthMethod.OAUTH, Duration.ofDays(2))
                        .ipAddress("198.51.100.201")
                        .userAgent("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
                        .build(),
                signedIn("01KB1V0S7K4H2Q9X6B3N8C5ZRM", AuthMethod.CROSS_APP_AUTH, Duration.ofDays(3))
                        .organizationId(FOOCORP)
                        .ipAddress("203.0.113.86")
                        .userAgent("ExampleApp/4.2 (Android 15; Pixel 9)")
                        .build(),
                signedIn("01KAXP9W5G1D7T3M0E6Y2J8VHC", AuthMethod.MAGIC_CODE, Duration.ofDays(5))
                        .organizationId(EXAMPLE)
                        .build());
    }

    private Session reference() {
        return signedIn("01H93ZY4F80QPBEZ1R5B2SHQG8", AuthMethod.SSO, Duration.ofMinutes(20))
                .impersonator(Impersonator.builder()
                        .email("admin@foocorp.com")
                        .reason("Investigating an issue with the customer's account.")
                        .build())
                .ipAddress("198.51.100.42")
                .organizationId(FOOCORP)
                .userAgent("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36")
                .build();
    }

    private Session.Builder signedIn(String id, AuthMethod method, Duration ago) {
        Instant created = now.minus(ago);
        return Session.builder()
                .id(SessionId.of("session_" + id))
                .userId(USER)
                .authMethod(method)
                .status(SessionStatus.ACTIVE)
                .createdAt(created)
                .updatedAt(created)
                .expiresAt(created.plus(Duration.ofDays(7)));
    }
}
