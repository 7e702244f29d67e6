package dev.sessions.revocation;

import static java.util.function.Predicate.not;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The work on one user: collects the sessions, revokes them, and looks again for new ones. One worker at a time has it, except
 * while its sessions are being revoked.
 */
final class UserWork implements Runnable {
    private final RevocationJob job;
    private final UserId id;
    private final AtomicInteger pending = new AtomicInteger();
    private final Verdicts verdicts;
    private int passes;
    private boolean known = true;
    private volatile boolean incomplete;

    UserWork(RevocationJob job, UserId id) {
        this.job = job;
        this.id = id;
        this.verdicts = new Verdicts(job.selection.chosen());
    }

    /** Collects what is to be revoked now, and adds it to the work of the job. */
    @Override
    public void run() {
        Listing listing = new Listing(id);
        Throwable failure = list(listing);
        if (failure == null && passes == 0 && job.refuses(listing)) {
            return;
        }
        List<SessionId> chosen = choose(listing);
        if (failure == null) {
            failure = verdicts.fault();
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
        if (fresh.isEmpty()) {
            finish();
            return;
        }
        pending.set(fresh.size());
        job.queue.add(
                fresh.stream().map(session -> (Runnable) () -> revoke(session)).toList());
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

    /**
     * Returns what an earlier run left, listed or not: that run chose it, and may have ended it and not lived to note it. And what
     * is chosen now.
     */
    private List<SessionId> choose(Listing listing) {
        Stream<SessionId> left =
                job.earlier.left(id).stream().filter(job.selection.choosable()).filter(not(listing::isForeign));
        Stream<SessionId> chosen =
                listing.open().filter(verdicts).map(Session::id).filter(not(job.earlier::isGone));
        return Stream.concat(left, chosen).toList();
    }

    /** Notes what an earlier run left and this one must not end: the user is not done with that. */
    private void leaveSpared() {
        List<SessionId> spared = job.earlier.left(id).stream()
                .filter(not(job.selection.choosable()))
                .toList();
        if (!spared.isEmpty()) {
            job.account.collected(id, spared);
            incomplete = true;
        }
    }

    private void revoke(SessionId session) {
        job.account.settled(ask(session));
        if (pending.decrementAndGet() > 0) {
            return;
        }
        if (job.selection.growing() && passes <= job.options.extraPasses()) {
            job.queue.add(List.of(this));
        } else {
            finish();
        }
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
