package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggingSessionsTest {
    private final UserId alice = UserId.of("user_alice");
    private final List<String> log = new ArrayList<>();
    private final FakeSessions fake = FakeSessions.create();
    private final LoggingSessions sessions = new LoggingSessions(fake, log::add);

    @Test
    void eachCallIsALine() {
        SessionId phone = fake.signIn(alice).id();

        sessions.revoke(phone);
        sessions.listAll(alice);

        assertThat(log).containsExactly("revoking " + phone + ": REVOKED", "listed 0 sessions of user_alice");
    }

    @Test
    void aFailureIsALineAndStillAFailure() {
        fake.onList(1, Fault.status(503));

        assertThatThrownBy(() -> sessions.listAll(alice)).isInstanceOf(ServiceUnavailableException.class);
        assertThat(log).singleElement().asString().contains("user_alice", "status 503");
    }
}
