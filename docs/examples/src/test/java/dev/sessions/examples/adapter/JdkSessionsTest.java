package dev.sessions.examples.adapter;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThatSessionsException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.InvalidResponseException;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.junit.SessionsExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The promises of the adapter that are no clauses. */
class JdkSessionsTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @RegisterExtension
    final SessionsExtension kit = SessionsExtension.create();

    private final FakeSessions fake = kit.fake();
    private final SessionsPort sessions = kit.watch(new JdkSessions(
            JdkSessionsContractTest.CLIENT, kit.server().baseUrl(), kit.server().apiKey(), Duration.ofSeconds(10)));

    @Test
    void aBodyLargerThanAllowedIsNotUsed() {
        String body = " ".repeat(9 * 1024 * 1024);
        fake.onList(1, Fault.ok("application/json", body));
        fake.onList(2, Fault.status(404, body));
        fake.onRevoke(1, Fault.ok("application/json", body));
        UserId alice = UserId.of("user_alice");

        assertThatSessionsException(() -> sessions.list(alice, PageRequest.newestFirst(10)))
                .isInstanceOf(InvalidResponseException.class)
                .hasMessageContaining("larger than allowed");
        assertThatSessionsException(() -> sessions.list(alice, PageRequest.newestFirst(10)))
                .isInstanceOf(UnexpectedStatusException.class);
        assertThat(sessions.revoke(SessionId.of("session_1"))).isEqualTo(Revocation.REVOKED);
    }

    @Test
    void aClientThatFollowsRedirectsIsRefused() {
        HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JdkSessions(client, NOWHERE, "sk_test_1", Duration.ofSeconds(1)))
                .withMessageContaining("redirects");
    }

    @Test
    void aKeyThatCannotStandInAHeaderIsRefusedWithoutQuotingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new JdkSessions(JdkSessionsContractTest.CLIENT, NOWHERE, "sk_test_1\n", Duration.ofSeconds(1)))
                .withMessageNotContaining("sk_");
    }
}
