package dev.sessions.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs of the size of an incident, and the limit of the vendor. */
class BulkRevocationTest {
    private static final int USERS = 20_000;
    private static final int SESSIONS = 5;

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);

    private static Stream<UserId> users(int count) {
        return IntStream.range(0, count).mapToObj(n -> UserId.of("user_" + n));
    }

    private void signIn(int users, int sessions) {
        users(users).forEach(user -> IntStream.range(0, sessions).forEach(n -> fake.signIn(user)));
    }

    @Test
    void aHundredThousandSessionsEndWithATenthOfTheCallsFailing() {
        signIn(USERS, SESSIONS);
        for (int nth = 10; nth <= USERS * SESSIONS; nth += 10) {
            fake.onRevoke(nth, nth % 20 == 0 ? Fault.lostAnswer() : Fault.status(503));
        }
        for (int nth = 10; nth <= USERS; nth += 10) {
            fake.onList(nth, Fault.status(500));
        }

        RevocationReport report = SessionRevoker.builder(fake)
                .timekeeper(clock)
                .pace(1_000_000)
                .attempts(10)
                .build()
                .revokeAll(users(USERS));

        assertThat(report.isComplete()).as("%s", report).isTrue();
        assertThat(report.count(Result.REVOKED) + report.count(Result.NOT_FOUND))
                .isEqualTo(USERS * SESSIONS);
        // One that is lost for a call that was lost before makes no other session not found.
        assertThat(report.count(Result.NOT_FOUND)).as("lost answers").isBetween(1L, USERS * SESSIONS / 20L);
        assertThat(report.usersDone()).hasSize(USERS);
        assertThat(users(USERS))
                .allSatisfy(user -> assertThat(fake.listAll(user)).isEmpty());
    }

    private RevocationReport revokeFiveThousand(boolean openPace) {
        signIn(1, 5_000);
        fake.limitRevokes(500, Duration.ofSeconds(10));
        var builder = SessionRevoker.builder(fake).timekeeper(clock).extraPasses(0);
        return (openPace ? builder.openPace() : builder).build().revokeAll(List.of(UserId.of("user_0")));
    }

    private long rejected() {
        return fake.transcript()
                .toString()
                .lines()
                .filter(line -> line.endsWith("status 429"))
                .count();
    }

    @Test
    void anOpenPaceFindsTheVendorsLimit() {
        RevocationReport report = revokeFiveThousand(true);

        assertThat(report.isComplete()).isTrue();
        assertThat(Duration.ofNanos(clock.nanoTime())).as("ideal: 100 s").isLessThan(Duration.ofSeconds(115));
        assertThat(rejected()).as("of 5,000").isBetween(1L, 99L);
    }

    @Test
    void theDefaultPaceIsNeverRejected() {
        RevocationReport report = revokeFiveThousand(false);

        assertThat(report.isComplete()).isTrue();
        assertThat(rejected()).isZero();
    }
}
