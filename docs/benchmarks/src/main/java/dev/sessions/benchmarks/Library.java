package dev.sessions.benchmarks;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.feign.FeignSessions;
import java.net.URI;

/** This library with its own settings. */
final class Library implements Subject {
    private final FeignSessions sessions;

    Library(String url) {
        this.sessions = FeignSessions.builder()
                .apiKey("sk_test_benchmark")
                .baseUrl(URI.create(url))
                .build();
    }

    @Override
    public Object list(String user, int limit) {
        return sessions.list(UserId.of(user), PageRequest.newestFirst(limit));
    }

    @Override
    public Object revoke(String session) {
        return sessions.revoke(SessionId.of(session));
    }

    @Override
    public int walk(String user) {
        return Math.toIntExact(sessions.stream(UserId.of(user))
                .filter(s -> !s.id().value().isEmpty())
                .count());
    }

    @Override
    public void close() {
        sessions.close();
    }
}
