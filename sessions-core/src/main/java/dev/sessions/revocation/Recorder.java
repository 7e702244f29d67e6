package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records what a running job does: in the ledger, then in the journal, then for the listener. The ledger comes first, so that the
 * report is right even when the journal cannot be written.
 */
final class Recorder implements AutoCloseable {
    private final Ledger ledger = new Ledger();
    private final Journal journal;
    private final RevocationListener listener;
    private final Timekeeper time;
    private long waitingUntil;

    Recorder(Journal journal, RevocationListener listener, Timekeeper time) {
        this.journal = journal;
        this.listener = listener;
        this.time = time;
        this.waitingUntil = time.nanoTime();
    }

    /** Records a user as not done, and returns whether the job had not begun the user before. */
    synchronized boolean begin(UserId user) {
        return ledger.begin(user);
    }

    /** Records the sessions to revoke as not attempted, and returns those that no user had before. */
    synchronized List<SessionId> collected(UserId user, Collection<SessionId> sessions) {
        List<SessionId> fresh = new ArrayList<>();
        for (SessionId session : sessions) {
            if (ledger.result(session).isEmpty()) {
                ledger.record(RevocationOutcome.of(user, session, Result.NOT_ATTEMPTED));
                fresh.add(session);
            }
        }
        fresh.forEach(session -> journal.session(user, session, Result.NOT_ATTEMPTED));
        publish();
        return fresh;
    }

    /** Returns the outcome of a session so far; empty when this job did not collect the session. */
    synchronized Optional<Result> result(SessionId session) {
        return ledger.result(session);
    }

    /** Records the outcome of the previous run for a session that this job revokes once more. */
    synchronized void recalled(RevocationOutcome outcome) {
        if (ledger.result(outcome.session()).isEmpty()) {
            record(outcome);
        }
    }

    /** Records the outcome of a collected session. */
    synchronized void settled(RevocationOutcome outcome) {
        boolean revokedTwice = outcome.result() == Result.NOT_FOUND
                && ledger.result(outcome.session()).equals(Optional.of(Result.REVOKED));
        if (!revokedTwice) {
            record(outcome);
        }
    }

    private void record(RevocationOutcome outcome) {
        ledger.record(outcome);
        journal.session(outcome.user(), outcome.session(), outcome.result());
        publish();
    }

    synchronized void done(UserId user, boolean known) {
        ledger.done(user, known);
        journal.user(user, known ? Journal.DONE : Journal.UNKNOWN);
        publish();
    }

    synchronized void notListed(UserId user, Throwable failure) {
        ledger.notListed(user, failure);
        journal.user(user, Journal.NOT_LISTED);
        publish();
    }

    /** Reports to the listener that no worker calls for the given time. */
    synchronized void waiting(Duration pause) {
        long until = time.nanoTime() + pause.toNanos();
        if (until - waitingUntil > 0) {
            waitingUntil = until;
        }
        publish();
    }

    private void publish() {
        try {
            listener.progressed(ledger.progress(Duration.ofNanos(Math.max(0, waitingUntil - time.nanoTime()))));
        } catch (Throwable ignored) {
            // A listener cannot break a job.
        }
    }

    /** Ends the journal of a job that was not stopped. */
    synchronized void finished() {
        journal.finished();
    }

    /** Begins the journal of a job that was stopped before its first entry. */
    synchronized void begun() {
        journal.begun();
    }

    synchronized RevocationReport report(@Nullable Throwable stoppedBy) {
        return new RevocationReport(ledger, stoppedBy == null, stoppedBy);
    }

    @Override
    public synchronized void close() {
        journal.close();
    }
}
