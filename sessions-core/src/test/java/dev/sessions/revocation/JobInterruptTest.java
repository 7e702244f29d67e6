package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.numberedIds;
import static dev.sessions.revocation.Service.results;
import static dev.sessions.revocation.Service.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Revocation;
import dev.sessions.UserId;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.Operation;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An interrupt of the caller ends a job and its waits. */
@Timeout(30)
class JobInterruptTest {
    @TempDir
    Path folder;

    private final Service service = new Service();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment());

    @AfterEach
    void clearTheFlag() {
        Thread.interrupted();
    }

    @Test
    void anInterruptStopsTheJobWithTheReportInHand() throws Exception {
        Path journal = folder.resolve("journal");
        CountDownLatch stuck = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        service.with(ALICE, numberedIds(6)).on("revoke s2", () -> {
            caller.interrupt();
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw CallFailures.interrupted(Operation.revoke("s2"));
            }
        });

        RevocationReport report =
                builder.concurrency(1).journal(journal).build().revokeAll(ALICE);

        assertThat(Thread.interrupted()).as("the flag").isTrue();
        assertThat(results(report))
                .containsExactly(
                        Result.REVOKED,
                        Result.REVOKED,
                        Result.FAILED,
                        Result.NOT_ATTEMPTED,
                        Result.NOT_ATTEMPTED,
                        Result.NOT_ATTEMPTED);
        assertThat(report.outcomes().get(2).failure()).containsInstanceOf(CallInterruptedException.class);
        assertThat(report.stoppedBy()).containsInstanceOf(CallInterruptedException.class);
        assertThat(RevocationReport.load(journal)).isEqualTo(report);
    }

    @Test
    void anInterruptEndsAWaitForTheServiceToo() throws Exception {
        service.with(ALICE, numberedIds(4)).failing("s1", Service.rateLimited(Duration.ofSeconds(60)));

        RevocationReport report = revokeAllAndInterruptTheWait();

        assertThat(report.outcomes()).hasSize(4);
        assertThat(report.outcomes().get(1).result()).isEqualTo(Result.FAILED);
    }

    @Test
    void anInterruptEndsTheWaitForAListThatLagsToo() throws Exception {
        service.with(ALICE, numberedIds(2)).stuck("s1", Revocation.REVOKED);

        RevocationReport report = revokeAllAndInterruptTheWait();

        assertThat(report.count(Result.REVOKED)).isEqualTo(2);
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
    }

    private RevocationReport revokeAllAndInterruptTheWait() throws InterruptedException {
        CountDownLatch asleep = new CountDownLatch(1);
        Thread caller = Thread.currentThread();
        Thread alarm = new Thread(() -> {
            awaitUnchecked(asleep);
            caller.interrupt();
        });
        alarm.start();

        RevocationReport report =
                builder.timekeeper(new Sleepless(asleep)).concurrency(2).build().revokeAll(ALICE);
        assertThat(Thread.interrupted()).as("the flag").isTrue();
        alarm.join();
        assertThat(report.stoppedBy()).containsInstanceOf(CallInterruptedException.class);
        return report;
    }

    @Test
    void aJobThatStopsDoesNotWaitForAListThatLags() {
        UserId bob = user("user_bob");
        CountDownLatch asleep = new CountDownLatch(1);
        service.with(ALICE, numberedIds(1)).stuck("s0", Revocation.REVOKED).failing("user_bob", Service.status(401));
        service.on("list user_bob", () -> awaitUnchecked(asleep));

        RevocationReport report =
                builder.timekeeper(new Sleepless(asleep)).concurrency(2).build().revokeAll(List.of(ALICE, bob));

        assertThat(report.stoppedBy()).containsInstanceOf(AuthenticationRefusedException.class);
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE, bob);
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A time in which every long wait lasts until an interrupt. */
    private static final class Sleepless extends Moment {
        private final CountDownLatch asleep;

        Sleepless(CountDownLatch asleep) {
            this.asleep = asleep;
        }

        @Override
        public void sleep(Duration duration) throws InterruptedException {
            if (duration.toSeconds() > 0) {
                asleep.countDown();
                new CountDownLatch(1).await();
            }
            super.sleep(duration);
        }
    }
}
