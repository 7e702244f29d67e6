package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Which sessions were to be revoked in one round of a soak, and what all callers were told of each. */
final class SoakLedger {
    private final Map<SessionId, Queue<Revocation>> told = new ConcurrentHashMap<>();

    void asked(SessionId session) {
        told.computeIfAbsent(session, any -> new ConcurrentLinkedQueue<>());
    }

    void told(SessionId session, Revocation revocation) {
        told.get(session).add(revocation);
    }

    /**
     * Fails when a caller was told what is not so of one of these sessions, as they are in the end, or when more of them were
     * ended without anybody hearing of it than responses were lost.
     */
    void agreesWith(List<Session> sessions, long lostResponses) {
        int unheard = 0;
        for (Session session : sessions) {
            boolean ended = session.status().equals(SessionStatus.REVOKED);
            Queue<Revocation> responses = told.get(session.id());
            if (responses == null) {
                assertThat(ended)
                        .as("%s was ended though nobody asked", session)
                        .isFalse();
                continue;
            }
            int claims = Collections.frequency(responses, Revocation.REVOKED);
            assertThat(claims).as("claims to have revoked %s", session).isLessThanOrEqualTo(1);
            if (!responses.isEmpty()) {
                assertThat(ended)
                        .as("%s was ended as told: %s", session, responses)
                        .isTrue();
            }
            unheard += ended && claims == 0 ? 1 : 0;
        }
        assertThat(unheard).as("sessions that nobody was told to have revoked").isLessThanOrEqualTo((int)
                lostResponses);
    }

    /** Returns how often a caller was told that it ended a session. */
    long revoked() {
        return told.values().stream()
                .flatMap(Queue::stream)
                .filter(Revocation.REVOKED::equals)
                .count();
    }
}
