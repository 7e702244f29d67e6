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
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.revocation.SessionRevokerBuilder;
import dev.sessions.revocation.StopPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Jobs at random: whatever the world holds, whatever fails and whenever the caller is interrupted, the report and the state of
 * the service agree, every session is in exactly one place, and runs that go on with what is left end everything.
 */
class RevocationModelTest {

    /**
     * One job.
     *
     * @param sessions how many sessions each user has; a user with none is unknown
     * @param onList for some list calls, what goes wrong
     * @param interruptAt at which call the caller is interrupted; zero for never
     */
    record Scene(
            List<Integer> sessions,
            int workers,
            StopPolicy policy,
            int extraPasses,
            Map<Integer, Fault> onList,
            Map<Integer, Fault> onRevoke,
            int interruptAt) {
        List<UserId> users() {
            return IntStream.range(0, sessions.size())
                    .mapToObj(n -> UserId.of("user_" + n))
                    .toList();
        }
    }

    @Provide
    Arbitrary<Scene> scenes() {
        Arbitrary<Fault> faults = Arbitraries.of(
                Fault.status(503),
                Fault.status(500),
                Fault.status(409),
                Fault.status(401),
                Fault.rateLimited(),
                Fault.rateLimited(Duration.ofSeconds(3)),
                Fault.rateLimited(Duration.ofMinutes(5)),
                Fault.resetBeforeAnswer(),
                Fault.lostAnswer());
        Arbitrary<Map<Integer, Fault>> script =
                Arbitraries.maps(Arbitraries.integers().between(1, 12), faults).ofMaxSize(5);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 7).list().ofMinSize(1).ofMaxSize(5),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(StopPolicy.class),
                        Arbitraries.integers().between(0, 2),
                        script,
                        script,
                        Arbitraries.integers().between(0, 20))
                .as(Scene::new);
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void reportAndServiceAgreeAndTheRestCanBeDoneLater(@ForAll("scenes") Scene scene) throws IOException {
        FakeSessions fake = FakeSessions.create();
        List<UserId> users = scene.users();
        for (int n = 0; n < users.size(); n++) {
            for (int count = scene.sessions().get(n); count > 0; count--) {
                fake.signIn(users.get(n));
            }
        }
        scene.onList().forEach(fake::onList);
        scene.onRevoke().forEach(fake::onRevoke);
        WatchedCalls calls = new WatchedCalls(fake, scene.interruptAt());
        Path journal = Files.createTempFile("journal", ".txt");
        try {
            RevocationReport report =
                    revoker(scene, calls, fake, journal).build().revokeAll(users);
            boolean interrupted = Thread.interrupted();

            assertAgreement(report, users, fake, calls);
            assertThat(report.isComplete() && interrupted && report.stoppedBy().isPresent())
                    .isFalse();
            assertThat(RevocationReport.load(journal).outcomes()).isEqualTo(report.outcomes());
            assertThat(RevocationReport.load(journal).usersDone()).isEqualTo(report.usersDone());

            calls.neverInterrupt();
            int runs = scene.onList().size() + scene.onRevoke().size() + 1;
            for (int run = 0; run < runs && !RevocationReport.load(journal).isComplete(); run++) {
                revoker(scene, calls, fake, journal)
                        .resume(RevocationReport.load(journal))
                        .build()
                        .revokeAll(users);
            }

            RevocationReport all = RevocationReport.load(journal);
            assertThat(all.isComplete()).isTrue();
            assertThat(all.usersDone()).containsExactlyInAnyOrderElementsOf(users);
            assertThat(users).allSatisfy(user -> assertThat(open(fake, user)).isEmpty());
            assertThat(all.outcomes())
                    .extracting(RevocationOutcome::session)
                    .containsExactlyInAnyOrderElementsOf(users.stream()
                            .flatMap(user -> fake.sessionsOf(user).stream())
                            .map(Session::id)
                            .toList());
        } finally {
            Files.delete(journal);
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("sessions-revoker") && thread.isAlive());
    }

    private static SessionRevokerBuilder revoker(Scene scene, SessionsPort port, FakeSessions fake, Path journal) {
        return SessionRevoker.builder(port)
                .timekeeper(fake.timekeeper())
                .concurrency(scene.workers())
                .stopPolicy(scene.policy())
                .extraPasses(scene.extraPasses())
                .journal(journal);
    }

    private static Stream<Session> open(FakeSessions fake, UserId user) {
        return fake.sessionsOf(user).stream().filter(session -> session.status().equals(SessionStatus.ACTIVE));
    }

    private static void assertAgreement(
            RevocationReport report, List<UserId> users, FakeSessions fake, WatchedCalls calls) {
        Set<SessionId> reported = new HashSet<>();
        for (RevocationOutcome outcome : report.outcomes()) {
            assertThat(reported.add(outcome.session()))
                    .as("%s is once in the report", outcome)
                    .isTrue();
            boolean isOpen = open(fake, outcome.user()).anyMatch(session -> session.is(outcome.session()));
            boolean asked = calls.asked.contains(outcome.session());
            switch (outcome.result()) {
                case REVOKED, NOT_FOUND -> assertThat(isOpen).as("%s", outcome).isFalse();
                case FAILED -> assertThat(asked).as("%s was asked for", outcome).isTrue();
                case NOT_ATTEMPTED -> {
                    assertThat(asked).as("%s was asked for", outcome).isFalse();
                    assertThat(isOpen).as("%s", outcome).isTrue();
                }
            }
            assertThat(outcome.failure().isPresent()).isEqualTo(outcome.result() == RevocationOutcome.Result.FAILED);
        }
        assertThat(reported).as("what was asked for").containsAll(calls.asked);
        assertThat(report.usersDone())
                .allSatisfy(user -> assertThat(open(fake, user)).isEmpty());
        Set<UserId> named = new HashSet<>(report.usersDone());
        named.addAll(report.usersNotDone().keySet());
        assertThat(named).containsExactlyInAnyOrderElementsOf(users);
        assertThat(report.usersDone().size() + report.usersNotDone().size())
                .as("nobody is both")
                .isEqualTo(named.size());
        assertThat(report.unknownUsers())
                .isSubsetOf(report.usersDone())
                .allSatisfy(user -> assertThat(fake.sessionsOf(user)).isEmpty());
        assertThat(report.isComplete())
                .isEqualTo(report.stoppedBy().isEmpty() && report.usersNotDone().isEmpty());
    }

    /** The port, with what was asked of it; the thread that made this interrupts itself at that call. */
    private static final class WatchedCalls implements SessionsPort {
        final Set<SessionId> asked = ConcurrentHashMap.newKeySet();
        private final SessionsPort port;
        private final Thread caller = Thread.currentThread();
        private final AtomicInteger calls = new AtomicInteger();
        private volatile int interruptAt;

        WatchedCalls(SessionsPort port, int interruptAt) {
            this.port = port;
            this.interruptAt = interruptAt;
        }

        void neverInterrupt() {
            interruptAt = 0;
        }

        private void count() {
            if (calls.incrementAndGet() == interruptAt) {
                caller.interrupt();
            }
        }

        @Override
        public SessionPage list(UserId user, PageRequest request) {
            count();
            return port.list(user, request);
        }

        @Override
        public Revocation revoke(SessionId session) {
            asked.add(session);
            count();
            return port.revoke(session);
        }
    }
}
