package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import org.junit.jupiter.api.Test;

class DeviceSignOutTest {
    private final FakeSessions sessions = FakeSessions.create();
    private final DeviceSignOut button = new DeviceSignOut(sessions);
    private final UserId alice = UserId.of("user_alice");
    private final UserId mallory = UserId.of("user_mallory");

    @Test
    void endsTheSessionThatWasChosenAndNoOther() {
        Session laptop = sessions.signIn(alice);
        Session phone = sessions.signIn(alice);

        assertThat(button.signOut(alice, phone.id())).isTrue();

        assertThat(sessions.listAll(alice)).containsExactly(laptop);
    }

    @Test
    void doesNotEndTheSessionOfSomebodyElse() {
        Session session = sessions.signIn(alice);
        sessions.addUser(mallory);

        assertThat(button.signOut(mallory, session.id())).isFalse();

        assertThat(sessions.listAll(alice)).containsExactly(session);
    }
}
