package dev.sessions.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.workos.common.http.ListMetadata;
import com.workos.common.http.Page;
import com.workos.common.http.RetryConfig;
import com.workos.models.SessionCreatedData;
import com.workos.types.PaginationOrder;
import com.workos.types.UserSessionsAuthMethod;
import com.workos.types.UserSessionsStatus;
import com.workos.usermanagement.UserManagement;
import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.junit.SessionsExtension;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The five jobs of the page on migration, on both sides. */
class JobsTest {
    @RegisterExtension
    final SessionsExtension kit = SessionsExtension.create();

    private final UserId alice = UserId.of("user_alice");
    private final FakeSessions fake = kit.fake();
    private final FakeSessionsServer server = kit.server();
    private final FeignSessions feign =
            Sides.sessions(server).timekeeper(kit.clock()).build();
    private final OnThePort port = new OnThePort(kit.watch(feign));
    private final OnTheSdk sdk = new OnTheSdk(
            Sides.sdk(server).retryConfig(RetryConfig.DISABLED).build().getUserManagement());

    @AfterEach
    void close() {
        feign.close();
    }

    @Test
    void listsAllActiveSessions() {
        IntStream.range(0, 120).forEach(i -> fake.signIn(alice));

        List<String> expected =
                fake.listAll(alice).stream().map(each -> each.id().value()).toList();
        assertThat(sdk.active("user_alice"))
                .extracting(SessionCreatedData::getId)
                .containsExactlyElementsOf(expected);
        assertThat(port.active(alice)).extracting(each -> each.id().value()).containsExactlyElementsOf(expected);
    }

    @Test
    void revokesOneOfTheUsersSessions() {
        Session phone = fake.signIn(alice);
        Session laptop = fake.signIn(alice);
        Session bobs = fake.signIn(UserId.of("user_bob"));

        assertThat(sdk.signOut("user_alice", phone.id().value())).isTrue();
        assertThat(port.signOut(alice, laptop.id())).isTrue();

        assertThat(sdk.signOut("user_alice", bobs.id().value())).isFalse();
        assertThat(port.signOut(alice, bobs.id())).isFalse();
        assertThat(fake.listAll(alice)).isEmpty();
        assertThat(fake.listAll(bobs.userId())).hasSize(1);
    }

    @Test
    void revokesAllOtherSessions() {
        Session current = fake.signIn(alice);
        Session phone = fake.signIn(alice);
        fake.onRevoke(phone.id(), Fault.status(503));

        assertThat(sdk.signOutOthers("user_alice", current.id().value()))
                .containsExactly(phone.id().value());
        assertThat(new OnThePort(kit.watch(feign.withoutRetries()))
                        .signOutOthers(alice, current.id())
                        .complete())
                .isTrue();
        assertThat(fake.listAll(alice)).containsExactly(current);
    }

    @Test
    void handlesA429() {
        fake.onList(1, Fault.rateLimited(Duration.ofSeconds(60)));
        fake.onList(2, Fault.rateLimited(Duration.ofSeconds(60)));

        assertThat(sdk.devices("user_alice")).isEqualTo("come back in 60 s");
        assertThat(port.devices(alice)).isEqualTo("come back in 60 s");
    }

    @Test
    void aUnitTestMocksTheSdk() {
        OffsetDateTime now = OffsetDateTime.parse("2026-01-15T12:00:00Z");
        SessionCreatedData laptop = new SessionCreatedData(
                "session_laptop",
                "203.0.113.7",
                "Firefox",
                "user_alice",
                UserSessionsAuthMethod.Password,
                UserSessionsStatus.Active,
                now.plusDays(7),
                null,
                now,
                now,
                "session",
                null,
                null);
        UserManagement sdk = mock(UserManagement.class);
        when(sdk.listSessions("user_alice", null, null, 100, PaginationOrder.Desc))
                .thenReturn(Page.of(List.of(laptop), new ListMetadata(null, null), null));

        assertThat(new OnTheSdk(sdk).devices("user_alice")).isEqualTo("1 devices");
    }

    @Test
    void aUnitTestRunsOnTheFake() {
        FakeSessions sessions = FakeSessions.create();
        sessions.signIn(UserId.of("user_alice"));

        assertThat(new OnThePort(sessions).devices(UserId.of("user_alice"))).isEqualTo("1 devices");
    }
}
