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
import dev.sessions.failure.UserNotFoundException;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Ends many sessions and accounts for every one. Collects first and revokes then, because what a cursor does whose session was
 * revoked is not documented; looks again afterwards for sessions that appeared meanwhile.
 *
 * <p>Give it a port that makes each call once, such as {@code sessions.withoutRetries()}: the revoker asks again itself, with
 * all its workers slowing down as one. Over a port that retries on its own the result is still right, but the pace is not kept.
 *
 * <p>A job ends with a {@link RevocationReport}, whatever happens to it: failures, a deadline, an interrupt (the flag is kept)
 * or a refused key. Only two things are thrown: that a job must not begin, and what {@link RevocationReport#throwIfIncomplete()}
 * throws. Immutable and safe for use by many threads; each job has threads of its own, which end with it.
 */
public final class SessionRevoker {
    private final SessionsPort port;
    private final Options options;

    SessionRevoker(SessionsPort port, Options options) {
        this.port = port;
        this.options = options;
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
     * @throws KeptSessionMissingException when that one is not among the user's sessions: nothing is revoked then, unless
     *     {@link SessionRevokerBuilder#evenIfKeptIsMissing()} is set
     */
    public RevocationReport revokeOthers(UserId user, SessionId keep) {
        requireNonNull(keep, "The session to keep must be given.");
        Selection others = Selection.of(Operation.list(user.value()), session -> !session.is(keep));
        return run(
                Stream.of(user).iterator(),
                options.keptMayBeMissing()
                        ? others
                        : others.onlyIfListed(
                                session -> session.is(keep),
                                KeptSessionMissingException.of(user.value(), keep.value())));
    }

    /** Revokes those sessions of a user that match. */
    public RevocationReport revokeIf(UserId user, Predicate<Session> matching) {
        requireNonNull(user, "The user must be given.");
        return revokeIf(Stream.of(user), matching);
    }

    /**
     * Revokes one session in the name of a user, if it is that user's. The service itself does not check this (SPEC).
     *
     * @throws SessionNotOwnedException when the session is not among the user's sessions: nothing is revoked then
     */
    public RevocationReport revoke(UserId user, SessionId session) {
        requireNonNull(session, "The session must be given.");
        Predicate<Session> wanted = listed -> listed.is(session);
        return run(
                Stream.of(user).iterator(),
                Selection.of(Operation.revoke(session.value()), wanted)
                        .onlyIfListed(wanted, SessionNotOwnedException.of(user.value(), session.value())));
    }

    /** Revokes all sessions of those users. A user who is named twice is dealt with once. */
    public RevocationReport revokeAll(Collection<UserId> users) {
        return revokeAll(users.stream());
    }

    /** Revokes all sessions of those users, who are taken from the stream as the job comes to them. */
    public RevocationReport revokeAll(Stream<UserId> users) {
        return revokeIf(users, session -> true);
    }

    /** Revokes those sessions of those users that match. */
    public RevocationReport revokeIf(Stream<UserId> users, Predicate<Session> matching) {
        requireNonNull(matching, "The sessions to revoke must be told by a predicate.");
        return run(users.iterator(), Selection.of(Operation.list("(none yet)"), matching));
    }

    private RevocationReport run(Iterator<UserId> users, Selection selection) {
        return new RevocationJob(port, options, selection, users).run();
    }

    /**
     * Returns what {@link #revokeIf(UserId, Predicate)} would revoke now, and changes nothing.
     *
     * @throws SessionsException when the sessions cannot be listed
     */
    public RevocationPlan plan(UserId user, Predicate<Session> matching) {
        Brake brake = new Brake();
        try (Account account = new Account(Journal.open(null), options.listener())) {
            List<Session> chosen = new SteadyPort(port, options, brake, account)
                    .stream(user)
                            .filter(RevocationJob::mayBeOpen)
                            .filter(matching)
                            .toList();
            return new RevocationPlan(user, chosen, true);
        } catch (UserNotFoundException e) {
            return new RevocationPlan(user, List.of(), false);
        } catch (JobStopped e) {
            throw brake.failure();
        }
    }
}
