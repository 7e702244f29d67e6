package dev.sessions.examples.recipes;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import java.time.Instant;
import java.util.List;

/** The rows of the page "where you're signed in". */
final class SignedInPage {
    private final SessionsPort sessions;

    SignedInPage(SessionsPort sessions) {
        this.sessions = sessions;
    }

    record Row(SessionId id, String address, String userAgent, Instant since, boolean thisDevice) {}

    /** The claim {@code sid} of the caller's verified access token is the id of the current session. */
    List<Row> rows(UserId user, String sid, Instant now) {
        SessionId current = SessionId.of(sid);
        return sessions.listAll(user).stream()
                .filter(session -> session.userId().equals(user) && session.isActive(now))
                .map(session -> row(session, current))
                .toList();
    }

    private static Row row(Session session, SessionId current) {
        return new Row(
                session.id(),
                session.ipAddress().orElse("unknown"),
                session.userAgent().orElse("unknown"),
                session.createdAt(),
                session.hasId(current));
    }
}
