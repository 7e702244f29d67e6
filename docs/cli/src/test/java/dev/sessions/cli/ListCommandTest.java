package dev.sessions.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ListCommandTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    private final UserId alice = UserId.of("user_alice");

    @Test
    void showsEveryColumnOfASession() {
        fake.signIn(
                alice,
                session -> session.id(SessionId.of("session_1"))
                        .organizationId(OrganizationId.of("org_1"))
                        .impersonator(Impersonator.builder()
                                .email("admin@example.com")
                                .build())
                        .ipAddress("192.0.2.1")
                        .userAgent("curl/8.5.0")
                        .authMethod(AuthMethod.SSO));

        Run run = Run.against(server, "list", "user_alice");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .containsExactly(
                        "session    status  method  organization  address    device      impersonator       created            expires",
                        "session_1  active  sso     org_1         192.0.2.1  curl/8.5.0  admin@example.com  2026-01-15 12:00Z  2026-01-22 12:00Z",
                        "1 session");
    }

    @Test
    void keepsTheColumnsAlignedWhateverIsInThem() {
        fake.signIn(alice, session -> session.userAgent("x".repeat(500)));
        fake.signIn(
                alice, session -> session.userAgent("\u65e5\u672c\ud83d\ude00").ipAddress("2001:db8::1"));
        fake.signIn(alice, session -> session.userAgent(null).authMethod(AuthMethod.of("carrier_pigeon")));

        List<String> table =
                Run.against(server, "list", "user_alice").outLines().subList(0, 4);

        for (String heading :
                List.of("status", "method", "organization", "address", "device", "impersonator", "created")) {
            int column = table.get(0).indexOf(heading);
            assertThat(table)
                    .as(heading)
                    .allSatisfy(line ->
                            assertThat(line.substring(column - 2, column + 1)).matches(" {2}[^ ]"));
        }
        assertThat(table).allSatisfy(line -> assertThat(line).hasSizeLessThan(300));
    }

    @Test
    void showsATimeThatNoCalendarHasAsTheServiceSentIt() {
        String session =
                SessionJson.line(fake.signIn(alice)).replace("2026-01-22T12:00:00.000Z", Instant.MAX.toString());
        Fault page = Fault.ok("application/json", "{\"data\":[" + session + "],\"list_metadata\":{\"after\":null}}");
        fake.onList(alice, page);
        fake.onList(alice, page);

        assertThat(Run.against(server, "list", "user_alice").outLines().get(1))
                .endsWith("  2026-01-15 12:00Z  +1000000000-12-31T23:59:59.999999999Z");
        assertThat(Run.against(server, "list", "user_alice", "--json").out())
                .contains("\"expires_at\":\"+1000000000-12-31T23:59:59.999");
    }

    @Test
    void listsAllPages() {
        List<String> ids = IntStream.range(0, 250)
                .mapToObj(i -> fake.signIn(alice).id().value())
                .toList();

        Run run = Run.against(server, "list", "user_alice");

        assertThat(run.outLines()).last().isEqualTo("250 sessions");
        assertThat(run.outLines().subList(1, 251))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrderElementsOf(ids);
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void saysThatThereAreNone() {
        fake.addUser(alice);

        Run run = Run.against(server, "list", "user_alice");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).isEqualToNormalizingNewlines("0 sessions\n");
    }

    @Test
    void printsNothingElse() {
        Session session = fake.signIn(alice);

        Run run = Run.against(server, "list", "user_alice");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(session.id().value()).doesNotContain(server.apiKey(), "embedded");
    }

    @Test
    void fitsATerminalAndKeepsIdsWhole() {
        fake.add(ExampleSessions.activeAt(fake.timekeeper().now()).get(0));
        String id = "session_01H93ZY4F80QPBEZ1R5B2SHQG8";
        String[] list = {"list", ExampleSessions.USER.value()};

        assertThat(table("200", list)).first().asString().hasSizeGreaterThan(120);
        for (int columns : List.of(34, 60, 80, 100, 120, 150)) {
            assertThat(table("" + columns, list))
                    .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(columns))
                    .last(as(STRING))
                    .startsWith(id);
        }
        assertThat(table("", list)).isEqualTo(table("80", list));
        assertThat(table("80", list).get(0)).matches("session +address +device +created");
        assertThat(table("10", list)).containsExactly("session", id);
        assertThat(table("80", list[0], list[1], "--wide")).isEqualTo(table("500", list));
    }

    private List<String> table(String columns, String... args) {
        return Run.onTerminal(server, columns, args).outLines().subList(0, 2);
    }
}
