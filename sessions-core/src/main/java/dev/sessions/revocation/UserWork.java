package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The work on one user: collects the sessions, revokes them, and looks again for new ones and for those that are gone by the
 * word of the service and listed all the same. One worker at a time has it, except while its sessions are being revoked.
 */
final class UserWork implements Runnable {
    // How long the list of a service may lag behind its revokes.
    private static final Duration LAG = Duration.ofSeconds(2);

    private final RevocationJob job;
    private final UserId id;
    private final AtomicInteger pending = new AtomicInteger();
    private final Choice choice;
    private int passes;
    private boolean known = true;
    private boolean askedAgain;
    private volatile boolean incomplete;

    UserWork(RevocationJob job, UserId id) {
        this.job = job;
        this.id = id;
        this.choice = new Choice(id, job.selection, job.earlier);
    }

    /** Collects what is to be revoked now, and adds it to the work of the job. */
    @Override
    public void run() {
        Listing listing = new Listing(id);
        Throwable failure = list(listing);
        if (failure == null && passes == 0 && job.refuses(listing)) {
            return;
        }
        List<SessionId> chosen = choice.from(listing);
        if (failure == null) {
            failure = choice.fault();
        }
        if (failure != null) {
            fail(failure, chosen);
            return;
        }
        if (job.selection.growing()) {
            listing.failure().ifPresent(this::distrust);
        }
        List<SessionId> fresh = job.account.collected(id, chosen);
        if (passes == 0) {
            leaveSpared();
        }
        passes++;
        revoke(fresh, next(!fresh.isEmpty(), listing));
    }

    /** Returns what is to do after the revokes of this pass. */
    private Runnable next(boolean found, Listing listing) {
        if (!job.selection.growing() || job.options.extraPasses() == 0) {
            return this::finish;
        }
        List<SessionId> stillListed = choice.stillListed(listing, job.account);
        if (askedAgain) {
            stillListed.forEach(this::giveUp);
            return this::finish;
        }
        if (found && passes <= job.options.extraPasses()) {
            return this::lookAgain;
        }
        return stillListed.isEmpty()
                ? this::finish
                : () -> job.addLater(LAG, Operation.list(id.value()), () -> askAgain(stillListed));
    }

    private void lookAgain() {
        job.queue.add(List.of(this));
    }

    private void askAgain(List<SessionId> sessions) {
        askedAgain = true;
        sessions.forEach(session -> job.earlier.gone(session).ifPresent(job.account::recalled));
        revoke(sessions, this::lookAgain);
    }

    private void giveUp(SessionId session) {
        incomplete = true;
        job.account.settled(RevocationOutcome.of(id, session, Result.STILL_LISTED));
    }

    /** Returns what the listing failed with, if it did. */
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

    /** Notes what was chosen as not attempted: the rest of the list might tell that the job must not begin. */
    private void fail(Throwable failure, List<SessionId> chosen) {
        if (failure instanceof JobStopped stopped) {
            job.account.collected(id, chosen);
            throw stopped;
        }
        job.account.notListed(id, failure);
        job.failed(failure);
        job.account.collected(id, chosen);
    }

    /** Notes that the list holds sessions of others, so that some of the user's may be missing. The user is not done with it. */
    private void distrust(Throwable failure) {
        incomplete = true;
        job.account.notListed(id, failure);
        job.failed(failure);
    }

    /** Notes what an earlier run left and this one must not end: the user is not done with that. */
    private void leaveSpared() {
        List<SessionId> spared = choice.spared();
        if (!spared.isEmpty()) {
            job.account.collected(id, spared);
            incomplete = true;
        }
    }

    private void revoke(List<SessionId> sessions, Runnable next) {
        if (sessions.isEmpty()) {
            next.run();
            return;
        }
        pending.set(sessions.size());
        job.queue.add(sessions.stream()
                .map(session -> (Runnable) () -> {
                    job.account.settled(ask(session));
                    if (pending.decrementAndGet() == 0) {
                        next.run();
                    }
                })
                .toList());
    }

    private RevocationOutcome ask(SessionId session) {
        try {
            Result result = switch (job.port.revoke(session)) {
                case REVOKED -> Result.REVOKED;
                case NOT_FOUND -> Result.NOT_FOUND;
            };
            return RevocationOutcome.of(id, session, result);
        } catch (JobStopped e) {
            throw e;
        } catch (Throwable e) {
            incomplete = true;
            job.failed(e);
            return RevocationOutcome.failed(id, session, e);
        }
    }

    private void finish() {
        if (!incomplete) {
            job.account.done(id, known);
        }
    }
}
