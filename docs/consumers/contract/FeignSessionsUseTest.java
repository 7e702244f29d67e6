import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import dev.sessions.testkit.junit.SessionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the contract does not use: a retry, the extension and the assertions, with the versions of this project. */
@ExtendWith(SessionsExtension.class)
class FeignSessionsUseTest {
    @Test
    void retriesAfterAFailure(FakeSessions fake, FakeSessionsServer server, TestClock clock) {
        UserId alice = UserId.of("user_alice");
        Session session = fake.signIn(alice);
        fake.onList(1, Fault.status(503));
        try (FeignSessions sessions = FeignSessions.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .timekeeper(clock)
                .build()) {
            assertThat(sessions.listAll(alice)).containsExactly(session);
        }
        assertThat(session).belongsTo(alice).isActiveAt(clock.now());
        assertThat(server.requests()).isEqualTo(2);
    }
}
