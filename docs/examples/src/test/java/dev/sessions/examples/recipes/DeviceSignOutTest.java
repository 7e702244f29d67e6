package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e", "", "../admin", "session 1"})
    void whatCannotBeAnIdIsNoSession(String fromBrowser) {
        assertThat(DeviceSignOut.sessionId(fromBrowser)).isEmpty();
    }

    @Test
    void whatMayBeAnIdIsOne() {
        assertThat(DeviceSignOut.sessionId("session_1")).contains(SessionId.of("session_1"));
    }

    @Test
    void doesNotEndTheSessionOfSomebodyElse() {
        Session session = sessions.signIn(alice);
        sessions.addUser(mallory);

        assertThat(button.signOut(mallory, session.id())).isFalse();

        assertThat(sessions.listAll(alice)).containsExactly(session);
    }
}
