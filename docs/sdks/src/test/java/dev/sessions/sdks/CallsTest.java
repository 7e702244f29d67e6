package dev.sessions.sdks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.workos.common.exceptions.GenericServerException;
import com.workos.common.exceptions.UnauthorizedException;
import com.workos.common.http.RequestOptions;
import com.workos.models.SessionCreatedData;
import com.workos.types.PaginationOrder;
import com.workos.usermanagement.UserManagement;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.junit.SessionsExtension;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The calls of the page's first table that its five jobs do not need, on both sides. */
class CallsTest {
    @RegisterExtension
    final SessionsExtension kit = SessionsExtension.create();

    private final UserId alice = UserId.of("user_alice");
    private final FakeSessions fake = kit.fake();
    private final FakeSessionsServer server = kit.server();
    private final UserManagement sdk = Sides.sdk(server).build().getUserManagement();

    private FeignSessions sessions(String key) {
        return Sides.sessions(server).apiKey(key).build();
    }

    private List<SessionCreatedData> list(RequestOptions options) {
        return sdk.listSessions("user_alice", null, null, 10, PaginationOrder.Desc, options).data;
    }

    @Test
    void bothHaveTheNextPage() {
        IntStream.range(0, 15).forEach(i -> fake.signIn(alice));
        List<String> second = fake.listAll(alice).stream()
                .skip(10)
                .map(session -> session.id().value())
                .toList();

        assertThat(sdk.listSessions("user_alice", null, null, 10, PaginationOrder.Desc)
                        .nextPage()
                        .data)
                .extracting(SessionCreatedData::getId)
                .isEqualTo(second);
        try (FeignSessions sessions = sessions(server.apiKey())) {
            PageRequest next =
                    sessions.list(alice, PageRequest.newestFirst(10)).next().orElseThrow();
            assertThat(sessions.list(alice, next).sessions().stream().map(Session::id))
                    .extracting(Object::toString)
                    .isEqualTo(second);
        }
    }

    @Test
    void bothCallWithoutRetries() {
        fake.onList(1, Fault.status(503));
        fake.onList(2, Fault.status(503));

        assertThatThrownBy(() -> list(RequestOptions.builder().maxRetries(0).build()))
                .isInstanceOf(GenericServerException.class);
        try (FeignSessions sessions = sessions(server.apiKey())) {
            assertThatThrownBy(() -> sessions.withoutRetries().listAll(alice))
                    .isInstanceOf(ServiceUnavailableException.class);
        }
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void theKeyOfOneCallIsAnAdapterOfItsOwn() {
        String other = "sk_test_other";

        assertThatThrownBy(() -> list(RequestOptions.builder()
                        .timeoutMillis(30_000)
                        .apiKey(other)
                        .build()))
                .isInstanceOf(UnauthorizedException.class);
        try (FeignSessions sessions = sessions(other)) {
            assertThatThrownBy(() -> sessions.listAll(alice)).isInstanceOf(AuthenticationRefusedException.class);
        }
    }
}
