package dev.sessions.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevokerBuilder;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jobs at random: whatever the world holds, whatever fails and whenever the caller is interrupted, the report and the state of
 * the service agree, every session is in exactly one place, and runs that go on with what is left end everything.
 */
class RevocationModelTest {
    private static final int TRIES = 300;
    // Set it and every try is of that job: how its workers meet differs from one to the next.
    private static final String SEED = "sessions.model.seed";

    @Test
    void reportAndServiceAgreeAndTheRestCanBeDoneLater(@TempDir Path folder) {
        Random seeds = new Random();
        for (int number = 1; number <= TRIES; number++) {
            long seed = Long.getLong(SEED, seeds.nextLong());
            RandomJob job = RandomJob.of(seed);
            try {
                runToTheEnd(job, folder.resolve(number + ".txt"));
            } catch (Throwable failure) {
                boolean unused = Thread.interrupted();
                throw new AssertionError(
                        "Try %d, which -D%s=%d repeats, failed: %s%n%s"
                                .formatted(number, SEED, seed, failure.getMessage(), job),
                        failure);
            }
        }
    }

    private static void runToTheEnd(RandomJob job, Path journal) {
        FakeSessions fake = job.service();
        List<UserId> users = job.users();
        WatchedCalls calls = new WatchedCalls(fake, job);
        SessionRevokerBuilder revoker =
                job.revoker(calls).timekeeper(fake.timekeeper()).journal(journal);

        RevocationReport report = job.run(revoker.build());
        boolean interrupted = Thread.interrupted();

        assertAgreement(report, job, fake, calls);
        assertThat(report.complete() && interrupted && report.stoppedBy().isPresent())
                .isFalse();
        assertThat(RevocationReport.load(journal).outcomes()).isEqualTo(report.outcomes());
        assertThat(RevocationReport.load(journal).usersDone()).isEqualTo(report.usersDone());

        calls.neverInterrupt();
        for (int run = 0;
                run < job.runsToTheEnd() && !RevocationReport.load(journal).complete();
                run++) {
            job.run(revoker.resume(RevocationReport.load(journal)).build());
        }

        RevocationReport all = RevocationReport.load(journal);
        assertThat(all.complete()).as("all report complete").isTrue();
        assertThat(all.usersDone()).containsExactlyInAnyOrderElementsOf(users);
        assertThat(users.stream().flatMap(user -> fake.sessionsOf(user).stream()))
                .allSatisfy(session -> {
                    boolean isReported = all.outcomes().stream().anyMatch(outcome -> session.hasId(outcome.session()));
                    assertThat(isActive(session)).isNotEqualTo(isReported);
                    if (!calls.late.contains(session)) {
                        assertThat(isReported).isEqualTo(job.isChosen(session));
                    }
                });
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("sessions-revoker") && thread.isAlive());
    }

    private static boolean isActive(Session session) {
        return session.status().equals(SessionStatus.ACTIVE);
    }

    private static boolean isOpen(FakeSessions fake, RevocationOutcome outcome) {
        return fake.sessionsOf(outcome.user()).stream()
                .anyMatch(session -> session.hasId(outcome.session()) && isActive(session));
    }

    private static void assertAgreement(RevocationReport report, RandomJob job, FakeSessions fake, WatchedCalls calls) {
        Set<SessionId> reported = new HashSet<>();
        for (RevocationOutcome outcome : report.outcomes()) {
            assertThat(reported.add(outcome.session()))
                    .as("%s is once in the report", outcome)
                    .isTrue();
            boolean isOpen = isOpen(fake, outcome);
            boolean asked = calls.asked.contains(outcome.session());
            switch (outcome.result()) {
                case REVOKED, NOT_FOUND -> assertThat(isOpen).as("%s", outcome).isFalse();
                case STILL_LISTED -> throw new AssertionError("The list of the fake never lags: " + outcome);
                case FAILED -> assertThat(asked).as("%s was asked for", outcome).isTrue();
                case NOT_ATTEMPTED -> {
                    assertThat(asked).as("%s was asked for", outcome).isFalse();
                    assertThat(isOpen).as("%s", outcome).isTrue();
                }
            }
            assertThat(outcome.failure().isPresent()).isEqualTo(outcome.result() == RevocationOutcome.Result.FAILED);
        }
        assertThat(reported).as("what was asked for").containsAll(calls.asked);
        assertThat(report.usersDone().stream().flatMap(user -> fake.sessionsOf(user).stream()))
                .allMatch(session -> !isActive(session) || !job.isChosen(session) || calls.late.contains(session));
        Set<UserId> named = new HashSet<>(report.usersDone());
        named.addAll(report.usersNotDone().keySet());
        assertThat(job.users()).containsAll(named);
        if (!job.isOfStream() || report.stoppedBy().isEmpty()) {
            assertThat(named).hasSameSizeAs(job.users());
        }
        assertThat(report.usersDone().size() + report.usersNotDone().size())
                .as("no session is both")
                .isEqualTo(named.size());
        assertThat(report.unknownUsers())
                .isSubsetOf(report.usersDone())
                .allSatisfy(user -> assertThat(calls.late).containsAll(fake.sessionsOf(user)));
        assertThat(report.complete())
                .isEqualTo(report.stoppedBy().isEmpty() && report.usersNotDone().isEmpty());
    }

    /** Records the calls of a port. One call interrupts the thread of the test, and during one call a user signs in. */
    private static final class WatchedCalls implements SessionsPort {
        final Set<SessionId> asked = ConcurrentHashMap.newKeySet();
        final Set<Session> late = ConcurrentHashMap.newKeySet();
        private final FakeSessions port;
        private final RandomJob job;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger calls = new AtomicInteger();
        private volatile int interruptAt;

        WatchedCalls(FakeSessions port, RandomJob job) {
            this.port = port;
            this.job = job;
            this.interruptAt = job.interruptAt();
        }

        void neverInterrupt() {
            interruptAt = 0;
        }

        private void count() {
            int call = calls.incrementAndGet();
            if (call == interruptAt) {
                caller.interrupt();
            }
            if (call == job.signInAt()) {
                late.add(job.signIn(port, job.users().get(0)));
            }
        }

        @Override
        public SessionPage list(UserId user, PageRequest request) {
            count();
            // A few sessions are several pages then, so that a list can fail halfway.
            return port.list(user, small(request));
        }

        private static PageRequest small(PageRequest request) {
            PageRequest small = PageRequest.of(request.order(), 2);
            return request.after().map(small::after).orElse(small);
        }

        @Override
        public Revocation revoke(SessionId session) {
            asked.add(session);
            count();
            return port.revoke(session);
        }
    }
}
