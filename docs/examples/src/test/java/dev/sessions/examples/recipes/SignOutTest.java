package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.junit.SessionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SessionsExtension.class)
class SignOutTest {
    private final UserId alice = UserId.of("user_alice");

    @Test
    void endsTheChosenSession(FakeSessions sessions) {
        Session laptop = sessions.signIn(alice);
        assertThat(new DeviceSignOut(sessions).signOut(alice, laptop.id())).isTrue();
        assertThat(sessions.listAll(alice)).isEmpty();
    }
}
