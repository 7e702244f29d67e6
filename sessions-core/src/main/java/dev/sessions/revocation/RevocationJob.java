package dev.sessions.revocation;

import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.PermissionDeniedException;
import dev.sessions.failure.ServiceAnswer;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** One run over some users: collects the sessions of a user, revokes them, and looks again for new ones. */
final class RevocationJob {
    private final Options options;
    private final Selection selection;
    private final Brake brake = new Brake();
    private final Account account;
    private final SessionsPort port;
    private final WorkQueue queue;
    private final Thread caller = Thread.currentThread();
    private final Map<UserId, Set<SessionId>> goneBefore = new HashMap<>();
    private volatile @Nullable SessionsException refusal;

    RevocationJob(SessionsPort port, Options options, Selection selection, Iterator<UserId> users) {
        this.options = options;
        this.selection = selection;
        this.account = new Account(Journal.open(options.journal()), options.listener());
        this.port = new SteadyPort(port, options, brake, account);
        RevocationReport earlier = options.earlier();
        if (earlier != null) {
            earlier.outcomes().stream()
                    .filter(outcome -> outcome.result().isGone())
                    .forEach(this::noteGone);
        }
        this.queue = new WorkQueue(listings(users, earlier == null ? Set.of() : earlier.usersDone()), brake);
    }

    private void noteGone(RevocationOutcome outcome) {
        goneBefore.computeIfAbsent(outcome.user(), user -> new HashSet<>()).add(outcome.session());
    }

    private Iterator<Runnable> listings(Iterator<UserId> users, Set<UserId> doneBefore) {
        Stream<UserId> all = StreamSupport.stream(Spliterators.spliteratorUnknownSize(users, 0), false);
        return all.filter(user -> !doneBefore.contains(user))
                .filter(account::begin)
                .map(user -> (Runnable) () -> collect(new UserWork(user)))
                .iterator();
    }

    /**
     * Does the job and returns what became of it.
     *
     * @throws SessionsException when the selection refused to begin; nothing was revoked
     */
    RevocationReport run() {
        try (account) {
            Crew crew = Crew.start(options.concurrency(), options.executor(), this::work);
            boolean interrupted = awaitAll(crew);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        SessionsException refused = refusal;
        if (refused != null) {
            throw refused;
        }
        return account.report(brake.reason());
    }

    /** Waits for the workers, and returns whether the caller was interrupted meanwhile: then they are told to stop. */
    private boolean awaitAll(Crew crew) {
        boolean interrupted = false;
        while (true) {
            try {
                crew.await();
                return interrupted;
            } catch (InterruptedException e) {
                interrupted = true;
                brake.pull(ServiceAnswer.interrupted(selection.operation()));
                crew.interrupt();
            }
        }
    }

    private void work() {
        try {
            for (Runnable next = queue.take(); next != null; next = queue.take()) {
                try {
                    next.run();
                } finally {
                    queue.finished();
                }
            }
        } catch (InterruptedException e) {
            brake.pull(ServiceAnswer.interrupted(selection.operation()));
        } catch (JobStopped e) {
            // Others see it too.
        } catch (RuntimeException e) {
            brake.pull(e);
        } finally {
            forgetInterrupt();
        }
    }

    /** An interrupt that stopped the job must not reach what a thread of the caller's executor does next. */
    private void forgetInterrupt() {
        if (brake.isPulled() && Thread.currentThread() != caller) {
            boolean unused = Thread.interrupted();
        }
    }

    private void collect(UserWork user) {
        List<Session> listed;
        try {
            listed = port.listAll(user.id);
        } catch (UserNotFoundException e) {
            if (user.passes > 0 || !refuses(List.of())) {
                account.done(user.id, user.passes > 0);
            }
            return;
        } catch (SessionsException e) {
            account.notListed(user.id, e);
            failed(e);
            return;
        }
        if (user.passes == 0 && refuses(listed)) {
            return;
        }
        user.passes++;
        List<SessionId> fresh = listed.stream()
                .filter(RevocationJob::mayBeOpen)
                .filter(selection.chosen())
                .map(Session::id)
                .filter(user.asked::add)
                .toList();
        if (fresh.isEmpty()) {
            finish(user);
            return;
        }
        account.collected(user.id, fresh);
        user.pending = fresh.size();
        queue.add(fresh.stream()
                .map(session -> (Runnable) () -> revoke(user, session))
                .toList());
    }

    private boolean refuses(List<Session> listed) {
        SessionsException refused = selection.refusal(listed).orElse(null);
        if (refused != null) {
            refusal = refused;
            brake.pull(refused);
        }
        return refused != null;
    }

    /** Only the service's own word that a session has ended counts; a status that is not known may be anything. */
    static boolean mayBeOpen(Session session) {
        return !session.status().equals(SessionStatus.EXPIRED)
                && !session.status().equals(SessionStatus.REVOKED);
    }

    private void revoke(UserWork user, SessionId session) {
        account.settled(ask(user, session));
        if (user.isPassOver()) {
            if (user.passes <= options.extraPasses()) {
                queue.add(List.of(() -> collect(user)));
            } else {
                finish(user);
            }
        }
    }

    private RevocationOutcome ask(UserWork user, SessionId session) {
        try {
            Result result = port.revoke(session) == Revocation.REVOKED ? Result.REVOKED : Result.NOT_FOUND;
            return RevocationOutcome.of(user.id, session, result);
        } catch (JobStopped e) {
            throw e;
        } catch (RuntimeException e) {
            user.failed = true;
            failed(e);
            return RevocationOutcome.failed(user.id, session, e);
        }
    }

    private void finish(UserWork user) {
        if (!user.failed) {
            account.done(user.id, true);
        }
    }

    /** Stops the job where no later call could fare better: what is no failure of the service is a fault of the program. */
    private void failed(RuntimeException failure) {
        boolean hopeless = !(failure instanceof SessionsException)
                || failure instanceof AuthenticationRefusedException
                || failure instanceof PermissionDeniedException
                || failure instanceof MisconfiguredException
                || failure instanceof CallInterruptedException;
        if (hopeless || options.stopPolicy() == StopPolicy.AT_FIRST_FAILURE) {
            brake.pull(failure);
        }
    }

    /** How far the job is with one user. One worker at a time has it, except while its sessions are being revoked. */
    private final class UserWork {
        private final UserId id;
        private final Set<SessionId> asked = new HashSet<>();
        private int passes;
        private int pending;
        private volatile boolean failed;

        UserWork(UserId id) {
            this.id = id;
            asked.addAll(goneBefore.getOrDefault(id, Set.of()));
        }

        /** Counts one session of this pass as dealt with, and returns whether it was the last. */
        synchronized boolean isPassOver() {
            return --pending == 0;
        }
    }
}
