package dev.sessions.testkit;

import dev.sessions.AuthMethod;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** What a sign-in looks like when a test does not say otherwise. The same number gives the same session. */
final class SignIn {
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final String USER_AGENT = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

    private SignIn() {}

    static Session.Builder template(UserId user, long number, Instant now) {
        return Session.builder()
                .id(SessionId.of(String.format(Locale.ROOT, "session_01FAKE%020d", number)))
                .userId(user)
                .authMethod(AuthMethod.PASSWORD)
                .status(SessionStatus.ACTIVE)
                // Of the range that is set aside for documentation, so that it is nobody's.
                .ipAddress("203.0.113." + (1 + (number - 1) % 254))
                .userAgent(USER_AGENT)
                .createdAt(now)
                .updatedAt(now)
                .expiresAt(now.plus(LIFETIME));
    }
}
