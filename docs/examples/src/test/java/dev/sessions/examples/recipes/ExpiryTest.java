package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpiryTest {
    private final UserId alice = UserId.of("user_alice");

    @Test
    void sessionsExpireWhenTheTimeMoves() {
        TestClock clock = TestClock.create();
        FakeSessions fake = FakeSessions.create(clock);
        Session session = fake.signIn(alice);

        clock.advance(Duration.ofDays(8));

        assertThat(fake.listAll(alice)).isEmpty();
        assertThat(session.isActive(clock.now())).isFalse();
    }
}
