package dev.sessions.examples.recipes;

import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import java.util.Optional;

/** The button "sign out this device". */
final class DeviceSignOut {
    private final SessionsPort sessions;

    DeviceSignOut(SessionsPort sessions) {
        this.sessions = sessions;
    }

    /** A browser may send anything. Returns nothing for text that cannot be an id: a 404, not a 500. */
    static Optional<SessionId> sessionId(String fromBrowser) {
        try {
            return Optional.of(SessionId.of(fromBrowser));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Ends a session that the browser named, if it belongs to the user. The service itself ends any user's session. */
    boolean signOut(UserId user, SessionId session) {
        return sessions.find(user, session).isPresent() && sessions.revoke(session) == Revocation.REVOKED;
    }
}
