package dev.sessions.revocation;

import static java.util.Objects.requireNonNull;

import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run over some users: sets workers to the work on each, and stops them when it must. */
final class RevocationJob {
    final Options options;
    final Selection selection;
    final Earlier earlier;
    final Account account;
    final PacedPort port;
    final WorkQueue queue;
    private final Brake brake = new Brake();
    private volatile @Nullable SessionsException refusal;

    RevocationJob(SessionsPort port, Options options, Selection selection, Stream<UserId> users) {
        this.options = options;
        this.selection = selection;
        Journal journal = Journal.open(options.journal());
        RevocationReport found = journal.takeFound();
        this.earlier = Earlier.of(options.resumesJournal() ? found : options.earlier());
        this.queue = new WorkQueue(work(users), brake, options.timekeeper());
        this.account = new Account(journal, options.listener(), options.timekeeper());
        this.port = new PacedPort(port, options, Pace.upTo(options.pace(), options.timekeeper()), brake, account);
    }

    private Iterator<? extends Runnable> work(Stream<UserId> users) {
        return users.sequential()
                .filter(this::begin)
                .map(user -> new UserWork(this, user))
                .iterator();
    }

    /** Adds work to the queue that is not begun before that wait is over. */
    void addLater(Duration wait, Operation operation, Runnable work) {
        long nanos = options.timekeeper().nanoTime() + wait.toNanos();
        queue.addLater(nanos, () -> {
            port.awaitTime(operation, nanos);
            work.run();
        });
    }

    private boolean begin(UserId user) {
        requireNonNull(user, "A user must not be null.");
        return !earlier.isDone(user) && account.begin(user);
    }

    /**
     * Does the job and returns what became of it.
     *
     * @param named the users, as far as they are known without asking for them: none of them is missing in the report
     * @throws SessionsException when the selection refused to begin; nothing was revoked
     */
    RevocationReport run(Collection<UserId> named) {
        try (account) {
            if (Thread.currentThread().isInterrupted()) {
                brake.pull(CallFailures.interrupted(selection.operation()));
            }
            await(start());
            if (!brake.isPulled()) {
                account.finished();
            } else if (refusal == null) {
                account.begun();
            }
        } catch (UncheckedIOException e) {
            brake.pull(e);
        }
        SessionsException refused = refusal;
        if (refused != null) {
            throw refused;
        }
        named.forEach(this::begin);
        return account.report(brake.reason());
    }

    private Crew start() {
        Crew crew = new Crew(brake, this::work);
        crew.start(options.concurrency(), options.executor());
        return crew;
    }

    /** Waits for the workers. An interrupt of the caller makes them stop at once, and is kept. */
    private void await(Crew crew) {
        boolean interrupted = false;
        while (true) {
            try {
                crew.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                brake.slam(CallFailures.interrupted(selection.operation()));
                crew.close();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
            brake.pull(CallFailures.interrupted(selection.operation()));
            Thread.currentThread().interrupt();
        } catch (JobStopped e) {
            // The queue has stopped too.
        } catch (Throwable e) {
            brake.pull(e);
        }
    }

    /** Returns whether the selection refuses to begin, given what is listed. Then the job stops. */
    boolean refuses(Listing listed) {
        SessionsException refused = selection.refusal(listed, earlier).orElse(null);
        if (refused != null) {
            refusal = refused;
            brake.pull(refused);
        }
        return refused != null;
    }

    /** Stops the job after a failure, if it is to stop at such a one. */
    void failed(Throwable failure) {
        if (options.stopPolicy().stopsAt(failure)) {
            brake.pull(failure);
        }
    }
}
