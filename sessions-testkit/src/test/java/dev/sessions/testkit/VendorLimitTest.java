package dev.sessions.testkit;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A job and the limit of the vendor, in virtual time. */
class VendorLimitTest {
    private static final UserId USER = UserId.of("user_1");
    private static final int SESSIONS = 5_000;

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);

    private RevocationReport revokeFiveThousand(boolean openPace) {
        for (int n = 0; n < SESSIONS; n++) {
            fake.signIn(USER);
        }
        fake.limitRevokes(500, Duration.ofSeconds(10));
        // One worker: the clock does not stand still for several, so that it would run ahead of those whom the machine
        // keeps waiting.
        var builder =
                SessionRevoker.builder(fake).timekeeper(clock).concurrency(1).extraPasses(0);
        return (openPace ? builder.openPace() : builder).build().revokeAll(USER);
    }

    /** Every call beyond one for each session was a rejected one. */
    private int rejected() {
        return fake.transcript().revokes() - SESSIONS;
    }

    @Test
    void anOpenPaceFindsTheVendorsLimit() {
        RevocationReport report = revokeFiveThousand(true);

        assertThat(report).isComplete();
        assertThat(Duration.ofNanos(clock.nanoTime())).as("ideal: 100 s").isLessThan(Duration.ofSeconds(115));
        assertThat(rejected()).as("of 5,000").isBetween(1, 99);
    }

    @Test
    void theDefaultPaceIsNeverRejected() {
        RevocationReport report = revokeFiveThousand(false);

        assertThat(report).isComplete();
        assertThat(rejected()).isZero();
    }
}
