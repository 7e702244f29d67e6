package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code list} of many users, or with criteria. */
class AuditTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    private final Session alice = fake.signIn(UserId.of("user_alice"));
    private final Session bob = fake.signIn(UserId.of("user_bob"));

    @Test
    void printsATableForEachUserWithSessions() {
        fake.addUser(UserId.of("user_carol"));

        Run run = Run.against(server, "list", "user_alice", "user_carol", "user_bob");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .extracting(line -> line.replaceAll(" .*", ""))
                .containsExactly(
                        "user_alice:",
                        "session",
                        alice.id().value(),
                        "user_bob:",
                        "session",
                        bob.id().value(),
                        "2");
        assertThat(run.out()).endsWith("2 sessions of 2 users found" + System.lineSeparator());
    }

    @Test
    void readsUsersFromStandardInputAndPrintsAStreamOfJson() {
        Run run = Run.with(
                Run.environment(server), "user_bob\nuser_alice\n", false, "list", "--users-from", "-", "--json");

        assertThat(run.outLines()).containsExactly(SessionJson.line(bob), SessionJson.line(alice));
        assertThat(run.errLines()).containsExactly("2 sessions of 2 users found");
    }

    @ParameterizedTest
    @CsvSource({"user_alice --method password, 1", "user_alice user_bob --method sso, 0", "user_bob --impersonated, 0"})
    void printsOnlyTheSessionsThatMeetTheCriteria(String words, int sessions) {
        Run run = Run.against(server, ("list --json " + words).split(" "));

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(sessions);
    }

    @Test
    void namesTheUsersThatFailedAndListsTheOthers() {
        fake.onList(UserId.of("user_alice"), Fault.status(418));

        Run run = Run.against(server, "list", "user_alice", "user_bob", "user_nobody", "--json");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.outLines()).containsExactly(SessionJson.line(bob));
        assertThat(run.errLines())
                .startsWith(
                        "user_nobody: the service knows no such user",
                        "1 session of 1 user found, and 1 user could not be listed")
                .endsWith("Not listed, or not wholly:", "  user_alice");
        assertThat(run.err()).contains("status 418");
    }

    @Test
    void namesTheUsersThatFailedAlsoWhenNoneWasListedOrTheKeyIsRefused() {
        fake.onList(1, Fault.status(409));
        fake.onList(2, Fault.status(401));

        Run run = Run.against(server, "list", "user_alice", "user_bob", "user_carol");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errLines())
                .endsWith(
                        "Not listed, or not wholly:",
                        "  user_alice",
                        "  user_bob",
                        "  and all users after, because they would fail alike");
    }

    @Test
    void knowingNoneOfTheUsersIsNotAnEmptyResult() {
        Run run = Run.against(server, "list", "user_x", "user_y");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("does WORKOS_API_KEY belong to their environment");
    }

    @Test
    void waitsAsTheServiceAsksAndGoesOn() {
        fake.onList(
                UserId.of("user_alice"),
                Fault.status(429, "{\"message\":\"slow\"}").header("Retry-After", "0"));

        assertThat(Run.against(server, "list", "user_alice", "user_bob").exitCode())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"user_alice user_bob --limit 5", "user_alice --impersonated --order oldest"})
    void aPageIsOfOneUserAndAllSessions(String words) {
        Run run = Run.in(Map.of(), ("list --demo " + words).split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .isEqualTo(List.of(
                        "A page is of one USER and all sessions: leave out --limit, --order, --after and --before, or the"
                                + " criteria and the other users. See: sessions list --help"));
    }
}
