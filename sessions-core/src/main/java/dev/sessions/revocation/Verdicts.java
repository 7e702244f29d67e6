package dev.sessions.revocation;

import dev.sessions.Session;
import dev.sessions.SessionId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a predicate said about the sessions of one user. It is asked about each once, and not any more when it has thrown. */
final class Verdicts implements Predicate<Session> {
    private final Predicate<Session> predicate;
    private final Map<SessionId, Boolean> known = new HashMap<>();
    private @Nullable Throwable fault;

    Verdicts(Predicate<Session> predicate) {
        this.predicate = predicate;
    }

    @Override
    public boolean test(Session session) {
        Boolean verdict = known.get(session.id());
        if (verdict == null && fault == null) {
            try {
                verdict = predicate.test(session);
                known.put(session.id(), verdict);
            } catch (Throwable e) {
                fault = e;
            }
        }
        return Boolean.TRUE.equals(verdict);
    }

    /** Returns what the predicate threw, if it did. */
    @Nullable
    Throwable fault() {
        return fault;
    }
}
