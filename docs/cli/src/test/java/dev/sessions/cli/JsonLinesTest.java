package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class JsonLinesTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    private final UserId alice = UserId.of("user_alice");

    @Test
    void holdOneSessionEachWithTheNamesOfTheApi() {
        fake.signIn(alice, session -> session.userAgent("a \"b\" \\ c"));

        assertThat(Run.against(server, "list", "user_alice", "--json").out()).isEqualToNormalizingNewlines("""
                        {"id":"session_01FAKE00000000000000000001","user_id":"user_alice","organization_id":null,\
                        "impersonator":null,"ip_address":"203.0.113.1","user_agent":"a \\"b\\" \\\\ c",\
                        "auth_method":"password","status":"active","created_at":"2026-01-15T12:00:00.000Z",\
                        "updated_at":"2026-01-15T12:00:00.000Z","expires_at":"2026-01-22T12:00:00.000Z",\
                        "ended_at":null}
                        """);
    }

    /** The adapter is the strictest reader of these facts: what it reads back must be what was there. */
    @Test
    void loseNothing() {
        List<Session> sessions = ExampleSessions.activeAt(fake.timekeeper().now());
        sessions.forEach(fake::add);
        fake.signIn(
                ExampleSessions.USER,
                session -> session.userAgent("\u001b\n\t\u0000\u202e\u00e9\u65e5\ud83d\ude00 \ud83d")
                        .authMethod(AuthMethod.of("carrier_pigeon"))
                        .status(SessionStatus.of("paused"))
                        .impersonator(Impersonator.builder()
                                .email("\u00e9@example.com")
                                .reason("\"")
                                .build()));
        Session ended = fake.signIn(ExampleSessions.USER);
        fake.revoke(ended.id());
        fake.showEnded(true);

        Run run = Run.against(server, "list", ExampleSessions.USER.value(), "--json");

        assertThat(readBack(run.outLines()))
                .isEqualTo(fake.listAll(ExampleSessions.USER))
                .hasSize(9);
    }

    private List<Session> readBack(List<String> lines) {
        String body = "{\"data\":[" + String.join(",", lines) + "],\"list_metadata\":{\"after\":null}}";
        fake.onList(1, Fault.ok("application/json", body));
        try (FeignSessions sessions = FeignSessions.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .build()) {
            return sessions.list(ExampleSessions.USER, PageRequest.newestFirst(100))
                    .sessions();
        }
    }

    @Test
    void areSafeForATerminalAndAnyEncoding() {
        fake.signIn(alice, session -> session.userAgent("evil\u001b[2J\r\n\u202e\u007f\u00e9"));

        Run run = Run.against(server, "list", "user_alice", "--json");

        assertThat(run.outLines())
                .singleElement()
                .asString()
                .contains("\"evil\\u001b[2J\\u000d\\u000a\\u202e\\u007f\\u00e9\"")
                .matches("[ -~]*");
    }

    @Test
    void areAbsentWhenThereIsNoSession() {
        fake.addUser(alice);

        Run run = Run.against(server, "list", "user_alice", "--json");

        assertThat(run).isEqualTo(new Run(0, "", ""));
    }
}
