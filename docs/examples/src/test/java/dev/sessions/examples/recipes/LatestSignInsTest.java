package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestSignInsTest {
    private final TestClock clock = TestClock.create();
    private final FakeSessions sessions = FakeSessions.create(clock);
    private final LatestSignIns latest = new LatestSignIns(sessions);
    private final UserId alice = UserId.of("user_alice");

    @Test
    void areThoseAfterThatTime() {
        sessions.signIn(alice);
        Instant time = clock.now();
        clock.advance(Duration.ofHours(1));
        Session newest = sessions.signIn(alice);

        assertThat(latest.since(alice, time)).containsExactly(newest);
    }

    @Test
    void comeTenAtATime() {
        for (int i = 0; i < 11; i++) {
            sessions.signIn(alice);
        }

        SessionPage first = latest.ten(alice, Optional.empty());
        SessionPage second = latest.ten(alice, first.next().flatMap(PageRequest::after));

        assertThat(first.sessions()).hasSize(10);
        assertThat(second.sessions()).hasSize(1);
        assertThat(second.next()).isEmpty();
    }
}
