package dev.sessions.testkit.internal.world;

import dev.sessions.AuthMethod;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import java.time.Duration;
import java.time.Instant;

/** The session of a sign-in for which a test sets nothing. The same number gives the same session. */
public final class SignIn {
    private static final String PREFIX = "session_01FAKE";
    private static final int DIGITS = 20;
    private static final Duration LIFETIME = Duration.ofDays(7);
    private static final String USER_AGENT = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36"
            + " (KHTML, like Gecko) Chrome/143.0.0.0 Safari/537.36";

    private SignIn() {}

    /** Returns the session of the given sign-in. */
    public static Session.Builder template(UserId user, long number, Instant now) {
        return Session.builder()
                .id(SessionId.of(id(number)))
                .userId(user)
                .authMethod(AuthMethod.PASSWORD)
                .status(SessionStatus.ACTIVE)
                // The range is reserved for documentation (RFC 5737), so the address belongs to no host.
                .ipAddress("203.0.113." + (1 + (number - 1) % 254))
                .userAgent(USER_AGENT)
                .createdAt(now)
                .updatedAt(now)
                .expiresAt(now.plus(LIFETIME));
    }

    /** Pads by hand: tests fill fakes with many sessions, and a format costs more than all the rest. */
    private static String id(long number) {
        String digits = Long.toString(number);
        return PREFIX + "0".repeat(DIGITS - digits.length()) + digits;
    }
}
