package dev.sessions;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Lists and ends the sessions of users.
 *
 * <p>An adapter writes the two operations of the API (SPEC), {@link #list(UserId, PageRequest)} and
 * {@link #revoke(SessionId)}; everything else is built on them. Implementations are safe for use by many threads.
 *
 * <p>Every method throws a {@link dev.sessions.failure.SessionsException} when the service refuses, fails, cannot be
 * reached or sends a response that cannot be trusted, and {@link NullPointerException} for a null argument. An empty
 * result always means that the service said so.
 *
 * <p>A decorator passes arguments, pages and exceptions on as they are: it makes no calls of its own, adds neither a cause nor a
 * suppressed exception to a failure, and caches no page. The contract in sessions-testkit tests a decorator over the fake, with
 * {@code ContractSubject.onFake}.
 */
public interface SessionsPort {

    /**
     * Returns one page of a user's sessions. For all of them use {@link #stream(UserId)} or {@link #listAll(UserId)}.
     *
     * <p>The page is what the service sent. The API is said to list active sessions only (DOC), but nothing recorded
     * proves it; static mock servers list the sessions of another user; and a session may appear twice. A page for people keeps
     * the sessions with {@code session.userId().equals(user) && session.isActive(now)}.
     *
     * @throws dev.sessions.failure.UserNotFoundException when the service knows no such user
     */
    SessionPage list(UserId user, PageRequest request);

    /**
     * Ends a session: its next refresh fails. An access token that was already issued stays valid until it expires (DOC).
     *
     * <p>The service does not check whose session it is (SPEC). If the id comes from a browser, make sure first that it is
     * the signed-in user's, for instance with {@link #find(UserId, SessionId)}.
     *
     * @return whether the service ended the session or knows no such session
     */
    Revocation revoke(SessionId session);

    /**
     * Returns all sessions of a user, newest first, fetched page by page as they are asked for: see
     * {@link #stream(UserId, Walk)}.
     */
    default Stream<Session> stream(UserId user) {
        return stream(user, Walk.newestFirst());
    }

    /**
     * Returns the sessions of a user in the order of the walk, fetched page by page as they are asked for.
     *
     * <p>No request is made before the first session is asked for, and no page is fetched before the sessions on the one
     * before it are used up. It returns what the pages hold: a session that is on two pages, because the user signed in meanwhile,
     * appears twice. Filter it for people as {@link #list} says. The stream is sequential, and holds no resource: it need not be
     * closed. The terminal operation throws a failure, after the sessions before it.
     *
     * @throws dev.sessions.failure.PagingException from the terminal operation, when the service repeats a cursor or a
     *     ceiling of the walk is reached
     */
    default Stream<Session> stream(UserId user, Walk walk) {
        requireNonNull(user, "A listing needs a user.");
        requireNonNull(walk, "A stream of sessions needs a walk.");
        return StreamSupport.stream(new WalkSpliterator(this, user, walk), false);
    }

    /**
     * Returns all sessions of a user, newest first, each id once: if the pages hold a session twice, the first one counts.
     * Unmodifiable. Fails as a whole rather than return a part. Filter it for people as {@link #list} says.
     */
    default List<Session> listAll(UserId user) {
        Set<SessionId> met = new HashSet<>();
        return stream(user).filter(session -> met.add(session.id())).toList();
    }

    /**
     * Returns the session with the given id if it belongs to the user: it is on the user's list and has the user's id. The API has
     * no call for this (SPEC): pages are fetched, newest first, until the session is found.
     */
    default Optional<Session> find(UserId user, SessionId session) {
        requireNonNull(session, "A search needs a session id.");
        return stream(user)
                .filter(candidate ->
                        candidate.hasId(session) && candidate.userId().equals(user))
                .findFirst();
    }
}
