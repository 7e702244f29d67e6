package dev.sessions.sdks;

import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import java.time.Duration;
import java.util.List;

/** The same on the port. */
final class OnThePort {
    private final SessionsPort sessions;

    OnThePort(SessionsPort sessions) {
        this.sessions = sessions;
    }

    List<Session> active(UserId user) {
        return sessions.listAll(user).stream()
                .filter(session -> session.status().equals(SessionStatus.ACTIVE))
                .toList();
    }

    boolean signOut(UserId user, SessionId session) {
        return sessions.find(user, session).isPresent() && sessions.revoke(session) == Revocation.REVOKED;
    }

    RevocationReport signOutOthers(UserId user, SessionId current) {
        return SessionRevoker.on(sessions).revokeOthers(user, current);
    }

    String devices(UserId user) {
        try {
            return active(user).size() + " devices";
        } catch (RateLimitedException e) {
            return "come back in "
                    + e.retryAfter().orElse(Duration.ofSeconds(10)).toSeconds() + " s";
        }
    }
}
