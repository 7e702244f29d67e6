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
 * A job over real HTTP against a service that keeps the vendor's limit, in real time: the promises need a machine that is not busy.
 * Every build checks them in virtual time.
 */
@Tag("load")
class VendorLimitTest {
    private static final UserId USER = UserId.of("user_1");
    private static final int SESSIONS = 5_000;

    @Test
    void aHighCeilingFindsTheVendorsLimit() {
        revokeFiveThousand(builder -> builder.pace(100), Duration.ofSeconds(115), 20);
    }

    @Test
    void theDefaultPaceIsNeverRejected() {
        revokeFiveThousand(builder -> builder, Duration.ofSeconds(130), 0);
    }

    private static void revokeFiveThousand(
            UnaryOperator<SessionRevokerBuilder> options, Duration longest, int mostRejected) {
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
            SessionRevoker revoker = options.apply(SessionRevoker.builder(sessions.withoutRetries())
                            // Longer than any correct run, so that a wrong one ends too.
                            .deadline(Duration.ofMinutes(4)))
                    .build();
            long begin = System.nanoTime();

            RevocationReport report = revoker.revokeAll(USER);

            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            // Every revoke beyond one for each session was rejected.
            int rejected = fake.transcript().revokes() - SESSIONS;
            System.out.printf(
                    "%d sessions in %.1f s over HTTP, %d calls rejected.%n",
                    SESSIONS, taken.toMillis() / 1e3, rejected);
            assertThat(report).isComplete();
            assertThat(taken).as("taken").isLessThanOrEqualTo(longest);
            assertThat(rejected).as("rejected, of 5,000").isLessThanOrEqualTo(mostRejected);
        }
    }
}
