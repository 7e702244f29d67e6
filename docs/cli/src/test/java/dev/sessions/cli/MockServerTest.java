package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A static mock server returns the one example of the API's reference to every request, whatever the cursor. */
class MockServerTest {
    private static final String EXAMPLE = """
            {"object":"list","data":[{"object":"session","id":"session_01H93ZY4F80QPBEZ1R5B2SHQG8",\
            "impersonator":{"email":"admin@foocorp.com",\
            "reason":"Investigating an issue with the customer's account."},"ip_address":"198.51.100.42",\
            "organization_id":"org_01H945H0YD4F97JN9MATX7BYAG",\
            "user_agent":"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36",\
            "user_id":"user_01E4ZCR3C56J083X43JQXF3JK5","auth_method":"sso","status":"active",\
            "expires_at":"2026-01-15T12:00:00.000Z","ended_at":null,"created_at":"2026-01-15T12:00:00.000Z",\
            "updated_at":"2026-01-15T12:00:00.000Z"}],"list_metadata":{"before":"session_01HXYZ123456789ABCDEFGHIJ",\
            "after":"session_01HXYZ987654321KJIHGFEDCBA"}}""";
    private static final UserId USER = ExampleSessions.USER;
    private static final String SESSION = "session_01H93ZY4F80QPBEZ1R5B2SHQG8";

    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    @BeforeEach
    void answerEveryRequestWithTheExample() {
        Fault example = Fault.ok("application/json", EXAMPLE);
        // More lists than any test makes.
        for (int i = 0; i < 9; i++) {
            fake.onList(USER, example);
        }
    }

    @Test
    void aWholeListShowsItsSessionAndWhyThereIsNoMore() {
        Run table = Run.against(server, "list", USER.value());
        Run json = Run.against(server, "list", USER.value(), "--json");

        assertThat(table.exitCode()).isEqualTo(1);
        assertThat(table.outLines()).hasSize(2).last().asString().startsWith(SESSION + "  active  sso ");
        assertThat(table.errLines().get(0)).isEqualTo("The list is not complete: it failed after 1 session.");
        assertThat(table.errLines().get(1)).contains("the service ignores the cursor, as static mock servers do");
        assertThat(table.errLines().get(2)).contains("--limit N");
        assertThat(json.exitCode()).isEqualTo(1);
        assertThat(json.outLines()).singleElement().asString().startsWith("{\"id\":\"" + SESSION + "\"");
        assertThat(json.err()).isEqualTo(table.err());
    }

    @Test
    void onePageHasTheExamplesCursors() {
        Run run = Run.against(server, "list", USER.value(), "--limit", "10");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines())
                .endsWith(
                        "1 session on this page",
                        "next: --after session_01HXYZ987654321KJIHGFEDCBA",
                        "previous: --before session_01HXYZ123456789ABCDEFGHIJ");
    }
}
