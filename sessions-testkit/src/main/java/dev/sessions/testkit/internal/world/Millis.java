package dev.sessions.testkit.internal.world;

import dev.sessions.Session;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Cuts times to milliseconds: the wire has no finer times (SPEC), and the port must not know more than the wire. */
public final class Millis {
    private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private Millis() {}

    /**
     * Checks that the wire has a form for all times of a session.
     *
     * @throws IllegalArgumentException when a year has not four digits
     */
    public static void requireSendable(Session session) {
        requireSendable(session.createdAt());
        requireSendable(session.updatedAt());
        requireSendable(session.expiresAt());
        session.endedAt().ifPresent(Millis::requireSendable);
    }

    private static void requireSendable(Instant time) {
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new IllegalArgumentException(
                    "A year has four digits on the wire, so it cannot carry the time " + time + ".");
        }
    }

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
