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

/** The sessions that callers revoked in one round of a soak, with every reported outcome. */
final class SoakLedger {
    private final Map<SessionId, Queue<Revocation>> outcomes = new ConcurrentHashMap<>();

    void asked(SessionId session) {
        outcomes.computeIfAbsent(session, any -> new ConcurrentLinkedQueue<>());
    }

    void reported(SessionId session, Revocation revocation) {
        outcomes.get(session).add(revocation);
    }

    /**
     * Fails if a reported outcome contradicts the final state of a session, or if more sessions
     * ended unreported than responses were lost.
     */
    void agreesWith(List<Session> sessions, long lostResponses) {
        int unreported = 0;
        for (Session session : sessions) {
            boolean ended = session.status().equals(SessionStatus.REVOKED);
            Queue<Revocation> reports = outcomes.get(session.id());
            if (reports == null) {
                assertThat(ended)
                        .as("%s ended although no caller revoked it", session)
                        .isFalse();
                continue;
            }
            int claims = Collections.frequency(reports, Revocation.REVOKED);
            assertThat(claims).as("reports of REVOKED for %s", session).isLessThanOrEqualTo(1);
            if (!reports.isEmpty()) {
                assertThat(ended)
                        .as("%s ended, as reported: %s", session, reports)
                        .isTrue();
            }
            unreported += ended && claims == 0 ? 1 : 0;
        }
        assertThat(unreported).as("sessions that ended unreported").isLessThanOrEqualTo((int) lostResponses);
    }

    /** Returns the number of outcomes REVOKED. */
    long revoked() {
        return outcomes.values().stream()
                .flatMap(Queue::stream)
                .filter(Revocation.REVOKED::equals)
                .count();
    }
}
