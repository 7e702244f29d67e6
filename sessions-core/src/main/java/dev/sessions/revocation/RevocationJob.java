package dev.sessions.revocation;

import static java.util.Objects.requireNonNull;

import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.PacedPort.Pace;
import dev.sessions.revocation.StopSignal.JobStopped;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run of a revoker over its users: starts the workers, and stops them when it must. */
final class RevocationJob {
    final Options options;
    final Selection selection;
    final PreviousRun previous;
    final Recorder recorder;
    final PacedPort port;
    final WorkQueue queue;
    private final StopSignal stop = new StopSignal();
    private final Workers workers = new Workers();
    private volatile @Nullable SessionsException refusal;

    RevocationJob(SessionsPort port, Options options, Selection selection, Stream<UserId> users) {
        this.options = options;
        this.selection = selection;
        // Before the journal is opened, because a stream that was used before throws here.
        this.queue = new WorkQueue(work(users), stop, options.timekeeper());
        Journal journal = Journal.open(options.journal());
        RevocationReport found = journal.takeFound();
        this.previous = PreviousRun.of(options.resumesJournal() ? found : options.previous());
        this.recorder = new Recorder(journal, options.listener(), options.timekeeper());
        this.port = new PacedPort(port, options, Pace.upTo(options.pace(), options.timekeeper()), stop, recorder);
    }

    private Iterator<? extends Runnable> work(Stream<UserId> users) {
        return users.sequential()
                .filter(this::begin)
                .map(user -> new UserWork(this, user))
                .iterator();
    }

    /** Adds work that begins after the given wait. */
    void addLater(Duration wait, Operation operation, Runnable work) {
        long nanos = options.timekeeper().nanoTime() + wait.toNanos();
        queue.addLater(nanos, () -> {
            port.awaitTime(operation, nanos);
            work.run();
        });
    }

    private boolean begin(UserId user) {
        requireNonNull(user, "A user must not be null.");
        return !previous.isDone(user) && recorder.begin(user);
    }

    /**
     * Runs the job and returns its report.
     *
     * @param named users that the report holds even if the job stopped before them
     * @throws SessionsException when the selection refused to begin; nothing was revoked
     */
    RevocationReport run(Collection<UserId> named) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        if (interrupted) {
            stop.stop(CallFailures.interrupted(selection.operation()));
        } else {
            start();
        }
        try (recorder) {
            if (!interrupted) {
                await();
            }
            if (!stop.isStopped()) {
                recorder.finished();
            } else if (refusal == null) {
                recorder.begun();
            }
        } catch (UncheckedIOException e) {
            // The journal cannot be written.
            stop.stop(e);
        }
        SessionsException refused = refusal;
        if (refused != null) {
            throw refused;
        }
        named.forEach(this::begin);
        return recorder.report(stop.reason());
    }

    private void start() {
        ThreadFactory threads = options.threads();
        try {
            workers.start(options.concurrency(), threads == null ? Workers.daemons() : threads, this::work);
        } catch (Throwable e) {
            // Also a checked exception, which Kotlin throws undeclared. The factory may have started the thread
            // already.
            stop.stop(e);
            try (recorder) {
                throw e;
            }
        }
    }

    /** Waits for the workers. An interrupt of the caller interrupts their calls, and is kept. */
    private void await() {
        boolean interrupted = false;
        while (true) {
            try {
                workers.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
                stop.stop(CallFailures.interrupted(selection.operation()));
                workers.interrupt();
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!queue.isDone()) {
            stop.stop(new IllegalStateException("The threads of the job ended before its work."));
        }
    }

    private void work() {
        try {
            queue.run();
        } catch (InterruptedException e) {
            stop.stop(CallFailures.interrupted(selection.operation()));
        } catch (JobStopped e) {
            // The queue has stopped too.
        } catch (Throwable e) {
            stop.stop(e);
        }
    }

    /** Stops the job if there is a refusal to begin, which {@link #run} then throws, and returns whether there is. */
    boolean refuses(Optional<SessionsException> refused) {
        refused.ifPresent(reason -> {
            refusal = reason;
            stop.stop(reason);
        });
        return refused.isPresent();
    }

    /** Stops the job if its policy stops at the given failure. */
    void failed(Throwable failure) {
        if (options.stopPolicy().stopsAt(failure)) {
            stop.stop(failure);
        }
    }
}
