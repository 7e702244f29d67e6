package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Text that a stranger put into a session reaches the terminal as plain text. */
class TerminalSafetyTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    private final UserId alice = UserId.of("user_alice");

    @Test
    void printsNothingRawThatCouldSteerATerminal() {
        fake.signIn(alice, session -> session.userAgent("evil\u001b[2J\r\n\u202egnp.exe\u200b\u009b\u0007end"));

        Run run = Run.against(server, "list", "user_alice");

        assertThat(run.out()).contains("evil?[2J???gnp.exe???end").matches("[ -~\r\n]*");
        assertThat(run.outLines()).hasSize(3);
    }

    @Test
    void guardsEveryTextThatComesFromOutside() {
        fake.signIn(
                alice,
                session -> session.ipAddress("\u001b[1m")
                        .authMethod(AuthMethod.of("new\u001bmethod"))
                        .impersonator(Impersonator.builder()
                                .email("\u202e@example.com")
                                .build()));

        assertThat(Run.against(server, "list", "user_alice").out()).matches("[ -~\r\n]*");
    }
}
