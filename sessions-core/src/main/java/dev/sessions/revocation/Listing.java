package dev.sessions.revocation;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.SessionNotOwnedException;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UserNotFoundException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sessions that the service lists for a user. Sessions with another user's id are kept apart: a cache or a proxy with a wrong
 * key can list them, and a job for this user must not revoke them.
 */
final class Listing {
    private final UserId user;
    private final List<Session> own = new ArrayList<>();
    private final Map<SessionId, UserId> foreign = new LinkedHashMap<>();

    Listing(UserId user) {
        this.user = user;
    }

    /**
     * Lists the sessions of the user, and keeps those before a failure.
     *
     * @return whether the service knows the user
     */
    boolean read(SessionsPort port) {
        try {
            port.stream(user).forEach(this::add);
            return true;
        } catch (UserNotFoundException e) {
            if (!own.isEmpty() || !foreign.isEmpty()) {
                // The user became unknown between two pages, so the sessions of the later ones were not seen.
                throw e;
            }
            return false;
        }
    }

    private void add(Session session) {
        if (session.userId().equals(user)) {
            own.add(session);
        } else {
            foreign.put(session.id(), session.userId());
        }
    }

    /** Returns whether the session is listed as the user's, and not as another user's as well. */
    boolean isOwn(SessionId session) {
        return sessions().anyMatch(each -> each.hasId(session));
    }

    /** Returns whether the session is listed as another user's. */
    boolean isForeign(SessionId session) {
        return foreign.containsKey(session);
    }

    /** Returns the user's sessions, without those that are listed as another user's as well. */
    Stream<Session> sessions() {
        return own.stream().filter(session -> !isForeign(session.id()));
    }

    /** Returns the user's sessions that may be open: neither expired nor revoked. A session of an unknown status may be open. */
    Stream<Session> open() {
        return sessions()
                .filter(session -> !session.status().equals(SessionStatus.EXPIRED)
                        && !session.status().equals(SessionStatus.REVOKED));
    }

    /** Returns the failure that names the first session of another user; empty when there is none. */
    Optional<SessionsException> failure() {
        return foreign.entrySet().stream()
                .findFirst()
                .map(entry -> SessionNotOwnedException.listedFor(
                        user.value(), entry.getKey().value(), entry.getValue().value()));
    }
}
