package dev.sessions.testkit;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import java.time.Instant;
import java.util.List;

/** The users and calls that several tests share. */
final class Example {
    static final UserId ALICE = UserId.of("user_alice");
    static final UserId BOB = UserId.of("user_bob");
    static final String LIST_OF_ALICE = "/user_management/users/user_alice/sessions";

    private Example() {}

    static List<String> ids(List<Session> sessions) {
        return sessions.stream().map(session -> session.id().value()).toList();
    }

    /** Signs Alice in under that id. */
    static Session signIn(FakeSessions fake, String id) {
        return fake.signIn(ALICE, session -> session.id(SessionId.of(id)));
    }

    /** The example of the public reference, but for its times. */
    static Session reference(Instant created, Instant expires) {
        return Session.builder()
                .id(SessionId.of("session_01H93ZY4F80QPBEZ1R5B2SHQG8"))
                .userId(UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5"))
                .organizationId(OrganizationId.of("org_01H945H0YD4F97JN9MATX7BYAG"))
                .impersonator(Impersonator.builder()
                        .email("admin@foocorp.com")
                        .reason("Investigating an issue with the customer's account.")
                        .build())
                .ipAddress("198.51.100.42")
                .userAgent("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36")
                .authMethod(AuthMethod.SSO)
                .status(SessionStatus.ACTIVE)
                .createdAt(created)
                .updatedAt(created)
                .expiresAt(expires)
                .build();
    }
}
