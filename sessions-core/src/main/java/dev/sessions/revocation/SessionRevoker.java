package dev.sessions.revocation;

import static java.util.Objects.requireNonNull;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionNotOwnedException;
import dev.sessions.failure.SessionsException;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Ends many sessions and accounts for every one. Collects first and revokes then, because what a cursor does whose session was
 * revoked is not documented; looks again afterwards for sessions that appeared meanwhile, and for those that are still listed:
 * see {@link SessionRevokerBuilder#extraPasses(int)}.
 *
 * <p>Give it a port that makes each call once, such as {@code sessions.withoutRetries()}: the revoker asks again itself, with
 * all its workers slowing down as one. Over a port that retries on its own the result is still right, but the pace is not kept.
 *
 * <p>A job ends with a {@link RevocationReport}, whatever happens to it: failures, a deadline, an interrupt (the flag is kept),
 * a refused key, or a service that asks to wait for more than two minutes. Only two things are thrown: that a job must not
 * begin, and what {@link RevocationReport#throwIfIncomplete()} throws.
 *
 * <p>A session that is listed for a user and bears another user's id, as a cache or a proxy with a wrong key sends it, is never
 * revoked and never reaches a predicate. The user's own sessions are revoked all the same. Some may be missing on such a list, so
 * the user is not done: {@link RevocationReport#usersNotDone()} holds a {@link SessionNotOwnedException} that names both users.
 *
 * <p>Safe for use by many threads. Each job has threads of its own, which end with it.
 */
public final class SessionRevoker {
    private static final String NO_USERS = "The users must be given.";
    private static final String NO_PREDICATE = "The sessions to revoke must be told by a predicate.";

    private final SessionsPort port;
    private final Options options;
    private final Pace planning;

    SessionRevoker(SessionsPort port, Options options) {
        this.port = port;
        this.options = options;
        this.planning = Pace.upTo(options.pace(), options.timekeeper());
    }

    /** Returns a revoker on that port with the defaults, which are told at the options of the {@link #builder}. */
    public static SessionRevoker on(SessionsPort port) {
        return builder(port).build();
    }

    /** Starts a revoker on that port. */
    public static SessionRevokerBuilder builder(SessionsPort port) {
        return new SessionRevokerBuilder(requireNonNull(port, "A revoker needs a port."));
    }

    /**
     * Revokes all sessions of a user. Those that the service itself calls expired or revoked are left alone; one of a status
     * that is not known is revoked. An unknown user is done and marked so.
     */
    public RevocationReport revokeAll(UserId user) {
        return revokeIf(user, session -> true);
    }

    /**
     * Revokes all sessions of a user but one, usually the current one.
     *
     * @throws KeptSessionMissingException when that one is not listed as the user's: nothing is revoked then, unless
     *     {@link SessionRevokerBuilder#evenIfKeptIsMissing()} is set
     */
    public RevocationReport revokeOthers(UserId user, SessionId keep) {
        requireNonNull(user, "The user must be given.");
        requireNonNull(keep, "The session to keep must be given.");
        return run(user, Selection.allBut(user, keep, options.keptMayBeMissing()));
    }

    /**
     * Revokes those sessions of a user that match. The predicate is asked once about each of the user's sessions that is listed,
     * and by several threads at once when there are several users, in no certain order.
     */
    public RevocationReport revokeIf(UserId user, Predicate<Session> matching) {
        requireNonNull(user, "The user must be given.");
        requireNonNull(matching, NO_PREDICATE);
        return run(user, Selection.matching(Operation.list(user.value()), matching));
    }

    /**
     * Revokes one session in the name of a user, if it is that user's. The service itself does not check this (SPEC). The
     * session is not looked for again: the report repeats the service's response to the revoke.
     *
     * @throws SessionNotOwnedException when the session is not among the user's sessions: nothing is revoked then
     */
    public RevocationReport revoke(UserId user, SessionId session) {
        requireNonNull(user, "The user must be given.");
        requireNonNull(session, "The session must be given.");
        return run(user, Selection.only(user, session));
    }

    /** Revokes all sessions of those users. A user who is named twice is dealt with once. */
    public RevocationReport revokeAll(Collection<UserId> users) {
        List<UserId> named = requireNonNull(users, NO_USERS).stream()
                .map(user -> requireNonNull(user, "A user must not be null."))
                .toList();
        return run(named.stream(), named, Selection.matching(Selection.MANY_USERS, session -> true));
    }

    /**
     * Revokes all sessions of those users, who are taken from the stream as the job comes to them, one worker at a time. What the
     * stream throws stops the job. It stays the caller's to close.
     */
    public RevocationReport revokeAll(Stream<UserId> users) {
        return revokeIf(users, session -> true);
    }

    /** Revokes those sessions of those users that match; otherwise like {@link #revokeAll(Stream)}. */
    public RevocationReport revokeIf(Stream<UserId> users, Predicate<Session> matching) {
        requireNonNull(matching, NO_PREDICATE);
        return run(requireNonNull(users, NO_USERS), List.of(), Selection.matching(Selection.MANY_USERS, matching));
    }

    private RevocationReport run(UserId user, Selection selection) {
        return run(Stream.of(user), List.of(user), selection);
    }

    private RevocationReport run(Stream<UserId> users, Collection<UserId> named, Selection selection) {
        return new RevocationJob(port, options, selection, users).run(named);
    }

    /**
     * Returns what {@link #revokeIf(UserId, Predicate)} would revoke now, and changes nothing. All plans
     * of a revoker keep its pace together.
     *
     * @throws SessionsException when the sessions cannot be listed
     */
    public RevocationPlan plan(UserId user, Predicate<Session> matching) {
        requireNonNull(user, "The user must be given.");
        requireNonNull(matching, NO_PREDICATE);
        return RevocationPlan.of(
                port, options, planning, user, Selection.matching(Operation.list(user.value()), matching));
    }

    /**
     * Returns what {@link #revokeOthers(UserId, SessionId)} would revoke now, and changes nothing.
     *
     * @throws KeptSessionMissingException when the session to keep is not among the user's sessions, unless
     *     {@link SessionRevokerBuilder#evenIfKeptIsMissing()} is set
     * @throws SessionsException when the sessions cannot be listed
     */
    public RevocationPlan planOthers(UserId user, SessionId keep) {
        requireNonNull(user, "The user must be given.");
        requireNonNull(keep, "The session to keep must be given.");
        return RevocationPlan.of(
                port, options, planning, user, Selection.allBut(user, keep, options.keptMayBeMissing()));
    }
}
