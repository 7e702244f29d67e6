package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class RevokeCommandTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    private final UserId alice = UserId.of("user_alice");

    @Test
    void endsThatSessionAndNoOther() {
        Session laptop = fake.signIn(alice);
        Session phone = fake.signIn(alice);

        Run run = Run.against(server, "revoke", phone.id().value());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("revoked " + phone.id() + "\n");
        assertThat(run.err()).isEmpty();
        assertThat(fake.listAll(alice)).containsExactly(laptop);
    }

    @Test
    void saysPlainlyThatThereIsNoSuchSession() {
        Run run = Run.against(server, "revoke", "session_gone");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .isEqualToNormalizingNewlines("not found: session_gone"
                        + " (it ended before, never existed, or belongs to another environment)\n");
        assertThat(run.err()).isEmpty();
    }
}
