package dev.sessions.revocation;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a job would revoke for a user as things are now. Making it changes nothing.
 *
 * <p>Not serializable on purpose: what would end is to be looked up when it is needed, not kept.
 */
public final class RevocationPlan {
    private final UserId user;
    private final List<Session> sessions;
    private final boolean userKnown;

    RevocationPlan(UserId user, Collection<Session> sessions, boolean userKnown) {
        this.user = user;
        this.sessions = List.copyOf(sessions);
        this.userKnown = userKnown;
    }

    /** Returns what a job over that selection of a user's sessions would begin with, or throws what it would refuse to begin with. */
    static RevocationPlan of(SessionsPort port, Options options, Pace pace, UserId user, Selection selection) {
        Brake brake = new Brake();
        Account nobody = new Account(Journal.open(null), options.listener(), options.timekeeper());
        List<Session> listed = new ArrayList<>();
        boolean known;
        try {
            known = UserWork.list(new SteadyPort(port, options, pace, brake, nobody), user, listed);
        } catch (JobStopped e) {
            throw brake.failure();
        }
        Earlier earlier = Earlier.of(options.earlier());
        selection.refusal(listed, earlier).ifPresent(refused -> {
            throw refused;
        });
        Map<SessionId, Session> chosen = new LinkedHashMap<>();
        listed.stream()
                .filter(UserWork::mayBeOpen)
                .filter(session -> earlier.hasLeft(user, session.id())
                        ? selection.choosable().test(session.id())
                        : selection.chosen().test(session) && !earlier.isGone(session.id()))
                .forEach(session -> chosen.putIfAbsent(session.id(), session));
        return new RevocationPlan(user, chosen.values(), known);
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
    public boolean userKnown() {
        return userKnown;
    }

    @Override
    public String toString() {
        return "RevocationPlan[user=" + user + (userKnown ? "" : " (unknown)") + ", sessions=" + sessions.size() + "]";
    }
}
