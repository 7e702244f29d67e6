package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.SessionId;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome;
import dev.sessions.revocation.RevocationOutcome.Result;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job whose process ends after the server received some of the revokes, and the next run. */
@Timeout(120)
class KilledJobTest {
    private static final int USERS = 60;
    private static final int SEEN = 20;
    private static final int CONCURRENCY = 8;

    private final Gate gate = new Gate();
    private final FakeSessions fake = FakeSessions.create(gate);

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    @TempDir
    private Path folder;

    private Set<SessionId> sessions = Set.of();

    /** Holds the response to one revoke until the gate is opened. */
    private static final class Gate implements Timekeeper {
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch opened = new CountDownLatch(1);

        @Override
        public Instant now() {
            return Timekeeper.system().now();
        }

        @Override
        public long nanoTime() {
            return Timekeeper.system().nanoTime();
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            reached.countDown();
            opened.await();
        }
    }

    @BeforeEach
    void signManyIn() throws IOException {
        List<UserId> users =
                IntStream.range(0, USERS).mapToObj(i -> UserId.of("user_" + i)).toList();
        sessions = users.stream().map(user -> fake.signIn(user).id()).collect(Collectors.toSet());
        Files.write(file("users"), users.stream().map(UserId::value).toList());
        fake.onRevoke(SEEN, Fault.latency(Duration.ofSeconds(1)));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private Forked start() throws IOException, InterruptedException {
        Forked job = Forked.against(
                server,
                "revoke-all",
                "--users-from",
                file("users").toString(),
                "--yes",
                "--report",
                file("first").toString());
        gate.reached.await();
        return job;
    }

    private Run goOn(String... options) {
        return Run.against(
                server,
                Stream.concat(
                                Stream.of(
                                        "revoke-all",
                                        "--users-from",
                                        file("users").toString(),
                                        "--yes"),
                                Stream.of(options))
                        .toArray(String[]::new));
    }

    @Test
    void isFinishedByTheNextRunAfterAKill() throws IOException, InterruptedException {
        try (Forked job = start()) {
            assertThat(job.kill()).isEqualTo(137);
        }
        gate.opened.countDown();
        awaitEffects();
        RevocationReport first = RevocationReport.load(file("first"));

        Run run = goOn(
                "--resume", file("first").toString(), "--report", file("second").toString());

        assertThat(run.exitCode()).isZero();
        RevocationReport second = RevocationReport.load(file("second"));
        assertThat(first.complete()).as("first report complete").isFalse();
        assertThat(gone(first)).hasSizeBetween(SEEN - CONCURRENCY, USERS - 1);
        assertThat(second.complete()).as("second report complete").isTrue();
        assertThat(Stream.of(first, second)
                        .flatMap(report -> gone(report).stream())
                        .collect(Collectors.toSet()))
                .isEqualTo(sessions);
        assertAskedTwiceAreNotFound(second);
    }

    /** Requests that arrived before the kill still take effect. */
    private void awaitEffects() {
        while (fake.transcript().revokes() < asked().size()) {
            Thread.onSpinWait();
        }
    }

    private void assertAskedTwiceAreNotFound(RevocationReport report) {
        Map<String, Long> asked =
                asked().stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        Set<String> twice = asked.entrySet().stream()
                .filter(each -> each.getValue() > 1)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(asked)
                .hasSize(USERS)
                .allSatisfy((session, times) -> assertThat(times).isLessThanOrEqualTo(2));
        assertThat(twice).hasSizeBetween(1, CONCURRENCY);
        assertThat(report.outcomes())
                .filteredOn(outcome -> outcome.result() == Result.NOT_FOUND)
                .extracting(outcome -> outcome.session().value())
                .containsExactlyInAnyOrderElementsOf(twice);
    }

    /** Returns the sessions of the revoke requests, in their order. */
    private List<String> asked() {
        return server.received().stream()
                .filter(request -> request.method().equals("POST"))
                .map(request -> request.body().replaceAll(".*\"(session_[^\"]*)\".*", "$1"))
                .toList();
    }

    private static Set<SessionId> gone(RevocationReport report) {
        return report.outcomes().stream()
                .filter(outcome -> outcome.result().isGone())
                .map(RevocationOutcome::session)
                .collect(Collectors.toSet());
    }

    @Test
    void accountsForEveryCallWhenItIsAskedToEnd() throws IOException, InterruptedException {
        String out;
        try (Forked job = start()) {
            assertThat(job.terminate()).startsWith("Stopping: ");
            gate.opened.countDown();
            assertThat(job.waitFor()).isEqualTo(143);
            assertThat(job.errLines()).first().isEqualTo("Stopped, as requested.");
            out = job.out();
        }
        RevocationReport first = RevocationReport.load(file("first"));

        assertThat(out).contains(" revoked, ", "users: " + first.usersDone().size() + " done, ");
        assertThat(first.complete()).as("first report complete").isFalse();
        assertThat(first.outcomes())
                .filteredOn(outcome -> outcome.result() != Result.NOT_ATTEMPTED)
                .extracting(outcome -> outcome.session().value())
                .containsAll(asked());
        assertThat(goOn("--resume", file("first").toString()).exitCode()).isZero();
        assertThat(gone(RevocationReport.load(file("first")))).isEqualTo(sessions);
        assertThat(RevocationReport.load(file("first")).complete())
                .as("complete")
                .isTrue();
    }
}
