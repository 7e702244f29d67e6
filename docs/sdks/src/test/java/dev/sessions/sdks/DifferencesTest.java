package dev.sessions.sdks;

import static org.assertj.core.api.Assertions.assertThat;

import com.workos.common.http.RetryConfig;
import com.workos.models.SessionCreatedData;
import com.workos.types.PaginationOrder;
import com.workos.usermanagement.UserManagement;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.SessionsException;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of the table of differences on the page on migration is what both sides do with the same response. */
class DifferencesTest {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final SessionId SESSION = SessionId.of("session_1");
    private static final String SESSION_JSON = """
            {"object":"session","id":"session_1",%s"ip_address":null,"user_agent":null,"auth_method":"sso","status":"active",
            "expires_at":"2026-01-22T12:00:00.000Z","ended_at":null,"created_at":"2026-01-15T12:00:00.000Z",
            "updated_at":"2026-01-15T12:00:00.000Z"}""";
    private static final String LIST_WITHOUT_METADATA =
            "{\"data\":[" + SESSION_JSON.formatted("\"user_id\":\"user_alice\",") + "]}";
    private static final String LIST_WITHOUT_USER =
            "{\"data\":[" + SESSION_JSON.formatted("") + "],\"list_metadata\":{\"before\":null,\"after\":null}}";

    static Stream<Row> rows() {
        return Stream.of(
                list("200 with an empty body", 1, Fault.status(200)),
                list("200 with `{}`", 1, json("{}")),
                list("200 with a web page", 1, Fault.garbage()),
                list("no `list_metadata`", 1, json(LIST_WITHOUT_METADATA)),
                list("a session without `user_id`", 1, json(LIST_WITHOUT_USER)),
                list("body cut off", 1, Fault.cutAfter(400)),
                list("the same cursor 4 times", 4, Fault.nextCursor("again")),
                list("429 without `Retry-After`", 4, Fault.rateLimited()),
                list("503", 4, Fault.status(503)),
                list("connection reset", 4, Fault.resetBeforeAnswer()),
                revoke("session ended meanwhile", Fault.revokedMeanwhile(SESSION)),
                revoke("response lost", Fault.lostAnswer()),
                revoke("404 of a proxy", Fault.webPage(404)),
                revoke("302", Fault.redirect("/user_management/users/user_alice/sessions")));
    }

    private static Fault json(String body) {
        return Fault.ok("application/json", body);
    }

    private static Row list(String what, int times, Fault fault) {
        return new Row("list: " + what, false, times, fault);
    }

    private static Row revoke(String what, Fault fault) {
        return new Row("revoke: " + what, true, 1, fault);
    }

    private record Row(String what, boolean revoke, int times, Fault fault) {
        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void bothSidesEndAsThePageSays(Row row) throws IOException {
        String sdk = outcome(row, DifferencesTest::sdk);
        String ours = outcome(row, DifferencesTest::ours);

        assertThat(table()).contains("| " + row + " | " + sdk + " | " + ours + " |");
    }

    @Test
    void thePageShowsNoOtherRow() throws IOException {
        assertThat(table()).hasSameSizeAs(rows().toList());
    }

    private static List<String> table() throws IOException {
        return Files.readAllLines(Path.of("..", "migration.md")).stream()
                .filter(line -> line.startsWith("| list: ") || line.startsWith("| revoke: "))
                .toList();
    }

    private interface Client {
        String call(Row row, FakeSessionsServer server, TestClock clock);
    }

    /** The SDK with its own settings, but without backoff. */
    private static String sdk(Row row, FakeSessionsServer server, TestClock clock) {
        UserManagement sdk = Sides.sdk(server)
                .retryConfig(new RetryConfig(RetryConfig.DEFAULT.maxRetries, 0, 0, 0))
                .build()
                .getUserManagement();
        try {
            if (row.revoke()) {
                sdk.revokeSession(SESSION.value());
                return "returns";
            }
            int sessions = 0;
            for (SessionCreatedData session : sdk.listSessions(ALICE.value(), null, null, 100, PaginationOrder.Desc)
                    .autoPagingIterable()) {
                sessions += session.getId().isEmpty() ? 0 : 1;
            }
            return count("session", sessions);
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }

    private static String ours(Row row, FakeSessionsServer server, TestClock clock) {
        try (FeignSessions sessions = Sides.sessions(server).timekeeper(clock).build()) {
            return row.revoke()
                    ? "`" + sessions.revoke(SESSION) + "`"
                    : count("session", sessions.listAll(ALICE).size());
        } catch (SessionsException e) {
            return "`" + e.getClass().getSimpleName() + "`";
        }
    }

    private static String outcome(Row row, Client client) {
        TestClock clock = TestClock.create();
        FakeSessions fake = FakeSessions.create(clock);
        fake.signIn(ALICE, session -> session.id(SESSION));
        for (int nth = 1; nth <= row.times(); nth++) {
            if (row.revoke()) {
                fake.onRevoke(nth, row.fault());
            } else {
                fake.onList(nth, row.fault());
            }
        }
        try (FakeSessionsServer server = FakeSessionsServer.start(fake)) {
            String outcome = client.call(row, server, clock);
            int requests = server.requests();
            boolean success = row.revoke() && !outcome.contains("Exception");
            return outcome
                    + (requests > 1 ? " after " + count("request", requests) : "")
                    + (success && !fake.listAll(ALICE).isEmpty() ? ", but the session is active" : "");
        }
    }

    private static String count(String thing, int number) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
