package dev.sessions.revocation;

import static java.util.function.Predicate.not;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The work on one user: collects the sessions, revokes them, and looks again for new ones. One worker at a time has it, except
 * while its sessions are being revoked.
 */
final class UserWork implements Runnable {
    private final RevocationJob job;
    private final UserId id;
    private final AtomicInteger pending = new AtomicInteger();
    // What was decided about the sessions that were listed so far: the predicate is asked about each once.
    private final Map<SessionId, Boolean> verdicts = new HashMap<>();
    private int passes;
    private boolean known = true;
    private volatile boolean failed;

    UserWork(RevocationJob job, UserId id) {
        this.job = job;
        this.id = id;
    }

    /** Collects what is to be revoked now, and adds it to the work of the job. */
    @Override
    public void run() {
        List<Session> listed = new ArrayList<>();
        List<SessionId> chosen;
        try {
            boolean found = list(job.port, id, listed);
            if (passes == 0) {
                known = found;
            }
            if (passes == 0 && job.refuses(listed)) {
                return;
            }
            chosen = choose(listed);
        } catch (JobStopped e) {
            job.account.collected(id, choose(listed));
            throw e;
        } catch (Throwable e) {
            job.account.notListed(id, e);
            job.failed(e);
            // Not attempted, because the rest of the list may tell that the job must not begin.
            job.account.collected(id, choose(listed));
            return;
        }
        passes++;
        List<SessionId> fresh = job.account.collected(id, chosen);
        if (fresh.isEmpty()) {
            finish();
            return;
        }
        pending.set(fresh.size());
        job.queue.add(
                fresh.stream().map(session -> (Runnable) () -> revoke(session)).toList());
    }

    /**
     * Adds what is listed to the given list, so that it is not lost when the listing fails halfway. Returns whether the service
     * knows the user.
     */
    static boolean list(SessionsPort port, UserId user, List<Session> listed) {
        try {
            port.stream(user).forEach(listed::add);
            return true;
        } catch (UserNotFoundException e) {
            if (!listed.isEmpty()) {
                // Unknown in the middle of a list: what is behind it was not seen.
                throw e;
            }
            return false;
        }
    }

    private List<SessionId> choose(List<Session> listed) {
        List<Session> open = listed.stream().filter(UserWork::mayBeOpen).toList();
        Stream<SessionId> chosen =
                open.stream().filter(this::isChosen).map(Session::id).filter(not(job.earlier::isGone));
        return Stream.concat(chosen, leftOver(open)).toList();
    }

    private boolean isChosen(Session session) {
        return verdicts.computeIfAbsent(
                session.id(), id -> job.selection.chosen().test(session));
    }

    /** Returns what an earlier run left and is not listed now: that run may have ended it and not lived to note it. */
    private Stream<SessionId> leftOver(List<Session> open) {
        Set<SessionId> listed = open.stream().map(Session::id).collect(Collectors.toSet());
        return job.earlier.left(id).stream().filter(job.selection.choosable()).filter(not(listed::contains));
    }

    /** Only the service's own word that a session has ended counts; a status that is not known may be anything. */
    static boolean mayBeOpen(Session session) {
        return !session.status().equals(SessionStatus.EXPIRED)
                && !session.status().equals(SessionStatus.REVOKED);
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
            failed = true;
            job.failed(e);
            return RevocationOutcome.failed(id, session, e);
        }
    }

    private void finish() {
        if (!failed) {
            job.account.done(id, known);
        }
    }
}
