package dev.sessions.testkit;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.revocation.SessionRevokerBuilder;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A job and the limit of the vendor, in virtual time. */
class VendorLimitTest {
    private static final UserId USER = UserId.of("user_1");
    private static final int SESSIONS = 5_000;

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);

    private void revokeFiveThousand(UnaryOperator<SessionRevokerBuilder> options) {
        for (int n = 0; n < SESSIONS; n++) {
            fake.signIn(USER);
        }
        fake.limitRevokes(500, Duration.ofSeconds(10));
        // One worker, because the clock moves on while the machine keeps one of several from running.
        SessionRevokerBuilder builder =
                SessionRevoker.builder(fake).timekeeper(clock).concurrency(1).extraPasses(0);
        RevocationReport report = options.apply(builder).build().revokeAll(USER);
        assertThat(report).isComplete();
    }

    private Duration taken() {
        return Duration.ofNanos(clock.nanoTime());
    }

    /** Every revoke beyond one for each session was rejected. */
    private int rejected() {
        return fake.transcript().revokes() - SESSIONS;
    }

    @Test
    void aHighCeilingFindsTheVendorsLimit() {
        revokeFiveThousand(builder -> builder.pace(100));

        assertThat(taken()).as("taken, ideal: 100 s").isLessThanOrEqualTo(Duration.ofSeconds(115));
        assertThat(rejected()).as("rejected, of 5,000").isBetween(1, 20);
    }

    @Test
    void theDefaultPaceIsNeverRejected() {
        revokeFiveThousand(builder -> builder);

        assertThat(taken()).as("taken, ideal: 125 s").isLessThanOrEqualTo(Duration.ofSeconds(130));
        assertThat(rejected()).as("rejected").isZero();
    }
}
