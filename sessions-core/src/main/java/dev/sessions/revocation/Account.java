package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the books of a job: what became of every session and user, in memory, in the journal and for the listener. Memory comes
 * first, so that the report is right whatever happens to the journal.
 */
final class Account implements AutoCloseable {
    private final Map<SessionId, RevocationOutcome> outcomes = new LinkedHashMap<>();
    private final Map<UserId, Optional<Throwable>> open = new LinkedHashMap<>();
    private final Set<UserId> done = new LinkedHashSet<>();
    private final Set<UserId> unknown = new LinkedHashSet<>();
    private final Journal journal;
    private final RevocationListener listener;
    private final Timekeeper time;
    private long waitingUntil;
    private long gone;
    private long failed;

    Account(Journal journal, RevocationListener listener, Timekeeper time) {
        this.journal = journal;
        this.listener = listener;
        this.time = time;
        this.waitingUntil = time.nanoTime();
    }

    /** Begins with a user, and returns whether that is new: one that was begun before is left alone. */
    synchronized boolean begin(UserId user) {
        return !done.contains(user) && open.putIfAbsent(user, Optional.empty()) == null;
    }

    /** Notes the sessions that are to be revoked, and returns those that were not noted before, for whichever user. */
    synchronized List<SessionId> collected(UserId user, Collection<SessionId> sessions) {
        List<SessionId> fresh = new ArrayList<>();
        for (SessionId session : sessions) {
            if (outcomes.putIfAbsent(session, RevocationOutcome.of(user, session, Result.NOT_ATTEMPTED)) == null) {
                fresh.add(session);
            }
        }
        fresh.forEach(session -> journal.session(user, session, Result.NOT_ATTEMPTED));
        tell();
        return fresh;
    }

    /** Returns what became of a session so far; empty when it was not noted in this job. */
    synchronized Optional<Result> result(SessionId session) {
        return Optional.ofNullable(outcomes.get(session)).map(RevocationOutcome::result);
    }

    /** Notes how a session went in an earlier run that is asked for again. */
    synchronized void recalled(RevocationOutcome outcome) {
        if (outcomes.putIfAbsent(outcome.session(), outcome) == null) {
            count(outcome.result(), 1);
            journal.session(outcome.user(), outcome.session(), outcome.result());
            tell();
        }
    }

    /** Notes what became of a session that was noted before. A later result takes the place of an earlier one. */
    synchronized void settled(RevocationOutcome outcome) {
        Result before = result(outcome.session()).orElse(Result.NOT_ATTEMPTED);
        if (before == Result.REVOKED && outcome.result() == Result.NOT_FOUND) {
            // Asked for twice: the first revoke ended it.
            return;
        }
        outcomes.put(outcome.session(), outcome);
        count(before, -1);
        count(outcome.result(), 1);
        journal.session(outcome.user(), outcome.session(), outcome.result());
        tell();
    }

    private void count(Result result, int difference) {
        if (result.isGone()) {
            gone += difference;
        } else if (result != Result.NOT_ATTEMPTED) {
            failed += difference;
        }
    }

    synchronized void done(UserId user, boolean known) {
        open.remove(user);
        done.add(user);
        if (!known) {
            unknown.add(user);
        }
        journal.user(user, known ? Journal.DONE : Journal.UNKNOWN);
        tell();
    }

    synchronized void notListed(UserId user, Throwable failure) {
        open.put(user, Optional.of(failure));
        journal.user(user, Journal.NOT_LISTED);
        tell();
    }

    /** Notes that nobody calls for that long. */
    synchronized void waiting(Duration pause) {
        long until = time.nanoTime() + pause.toNanos();
        if (until - waitingUntil > 0) {
            waitingUntil = until;
        }
        tell();
    }

    private void tell() {
        Duration waiting = Duration.ofNanos(Math.max(0, waitingUntil - time.nanoTime()));
        try {
            listener.progressed(new RevocationProgress(done.size(), outcomes.size(), gone, failed, waiting));
        } catch (Throwable dropped) {
            // The job matters more than who looks on.
        }
    }

    /** Ends the books of a job that was not stopped. */
    synchronized void finished() {
        journal.finished();
    }

    /** Notes that a job began which was stopped before there was anything to note. */
    synchronized void begun() {
        journal.begun();
    }

    synchronized RevocationReport report(@Nullable Throwable stoppedBy) {
        return new RevocationReport(outcomes.values(), done, unknown, open, stoppedBy == null, stoppedBy);
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}
