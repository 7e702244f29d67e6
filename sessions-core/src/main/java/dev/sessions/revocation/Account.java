package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps the books of a job: what became of every session and user, in memory, in the journal and for the listener. */
final class Account implements AutoCloseable {
    private final Map<SessionId, RevocationOutcome> outcomes = new LinkedHashMap<>();
    private final Map<UserId, Optional<Throwable>> open = new LinkedHashMap<>();
    private final Set<UserId> done = new LinkedHashSet<>();
    private final Set<UserId> unknown = new LinkedHashSet<>();
    private final RevocationListener listener;
    private final Journal journal;
    private long gone;
    private long failed;

    Account(Journal journal, RevocationListener listener) {
        this.journal = journal;
        this.listener = listener;
    }

    /** Begins with a user, and returns whether that is new: one that was begun before is left alone. */
    synchronized boolean begin(UserId user) {
        return !done.contains(user) && open.putIfAbsent(user, Optional.empty()) == null;
    }

    synchronized void collected(UserId user, Collection<SessionId> sessions) {
        for (SessionId session : sessions) {
            RevocationOutcome outcome = RevocationOutcome.of(user, session, Result.NOT_ATTEMPTED);
            outcomes.put(session, outcome);
            journal.write(outcome);
        }
        tell(Duration.ZERO);
    }

    synchronized void settled(RevocationOutcome outcome) {
        outcomes.put(outcome.session(), outcome);
        if (outcome.result().isGone()) {
            gone++;
        } else {
            failed++;
        }
        journal.write(outcome);
        tell(Duration.ZERO);
    }

    synchronized void done(UserId user, boolean known) {
        open.remove(user);
        done.add(user);
        if (!known) {
            unknown.add(user);
        }
        journal.done(user, known);
        tell(Duration.ZERO);
    }

    synchronized void notListed(UserId user, Throwable failure) {
        open.put(user, Optional.of(failure));
        tell(Duration.ZERO);
    }

    synchronized void waiting(Duration pause) {
        tell(pause);
    }

    synchronized RevocationReport report(@Nullable Throwable stoppedBy) {
        return new RevocationReport(outcomes.values(), done, unknown, open, stoppedBy);
    }

    private void tell(Duration waiting) {
        try {
            listener.progressed(new RevocationProgress(done.size(), outcomes.size(), gone, failed, waiting));
        } catch (RuntimeException dropped) {
            // The job matters more than who looks on.
        }
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}
