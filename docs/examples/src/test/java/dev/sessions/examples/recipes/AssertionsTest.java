package dev.sessions.examples.recipes;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;
import static dev.sessions.testkit.assertj.SessionsAssertions.assertThatSessionsException;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.TestClock;
import dev.sessions.testkit.junit.SessionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SessionsExtension.class)
class AssertionsTest {
    private final UserId alice = UserId.of("user_alice");
    private final UserId bob = UserId.of("user_bob");

    @Test
    void readAlike(FakeSessions fake, TestClock clock) {
        Session laptop = fake.signIn(alice);
        Session phone = fake.signIn(alice);
        SessionPage page = fake.list(alice, PageRequest.newestFirst(10));

        assertThat(phone).belongsTo(alice).isActiveAt(clock.now());
        assertThat(page).hasSessions(phone.id(), laptop.id()).hasNoNext();
        assertThatSessionsException(() -> fake.listAll(bob)).hasStatus(404).isNotRetryable();
        assertThat(fake.transcript()).hasLists(2).usedAtMost(3).hasNoWaits();
    }

    @Test
    void keepTheBudgetOfAWalk(FakeSessions fake) {
        for (int i = 0; i < 250; i++) {
            fake.signIn(alice);
        }

        assertThat(fake.listAll(alice)).hasSize(250);

        assertThat(fake.transcript()).usedAtMost(3);
    }
}
