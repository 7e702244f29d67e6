package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RevokeOthersTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    private final UserId alice = UserId.of("user_alice");
    private Session kept;

    @BeforeEach
    void signInThreeTimes() {
        fake.signIn(alice);
        kept = fake.signIn(alice);
        fake.signIn(alice);
    }

    private Run run(String... options) {
        return Run.against(server, ("revoke-others user_alice " + String.join(" ", options)).split(" "));
    }

    @Test
    void keepsThatSessionAndEndsTheOthers() {
        Run run = run("--keep", kept.id().value(), "--yes");

        assertThat(run).isEqualTo(new Run(0, Run.counts(2, 0, "1 done, 0 not done") + System.lineSeparator(), ""));
        assertThat(fake.listAll(alice)).containsExactly(kept);
    }

    @Test
    void doesNothingAndSaysSoWhenTheKeptOneIsNotListed() {
        Run run = run("--keep", "session_other", "--yes");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .first()
                .asString()
                .contains("session session_other, which is to be kept, is not among them, so nothing was revoked");
        assertThat(fake.listAll(alice)).hasSize(3);
    }

    @Test
    void saysSoBeforeItAsksForConfirmation() {
        assertThat(run("--keep", "session_other").exitCode()).isEqualTo(1);
        assertThat(run("--keep", "session_other", "--dry-run").exitCode()).isEqualTo(1);
    }

    @Test
    void asksForYesWhenMoreThanOneWouldEnd() {
        Run run = run("--keep", kept.id().value());

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.out()).isEmpty();
        assertThat(run.errLines())
                .containsExactly("2 sessions of 1 user would end: add --yes to end them, or --dry-run to see them."
                        + " Nothing was revoked.");
        assertThat(fake.listAll(alice)).hasSize(3);
    }

    @Test
    void showsWhatWouldEndAndEndsNothing() {
        Run run = run("--keep", kept.id().value(), "--dry-run", "--yes");

        assertThat(run.exitCode()).isZero();
        assertThat(run.outLines())
                .hasSize(5)
                .endsWith("2 sessions of 1 user would end; nothing was revoked.")
                .noneMatch(line -> line.contains(kept.id().value()));
        assertThat(fake.listAll(alice)).hasSize(3);
    }
}
