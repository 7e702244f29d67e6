package dev.sessions.revocation;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.SessionsException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a job would revoke for a user as things are now. Making it changes nothing.
 *
 * <p>Not serializable on purpose: what would end is to be looked up when it is needed, not kept.
 */
public final class RevocationPlan {
    private final UserId user;
    private final List<Session> sessions;
    private final boolean userKnown;
    private final @Nullable SessionsException failure;

    private RevocationPlan(
            UserId user, Collection<Session> sessions, boolean userKnown, @Nullable SessionsException failure) {
        this.user = user;
        this.sessions = List.copyOf(sessions);
        this.userKnown = userKnown;
        this.failure = failure;
    }

    /** Returns what a job over that selection of a user's sessions would begin with, or throws what it would refuse to begin with. */
    static RevocationPlan of(SessionsPort port, Options options, Pace pace, UserId user, Selection selection) {
        StopSignal stop = new StopSignal();
        Account nobody = new Account(Journal.open(null), options.listener(), options.timekeeper());
        Listing listing = new Listing(user);
        boolean known;
        try {
            known = listing.read(new PacedPort(port, options, pace, stop, nobody));
        } catch (JobStopped e) {
            // Only an interrupt, the deadline and a service that asks to wait too long stop a plan.
            throw stop.reason() instanceof RuntimeException failure ? failure : e;
        }
        Earlier earlier = Earlier.of(options.lookAtEarlier());
        selection.refusal(listing, earlier).ifPresent(refused -> {
            throw refused;
        });
        Map<SessionId, Session> chosen = new LinkedHashMap<>();
        listing.open()
                .filter(session -> earlier.hasLeft(user, session.id())
                        ? selection.choosable().test(session.id())
                        : selection.chosen().test(session) && !earlier.isGone(session.id()))
                .forEach(session -> chosen.putIfAbsent(session.id(), session));
        return new RevocationPlan(
                user, chosen.values(), known, listing.failure().orElse(null));
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

    /**
     * Returns why a job would not be done with the user even if it revoked all {@link #sessions()}: a
     * {@link dev.sessions.failure.SessionNotOwnedException} when the list holds sessions of another user. They are not in this
     * plan. Empty when the list holds the user's sessions alone.
     */
    public Optional<SessionsException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return "RevocationPlan[user=" + user + (userKnown ? "" : " (unknown)") + ", sessions=" + sessions.size()
                + (failure == null ? "" : ", " + failure.getClass().getSimpleName()) + "]";
    }
}
