package dev.sessions.revocation;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.PacedPort.Pace;
import dev.sessions.revocation.StopSignal.JobStopped;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that a job would revoke for a user now. A plan of a resumed job leaves out what the previous run did and holds what
 * that run left. Making a plan changes nothing.
 *
 * <p>Not serializable, because a plan is made when it is needed and not stored.
 */
public final class RevocationPlan {
    private final UserId user;
    private final List<Session> sessions;
    private final List<SessionId> unlistedSessions;
    private final boolean userKnown;
    private final @Nullable SessionsException failure;

    private RevocationPlan(
            UserId user,
            List<Session> sessions,
            List<SessionId> unlistedSessions,
            boolean userKnown,
            @Nullable SessionsException failure) {
        this.user = user;
        this.sessions = sessions;
        this.unlistedSessions = unlistedSessions;
        this.userKnown = userKnown;
        this.failure = failure;
    }

    /** Returns what a job over the selection would begin with, or throws why the job would not begin. */
    static RevocationPlan of(SessionsPort port, Options options, Pace pace, UserId user, Selection selection) {
        PreviousRun previous = PreviousRun.of(options.readPrevious());
        if (previous.isDone(user)) {
            return new RevocationPlan(user, List.of(), List.of(), true, null);
        }
        Listing listing = new Listing(user);
        boolean known = list(listing, port, options, pace);
        UserSelection rule = new UserSelection(user, selection, previous);
        rule.refusal(listing).ifPresent(refused -> {
            throw refused;
        });
        Set<SessionId> chosen = new LinkedHashSet<>(rule.from(listing));
        throwIfPresent(rule.fault());
        if (selection.listsAgain(options)) {
            chosen.addAll(rule.stillListed(listing, session -> Optional.empty()));
        }
        List<Session> listed = listing.sessions()
                .filter(session -> chosen.remove(session.id()))
                .toList();
        return new RevocationPlan(
                user, listed, List.copyOf(chosen), known, listing.failure().orElse(null));
    }

    private static boolean list(Listing listing, SessionsPort port, Options options, Pace pace) {
        StopSignal stop = new StopSignal();
        try (Recorder recorder = new Recorder(Journal.open(null), options.listener(), options.timekeeper())) {
            return listing.read(new PacedPort(port, options, pace, stop, recorder));
        } catch (JobStopped e) {
            // An interrupt, the deadline or a too long wait stopped the plan, each with an exception of its own.
            throw stop.reason() instanceof RuntimeException failure ? failure : e;
        }
    }

    private static void throwIfPresent(@Nullable Throwable fault) {
        if (fault instanceof Error error) {
            throw error;
        }
        if (fault != null) {
            throw fault instanceof RuntimeException e ? e : new UndeclaredThrowableException(fault);
        }
    }

    /** Returns the user. */
    public UserId user() {
        return user;
    }

    /**
     * Returns the listed sessions that would be revoked, newest first. An ended session is among them only if a previous run left it
     * open. Unmodifiable.
     */
    public List<Session> sessions() {
        return sessions;
    }

    /**
     * Returns the sessions that a previous run left and the service does not list any more: a job revokes them all the same, because
     * that run may have ended them without recording it. Empty without a previous run. Unmodifiable.
     */
    public List<SessionId> unlistedSessions() {
        return unlistedSessions;
    }

    /** Returns whether the service knows the user. */
    public boolean userKnown() {
        return userKnown;
    }

    /**
     * Returns why a job would not be done with the user even if it revoked all {@link #sessions()}: a
     * {@link dev.sessions.failure.SessionNotOwnedException} when the list holds sessions of another user, which are not in this
     * plan. Empty when the list holds the user's sessions alone.
     */
    public Optional<SessionsException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public String toString() {
        return "RevocationPlan[user=" + user + (userKnown ? "" : " (unknown)") + ", sessions=" + sessions.size()
                + (unlistedSessions.isEmpty() ? "" : ", unlistedSessions=" + unlistedSessions.size())
                + (failure == null ? "" : ", " + failure.getClass().getSimpleName()) + "]";
    }
}
