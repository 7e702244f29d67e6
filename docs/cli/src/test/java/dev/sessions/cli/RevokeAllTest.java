package dev.sessions.cli;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RevokeAllTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    private final UserId alice = UserId.of("user_alice");
    private final UserId bob = UserId.of("user_bob");

    @Test
    void endsEverySessionOfTheUsersThatAreNamed() {
        fake.signIn(alice);
        fake.signIn(alice);
        fake.signIn(bob);
        Session other = fake.signIn(UserId.of("user_carol"));

        Run run = Run.against(server, "revoke-all", "user_alice", "user_bob", "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines()).containsExactly(Run.counts(3, 0, "2 done, 0 not done"));
        assertThat(fake.listAll(alice)).isEmpty();
        assertThat(fake.listAll(other.userId())).containsExactly(other);
    }

    @Test
    void endsASingleSessionUnasked() {
        fake.signIn(alice);

        Run run = Run.against(server, "revoke-all", "user_alice");

        assertThat(run.exitCode()).isZero();
        assertThat(fake.listAll(alice)).isEmpty();
    }

    @Test
    void addsUpAllUsersBeforeItAsks() {
        fake.signIn(alice);
        fake.signIn(bob);

        Run run = Run.against(server, "revoke-all", "user_alice", "user_bob");

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).startsWith("2 sessions of 2 users would end: add --yes");
        assertThat(fake.transcript().revokes()).isZero();
    }

    /** With --yes there is no plan: one list before the revoke, and one after it. */
    @Test
    void makesNoPlanOnceItIsConfirmed() {
        fake.signIn(alice);

        Run.against(server, "revoke-all", "user_alice", "--yes");

        assertThat(fake.transcript().lists()).isEqualTo(2);
    }

    @Test
    void takesAUserWhoIsNamedTwiceOnce() {
        fake.signIn(alice);
        fake.signIn(alice);

        assertThat(Run.against(server, "revoke-all", "user_alice", "user_alice", "--dry-run")
                        .out())
                .contains("2 sessions of 1 user would end");
    }

    @Test
    void saysWhomTheServiceDoesNotKnow() {
        fake.addUser(alice);

        Run dry = Run.against(server, "revoke-all", "user_nobody", "user_alice", "--dry-run");
        Run run = Run.against(server, "revoke-all", "user_nobody", "user_alice");

        assertThat(dry.exitCode()).isZero();
        assertThat(dry.outLines()).first().isEqualTo("user_nobody: the service knows no such user");
        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines()).hasSize(2).first(as(STRING)).endsWith("users: 1 done, 0 not done, 1 unknown");
        assertThat(run.outLines()).last().isEqualTo("The service does not know 1 user: user_nobody");
    }

    @Test
    void isNotDoneWhenTheServiceKnowsNoneOfTheUsers(@TempDir Path folder) {
        Path report = folder.resolve("report");

        Run dry = Run.against(server, "revoke-all", "user_a", "user_b", "--dry-run");
        Run run = Run.against(server, "revoke-all", "user_a", "user_b", "--report", report.toString());

        assertThat(List.of(dry, run)).allSatisfy(each -> {
            assertThat(each.exitCode()).isEqualTo(3);
            assertThat(each.errLines())
                    .singleElement(as(STRING))
                    .startsWith(
                            "The service knows none of these users: does WORKOS_API_KEY belong to their environment");
        });
        assertThat(run.err()).contains("--resume " + report);
    }

    @Test
    void takesUsersFromAFileWithRemarksAndBlankLines(@TempDir Path folder) throws IOException {
        fake.signIn(alice);
        fake.signIn(bob);
        Path users = folder.resolve("users.txt");
        Files.writeString(users, "# leavers\n\nuser_alice\r\n  user_bob  \nuser_alice\n# end");

        Run run = Run.against(server, "revoke-all", "--users-from", users.toString(), "--yes");

        assertThat(run.outLines()).containsExactly(Run.counts(2, 0, "2 done, 0 not done"));
    }

    @Test
    void countsAUserWhoStandsInAFileTwiceOnce(@TempDir Path folder) throws IOException {
        fake.signIn(alice);
        Path users = Files.writeString(folder.resolve("users.txt"), "user_alice\nuser_alice\n");

        Run dry = Run.against(server, "revoke-all", "--users-from", users.toString(), "--dry-run");
        Run run = Run.against(server, "revoke-all", "--users-from", users.toString());

        assertThat(dry.outLines()).last().isEqualTo("1 session of 1 user would end; nothing was revoked.");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void takesUsersFromStandardInput() {
        fake.signIn(alice);
        fake.signIn(bob);

        Run run = Run.with(
                Run.environment(server), "user_alice\nuser_bob\n", false, "revoke-all", "--users-from", "-", "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).startsWith("2 revoked");
    }

    @Test
    void endsWithExitCodeThreeWhenSomethingIsLeft() {
        fake.signIn(alice);
        fake.signIn(alice);
        fake.onRevoke(1, Fault.status(409));

        Run run = Run.against(server, "revoke-all", "user_alice", "--yes");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.out()).startsWith("1 revoked, 0 not found, 0 still listed, 1 failed");
        assertThat(run.errLines()).hasSize(4);
        assertThat(run.err()).contains("status 409", "Not complete: to do what is left, give the same command again.");
    }

    @Test
    void saysWhatStoppedItAndShowsNoKey() {
        fake.signIn(alice);
        fake.onList(1, Fault.status(401));

        Run run = Run.against(server, "revoke-all", "user_alice", "--yes");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.errLines()).first().asString().startsWith("Stopped: ").contains("refused the API key");
        assertThat(run.errLines())
                .as("the reason once, what to check, and how to go on")
                .hasSize(3);
        assertThat(run.out() + run.err()).doesNotContain(server.apiKey());
    }

    @Test
    void failsBeforeItBeginsWhenItCannotCount() {
        fake.onList(1, Fault.status(403));

        Run run = Run.against(server, "revoke-all", "user_alice");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errLines()).hasSize(3).first().asString().contains("status 403");
    }
}
