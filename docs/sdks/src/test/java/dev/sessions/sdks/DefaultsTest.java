package dev.sessions.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.workos.WorkOS;
import com.workos.common.exceptions.WorkOSException;
import com.workos.common.http.AttemptOutcome;
import com.workos.common.http.RetryConfig;
import com.workos.common.http.RetryPolicy;
import com.workos.models.SessionCreatedData;
import com.workos.types.UserSessionsAuthMethod;
import dev.sessions.AuthMethod;
import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.SessionsException;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.junit.SessionsExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The defaults of both sides, and how each reports an interrupt, a failure and a session. */
class DefaultsTest {
    @RegisterExtension
    final SessionsExtension kit = SessionsExtension.create();

    private final UserId alice = UserId.of("user_alice");
    private final FakeSessions fake = kit.fake();
    private final FakeSessionsServer server = kit.server();
    private final FeignSessions feign = Sides.sessions(server).build();
    private final WorkOS sdk = Sides.sdk(server).build();

    @AfterEach
    void close() {
        feign.close();
    }

    @Test
    void withoutAnOrderTheSdkStopsAfterTenSessions() {
        IntStream.range(0, 25).forEach(i -> fake.signIn(alice));

        List<SessionCreatedData> all = new ArrayList<>();
        sdk.getUserManagement().listSessions("user_alice").autoPagingIterable().forEach(all::add);

        assertThat(all).hasSize(10);
        assertThat(feign.listAll(alice)).hasSize(25);
    }

    @Test
    void timeoutsAndRetries() {
        assertThat(sdk.httpClient.callTimeoutMillis()).isEqualTo(30_000);
        assertThat(sdk.httpClient.connectTimeoutMillis()).isEqualTo(10_000);
        assertThat(sdk.httpClient.followRedirects()).isTrue();
        assertThat(sdk.retryConfig).isEqualTo(new RetryConfig(3, 500, 8_000, 0.25));
        assertThat(feign.attemptTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(feign.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(feign.deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(feign.retryOptions().maxAttempts()).isEqualTo(3);

        assertThat(new RetryPolicy().nextDelay(2, new AttemptOutcome.Response(429, "3600"), null))
                .isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(feign.retryOptions().longestRetryAfter()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void anInterruptLeavesTheSdkAsAnUndeclaredCheckedException() {
        fake.signIn(alice);
        sdk.getUserManagement().listSessions("user_alice");
        feign.listAll(alice);

        Thread.currentThread().interrupt();
        Throwable ofTheSdk = catchThrowable(() -> sdk.getUserManagement().listSessions("user_alice"));
        boolean flagOfTheSdk = Thread.interrupted();
        Thread.currentThread().interrupt();
        Throwable ours = catchThrowable(() -> feign.listAll(alice));
        boolean ourFlag = Thread.interrupted();

        assertThat(ofTheSdk).isExactlyInstanceOf(InterruptedException.class);
        assertThat(flagOfTheSdk).isFalse();
        assertThat(ours).isExactlyInstanceOf(CallInterruptedException.class);
        assertThat(ourFlag).isTrue();
    }

    @Test
    void factsOfAFailure() {
        fake.onList(1, Fault.webPage(403));
        fake.onList(2, Fault.webPage(403));

        WorkOSException ofTheSdk = catchThrowableOfType(
                WorkOSException.class, () -> sdk.getUserManagement().listSessions("user_alice"));
        SessionsException ours = catchThrowableOfType(SessionsException.class, () -> feign.listAll(alice));

        assertThat(ofTheSdk.rawBody).contains("<title>");
        assertThat(ours).hasMessageContaining("403").hasMessageNotContaining("<title>");
    }

    @Test
    void factsOfASession() {
        Session session = fake.signIn(
                alice,
                facts -> facts.authMethod(AuthMethod.of("face_scan"))
                        .userAgent("Firefox")
                        .ipAddress("203.0.113.7")
                        .organizationId(null));

        SessionCreatedData ofTheSdk =
                sdk.getUserManagement().listSessions("user_alice").data.get(0);
        Session ours = feign.listAll(alice).get(0);

        assertThat(ofTheSdk.getAuthMethod()).isEqualTo(UserSessionsAuthMethod.Unknown);
        assertThat(ofTheSdk.getOrganizationId()).isNull();
        assertThat(ofTheSdk.toString()).contains("Firefox", "203.0.113.7");
        assertThat(ours).isEqualTo(session);
        assertThat(ours.authMethod().value()).isEqualTo("face_scan");
        assertThat(ours.organizationId()).isEmpty();
        assertThat(ours.toString()).doesNotContain("Firefox", "203.0.113.7");
    }
}
