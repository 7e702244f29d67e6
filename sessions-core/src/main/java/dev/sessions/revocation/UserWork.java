package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.revocation.RevocationOutcome.Result;
import dev.sessions.revocation.StopSignal.JobStopped;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The work on one user: collects the sessions, revokes them, then lists again for new sessions and for sessions that are gone and
 * still listed. One worker at a time has it, except while its sessions are being revoked.
 */
final class UserWork implements Runnable {
    // How long the list of a service may lag behind its revokes.
    private static final Duration LAG = Duration.ofSeconds(2);

    private final RevocationJob job;
    private final Recorder recorder;
    private final UserId user;
    private final UserSelection selection;
    private int passes;
    private boolean known = true;
    private boolean revokedAgain;
    private volatile boolean incomplete;

    UserWork(RevocationJob job, UserId user) {
        this.job = job;
        this.recorder = job.recorder;
        this.user = user;
        this.selection = new UserSelection(user, job.selection, job.previous);
    }

    /** Collects the sessions to revoke now, and adds them to the work of the job. */
    @Override
    public void run() {
        Listing listing = new Listing(user);
        Throwable failure = list(listing);
        if (failure == null && passes == 0 && job.refuses(selection.refusal(listing))) {
            return;
        }
        List<SessionId> chosen = selection.from(listing);
        failure = failure == null ? selection.fault() : failure;
        if (failure != null) {
            fail(failure, chosen);
            return;
        }
        if (job.selection.growing()) {
            listing.failure().ifPresent(this::notListed);
        }
        List<SessionId> fresh = recorder.collected(user, chosen);
        if (passes == 0 && !selection.excluded().isEmpty()) {
            incomplete = true;
            recorder.collected(user, selection.excluded());
        }
        passes++;
        revoke(fresh, next(!fresh.isEmpty(), listing));
    }

    /** Returns the failure of the listing; null when it succeeded. */
    private @Nullable Throwable list(Listing listing) {
        try {
            boolean found = listing.read(job.port);
            if (passes == 0) {
                known = found;
            }
            return null;
        } catch (Throwable e) {
            return e;
        }
    }

    /** Records the chosen sessions as not attempted: the rest of the list may show that the job must not begin. */
    private void fail(Throwable failure, List<SessionId> chosen) {
        if (!(failure instanceof JobStopped)) {
            notListed(failure);
        }
        recorder.collected(user, chosen);
        if (failure instanceof JobStopped stopped) {
            throw stopped;
        }
    }

    /** Records that some sessions of the user may not have been listed, so the user is not done. */
    private void notListed(Throwable failure) {
        incomplete = true;
        recorder.notListed(user, failure);
        job.failed(failure);
    }

    /** Returns what follows the revokes of this pass. */
    private Runnable next(boolean found, Listing listing) {
        if (!job.selection.listsAgain(job.options)) {
            return this::finish;
        }
        List<SessionId> stillListed = selection.stillListed(listing, recorder::result);
        if (revokedAgain) {
            stillListed.forEach(session -> settle(RevocationOutcome.of(user, session, Result.STILL_LISTED)));
            return this::finish;
        }
        if (found && passes <= job.options.extraPasses()) {
            return () -> job.queue.add(this);
        }
        return stillListed.isEmpty()
                ? this::finish
                : () -> job.addLater(LAG, Operation.list(user.value()), () -> revokeAgain(stillListed));
    }

    private void revokeAgain(List<SessionId> sessions) {
        revokedAgain = true;
        for (SessionId session : sessions) {
            job.previous
                    .gone(session)
                    .ifPresent(outcome -> recorder.recalled(RevocationOutcome.of(user, session, outcome.result())));
        }
        revoke(sessions, () -> job.queue.add(this));
    }

    private void revoke(List<SessionId> sessions, Runnable next) {
        job.queue.add(
                sessions.stream()
                        .map(session -> (Runnable) () -> settle(revoke(session)))
                        .toList(),
                next);
    }

    private RevocationOutcome revoke(SessionId session) {
        try {
            return RevocationOutcome.of(
                    user,
                    session,
                    switch (job.port.revoke(session)) {
                        case REVOKED -> Result.REVOKED;
                        case NOT_FOUND -> Result.NOT_FOUND;
                    });
        } catch (JobStopped e) {
            throw e;
        } catch (Throwable e) {
            job.failed(e);
            return RevocationOutcome.failed(user, session, e);
        }
    }

    private void settle(RevocationOutcome outcome) {
        if (!outcome.result().isGone()) {
            incomplete = true;
        }
        recorder.settled(outcome);
    }

    private void finish() {
        if (!incomplete) {
            recorder.done(user, known);
        }
    }
}
