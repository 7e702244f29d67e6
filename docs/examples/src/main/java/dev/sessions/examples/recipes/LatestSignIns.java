package dev.sessions.examples.recipes;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Ways to fetch no more than is needed. */
final class LatestSignIns {
    private final SessionsPort sessions;

    LatestSignIns(SessionsPort sessions) {
        this.sessions = sessions;
    }

    List<Session> since(UserId user, Instant time) {
        return sessions.stream(user)
                .takeWhile(session -> session.createdAt().isAfter(time))
                .toList();
    }

    /** A web page shows ten at a time and carries the cursor in its links. */
    SessionPage ten(UserId user, Optional<String> cursor) {
        PageRequest first = PageRequest.newestFirst(10);
        return sessions.list(user, cursor.map(first::after).orElse(first));
    }
}
