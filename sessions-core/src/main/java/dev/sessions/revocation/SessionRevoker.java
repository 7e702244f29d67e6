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
import dev.sessions.revocation.PacedPort.Pace;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Revokes many sessions and reports every one. A job lists a user's sessions, revokes them, and lists again for new sessions and for
 * those still listed: see {@link SessionRevokerBuilder#extraPasses(int)}. It lists to the end before the first revoke, because the
 * API does not document what happens to a cursor whose session was revoked.
 *
 * <p>Use a port that makes one attempt per call, such as {@code sessions.withoutRetries()}: the revoker retries, with all its workers
 * at one pace. Over a port that retries the outcomes are right as well, but the pace is not kept.
 *
 * <p>Failures, the deadline, an interrupt (the flag is kept), a refused key and a service that asks to wait for more than two minutes
 * end in a {@link RevocationReport}. A job throws only when it does not begin;
 * {@link RevocationReport#throwIfIncomplete()} throws for everything that is left to do.
 *
 * <p>A session that is listed for a user with another user's id, as a cache or a proxy with a wrong key sends it, is never revoked
 * and never reaches a predicate. The user's own sessions are revoked, but some may be missing on such a list, so the user is not
 * done: {@link RevocationReport#usersNotDone()} holds a {@link SessionNotOwnedException} that names both users.
 *
 * <p>Safe for use by many threads. Each job has its own threads, which end with it.
 */
public final class SessionRevoker {
    private static final String NO_USERS = "users must not be null.";
    private static final String NO_MATCHING = "matching must not be null.";

    private final SessionsPort port;
    private final Options options;
    private final Pace planning;

    SessionRevoker(SessionsPort port, Options options) {
        this.port = port;
        this.options = options;
        this.planning = Pace.upTo(options.pace(), options.timekeeper());
    }

    /** Returns a revoker on the given port, with the defaults of the {@link #builder}. */
    public static SessionRevoker on(SessionsPort port) {
        return builder(port).build();
    }

    /** Returns a builder of a revoker on the given port. */
    public static SessionRevokerBuilder builder(SessionsPort port) {
        return new SessionRevokerBuilder(requireNonNull(port, "port must not be null."));
    }

    /**
     * Revokes all sessions of a user except those listed as expired or revoked. A user that the service does not know is done, and
     * among {@link RevocationReport#unknownUsers()}.
     */
    public RevocationReport revokeAll(UserId user) {
        return revokeIf(user, session -> true);
    }

    /**
     * Revokes all sessions of a user except one, usually the current session.
     *
     * @throws KeptSessionMissingException when the session to keep is not listed as the user's, unless
     *     {@link SessionRevokerBuilder#evenIfKeptIsMissing()} is set; nothing was revoked
     */
    public RevocationReport revokeOthers(UserId user, SessionId keep) {
        requireNonNull(user, "user must not be null.");
        requireNonNull(keep, "keep must not be null.");
        return run(user, Selection.allBut(user, keep, options.keptMayBeMissing()));
    }

    /**
     * Revokes the sessions of a user that match. The predicate is called once for each listed session of the user, and from several
     * threads at once when there are several users.
     */
    public RevocationReport revokeIf(UserId user, Predicate<Session> matching) {
        requireNonNull(user, "user must not be null.");
        requireNonNull(matching, NO_MATCHING);
        return run(user, Selection.matching(Operation.list(user.value()), matching));
    }

    /**
     * Revokes one session of a user. The service does not check whose session it is (SPEC), so the job lists the user's sessions
     * first. It does not list again: the report repeats the service's response to the revoke.
     *
     * @throws SessionNotOwnedException when the session is not among the user's; nothing was revoked
     */
    public RevocationReport revoke(UserId user, SessionId session) {
        requireNonNull(user, "user must not be null.");
        requireNonNull(session, "session must not be null.");
        return run(user, Selection.only(user, session));
    }

    /** Revokes all sessions of the given users, of each user once. */
    public RevocationReport revokeAll(Collection<UserId> users) {
        List<UserId> named = requireNonNull(users, NO_USERS).stream()
                .map(user -> requireNonNull(user, "A user must not be null."))
                .toList();
        return run(named.stream(), named, Selection.matching(Selection.MANY_USERS, session -> true));
    }

    /**
     * Revokes all sessions of the given users. One worker at a time takes the next user from the stream when it needs one. An
     * exception of the stream stops the job. The caller closes the stream.
     */
    public RevocationReport revokeAll(Stream<UserId> users) {
        return revokeIf(users, session -> true);
    }

    /** Revokes the matching sessions of the given users, as {@link #revokeAll(Stream)} does. */
    public RevocationReport revokeIf(Stream<UserId> users, Predicate<Session> matching) {
        requireNonNull(matching, NO_MATCHING);
        return run(requireNonNull(users, NO_USERS), List.of(), Selection.matching(Selection.MANY_USERS, matching));
    }

    private RevocationReport run(UserId user, Selection selection) {
        return run(Stream.of(user), List.of(user), selection);
    }

    private RevocationReport run(Stream<UserId> users, Collection<UserId> named, Selection selection) {
        return new RevocationJob(port, options, selection, users).run(named);
    }

    /**
     * Returns what {@link #revokeIf(UserId, Predicate)} would revoke now, and changes nothing. All plans of a revoker share one pace.
     *
     * @throws SessionsException when the sessions cannot be listed
     */
    public RevocationPlan plan(UserId user, Predicate<Session> matching) {
        requireNonNull(user, "user must not be null.");
        requireNonNull(matching, NO_MATCHING);
        return RevocationPlan.of(
                port, options, planning, user, Selection.matching(Operation.list(user.value()), matching));
    }

    /**
     * Returns what {@link #revokeOthers(UserId, SessionId)} would revoke now, and changes nothing.
     *
     * @throws KeptSessionMissingException as {@code revokeOthers} does
     * @throws SessionsException when the sessions cannot be listed
     */
    public RevocationPlan planOthers(UserId user, SessionId keep) {
        requireNonNull(user, "user must not be null.");
        requireNonNull(keep, "keep must not be null.");
        return RevocationPlan.of(
                port, options, planning, user, Selection.allBut(user, keep, options.keptMayBeMissing()));
    }
}
