package dev.sessions.revocation;

import dev.sessions.Session;
import dev.sessions.UserId;
import java.util.Collection;
import java.util.List;

/** What a job would revoke for a user as things are now. Making it changes nothing. */
public final class RevocationPlan {
    private final UserId user;
    private final List<Session> sessions;
    private final boolean userKnown;

    RevocationPlan(UserId user, Collection<Session> sessions, boolean userKnown) {
        this.user = user;
        this.sessions = List.copyOf(sessions);
        this.userKnown = userKnown;
    }

    /** Returns the user. */
    public UserId user() {
        return user;
    }

    /** Returns the sessions that would be revoked, newest first. Unmodifiable. */
    public List<Session> sessions() {
        return sessions;
    }

    /** Returns whether the service knows the user. */
    public boolean isUserKnown() {
        return userKnown;
    }

    @Override
    public String toString() {
        return "RevocationPlan[user=" + user + (userKnown ? "" : " (unknown)") + ", sessions=" + sessions.size() + "]";
    }
}
