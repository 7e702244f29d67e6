package dev.sessions.examples.recipes;

import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;

/** The button "sign out this device". */
final class DeviceSignOut {
    private final SessionsPort sessions;

    DeviceSignOut(SessionsPort sessions) {
        this.sessions = sessions;
    }

    /** Ends a session that the browser named. The service would end anybody's, so look first whose it is. */
    boolean signOut(UserId user, SessionId session) {
        return sessions.find(user, session).isPresent() && sessions.revoke(session) == Revocation.REVOKED;
    }
}
