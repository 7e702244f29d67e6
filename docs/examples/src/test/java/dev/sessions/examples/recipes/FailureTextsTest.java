package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailureTextsTest {
    private final FakeSessions sessions = FakeSessions.create();
    private final FailureTexts texts = new FailureTexts(sessions);
    private final UserId alice = UserId.of("user_alice");

    @Test
    void countsTheDevices() {
        sessions.signIn(alice);
        sessions.signIn(alice);

        assertThat(texts.signedInDevices(alice)).isEqualTo("2 devices");
    }

    @Test
    void tellsAnUnknownUserFromOneWithoutSessions() {
        sessions.addUser(alice);

        assertThat(texts.signedInDevices(alice)).isEqualTo("0 devices");
        assertThat(texts.signedInDevices(UserId.of("user_nobody"))).isEqualTo("no such user");
    }

    @Test
    void saysWhenToComeBack() {
        sessions.signIn(alice);
        sessions.onList(1, Fault.rateLimited(Duration.ofSeconds(7)));

        assertThat(texts.signedInDevices(alice)).isEqualTo("come back in 7 s");
    }

    @Test
    void asksForPatienceWhenTheFailureMayPass() {
        sessions.onList(1, Fault.status(503));

        assertThat(texts.signedInDevices(alice)).isEqualTo("try again later");
    }

    @Test
    void saysWhatIsWrongWhenItWillNotPass() {
        sessions.onList(1, Fault.status(403));

        assertThat(texts.signedInDevices(alice))
                .startsWith("call support: Could not list the sessions of user user_alice: ");
    }
}
