package dev.sessions.feign;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.revocation.SessionRevokerBuilder;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A job over real HTTP against a service that keeps the limit of the vendor, in real time. Here alone a duration is the result,
 * so it is printed: on a machine that has something else to do it says little. The same in virtual time is asserted in every build.
 */
@Tag("load")
class VendorLimitTest {
    private static final UserId USER = UserId.of("user_1");
    private static final int SESSIONS = 5_000;

    private record Run(RevocationReport report, int rejected) {}

    @Test
    void anOpenPaceFindsTheVendorsLimit() {
        Run run = revokeFiveThousand(SessionRevokerBuilder::openPace);

        assertThat(run.report()).isComplete();
        assertThat(run.rejected()).as("rejected of 5,000").isLessThan(SESSIONS / 50);
    }

    @Test
    void theDefaultPaceIsNeverRejected() {
        Run run = revokeFiveThousand(UnaryOperator.identity());

        assertThat(run.report()).isComplete();
        assertThat(run.rejected()).isZero();
    }

    private static Run revokeFiveThousand(UnaryOperator<SessionRevokerBuilder> pace) {
        FakeSessions fake = FakeSessions.create(Timekeeper.system());
        for (int n = 0; n < SESSIONS; n++) {
            fake.signIn(USER);
        }
        fake.limitRevokes(500, Duration.ofSeconds(10));
        try (FakeSessionsServer server = FakeSessionsServer.start(fake);
                FeignSessions sessions = FeignSessions.builder()
                        .baseUrl(server.baseUrl())
                        .apiKey(server.apiKey())
                        .build()) {
            SessionRevoker revoker = pace.apply(SessionRevoker.builder(sessions.withoutRetries()))
                    // Longer than any right run, so that a wrong one ends too.
                    .deadline(Duration.ofMinutes(4))
                    .build();
            long begin = System.nanoTime();

            RevocationReport report = revoker.revokeAll(USER);

            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            // Every call beyond one for each session was a rejected one.
            int rejected = fake.transcript().revokes() - SESSIONS;
            System.out.printf(
                    "%d sessions in %.1f s over HTTP, %d calls rejected.%n",
                    SESSIONS, taken.toMillis() / 1e3, rejected);
            return new Run(report, rejected);
        }
    }
}
