package dev.sessions.testkit;

import dev.sessions.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Cuts times to milliseconds: the wire has no finer ones (SPEC), and the port must not know more than the wire. */
final class Millis {
    private Millis() {}

    static Instant of(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    static Session of(Session session) {
        return session.toBuilder()
                .createdAt(of(session.createdAt()))
                .updatedAt(of(session.updatedAt()))
                .expiresAt(of(session.expiresAt()))
                .endedAt(session.endedAt().map(Millis::of).orElse(null))
                .build();
    }
}
