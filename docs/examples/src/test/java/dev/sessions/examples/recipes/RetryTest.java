package dev.sessions.examples.recipes;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.junit.SessionsExtension;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetryTest {
    @RegisterExtension
    final SessionsExtension kit = SessionsExtension.create();

    private final FakeSessions fake = kit.fake();
    private final FakeSessionsServer server = kit.server();
    private final FeignSessions feign = FeignSessions.builder()
            .baseUrl(server.baseUrl())
            .apiKey(server.apiKey())
            .timekeeper(kit.clock())
            .build();
    private final SessionsPort sessions = kit.watch(feign);
    private final UserId alice = UserId.of("user_alice");

    @Test
    void waitsAsLongAsTheServiceAsks() {
        fake.signIn(alice);
        fake.onList(1, Fault.rateLimited(Duration.ofSeconds(7)));

        assertThat(sessions.listAll(alice)).hasSize(1);

        assertThat(fake.transcript()).hasLists(2).hasWaits(Duration.ofSeconds(7));
    }

    @AfterEach
    void close() {
        feign.close();
    }
}
