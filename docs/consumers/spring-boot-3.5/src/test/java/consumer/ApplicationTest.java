package consumer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.util.List;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = "spring.cloud.openfeign.okhttp.enabled=true")
class ApplicationTest {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final FakeSessions FAKE = FakeSessions.create();
    private static final FakeSessionsServer SERVER = FakeSessionsServer.start(FAKE);

    @Autowired
    private SessionsPort sessions;

    @Autowired
    private Application.OwnClient own;

    @DynamicPropertySource
    static void workos(DynamicPropertyRegistry registry) {
        registry.add("workos.url", SERVER::baseUrl);
        registry.add("workos.key", SERVER::apiKey);
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void theOkHttpOfBothClientsIsTheFirstOnTheClassPath() {
        assertThat(OkHttpClient.class.getProtectionDomain().getCodeSource().getLocation().getPath())
                .contains("/okhttp-4.12");
    }

    @Test
    void listsAndRevokesBesideAnotherFeignClient() {
        Session session = FAKE.signIn(ALICE);

        assertThat(own.sessions(ALICE.value(), "Bearer " + SERVER.apiKey())).contains(session.id().value());
        assertThat(sessions.listAll(ALICE)).isEqualTo(List.of(session));
        assertThat(sessions.revoke(session.id())).isEqualTo(Revocation.REVOKED);
    }
}
