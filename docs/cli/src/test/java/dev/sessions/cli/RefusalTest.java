package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The service refuses, fails or is not there: exit code 1, the message, advice, and the service's own words. */
class RefusalTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    @Test
    void aWrongKeyIsReportedAndNotShown() {
        Run run = Run.in(
                Map.of("WORKOS_BASE_URL", server.baseUrl().toString(), "WORKOS_API_KEY", "sk_secret_of_mine"),
                "list",
                "user_alice");

        assertFailed(
                run, "Could not list the sessions of user user_alice: the service refused the API key (status 401)");
        assertThat(run.err()).doesNotContain("sk_secret_of_mine");
    }

    @Test
    void anUnknownUserIsNotAnEmptyList() {
        assertFailed(Run.against(server, "list", "user_nobody"), "the service knows no such user");
    }

    @Test
    void aRefusedConnectionIsReported() throws IOException {
        Map<String, String> env =
                Map.of("WORKOS_BASE_URL", "http://127.0.0.1:" + unusedPort(), "WORKOS_API_KEY", "sk_x");

        assertFailed(Run.in(env, "list", "user_alice"), "no connection could be made", "3 attempts");
        assertFailed(Run.in(env, "revoke", "session_1"), "Could not revoke session session_1");
    }

    private static int unusedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Test
    void aFailureOnALaterPagePrintsWhatArrived() {
        for (int i = 0; i < 101; i++) {
            fake.signIn(UserId.of("user_alice"));
        }
        fake.onList(2, Fault.status(418));
        fake.onList(4, Fault.status(418));

        Run table = Run.against(server, "list", "user_alice");
        Run json = Run.against(server, "list", "user_alice", "--json");

        assertThat(table.outLines()).hasSize(101).last().asString().startsWith("session_");
        assertThat(json.outLines()).hasSize(100);
        assertThat(List.of(table, json)).allSatisfy(run -> {
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.errLines()).first().isEqualTo("The list is not complete: it failed after 100 sessions.");
            assertThat(run.errLines().get(1)).contains("user_alice", "status 418");
        });
    }

    @Test
    void theServicesWordsAreBoundedAndPrintable() {
        String error = "{\"field\":\"order\",\"code\":\"bad\",\"message\":\"\\u001b[2J" + "x".repeat(500) + "\"}";
        String errors = String.join(",", Collections.nCopies(9, error));
        fake.onList(
                1,
                Fault.status(
                        422, "{\"code\":\"no_\\n\",\"message\":\"Wrong\\u202e order\",\"errors\":[" + errors + "]}"));

        Run run = Run.against(server, "list", "user_alice");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines())
                .hasSize(9)
                .contains("Correct what the service rejects.", "The service says: Wrong? order", "  and 4 more")
                .allSatisfy(line -> assertThat(line).matches("[ -~]{1,300}"));
        assertThat(run.errLines().get(0)).contains("status 422, code no_?", "1 attempt]");
        assertThat(run.errLines().get(3)).startsWith("  order: bad: ?[2Jxxx").endsWith("...");
    }

    @Test
    void aRedirectIsNotFollowed() {
        fake.onRevoke(1, Fault.redirect(server.baseUrl() + "/elsewhere"));

        assertFailed(Run.against(server, "revoke", "session_1"), "redirect");
        assertThat(server.requests()).isEqualTo(1);
    }

    @Test
    void aBugIsOneSentenceToo() {
        // An environment that cannot be read stands for any bug.
        Run run = Run.in(null, "list", "user_alice");

        assertFailed(run, "This is a bug in the command line, please report it: java.lang.NullPointerException at ");
    }

    private static void assertFailed(Run run, String... parts) {
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines()).hasSizeBetween(1, 2);
        assertThat(run.err()).contains(parts).matches("([ -~]*\\R){1,2}").doesNotContain("\tat ");
    }
}
