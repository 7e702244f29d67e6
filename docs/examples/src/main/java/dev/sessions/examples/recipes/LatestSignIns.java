package dev.sessions.examples.recipes;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Fetches no more pages than needed. */
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

    /** Returns one page of ten sessions; a web page carries the cursor in its links. */
    SessionPage ten(UserId user, Optional<String> cursor) {
        PageRequest first = PageRequest.newestFirst(10);
        return sessions.list(user, cursor.map(first::after).orElse(first));
    }
}
