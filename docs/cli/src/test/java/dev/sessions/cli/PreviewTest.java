package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The preview of a job over many users, some of whom cannot be listed. */
class PreviewTest {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final UserId BOB = UserId.of("user_bob");
    private static final UserId CAROL = UserId.of("user_carol");

    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    @BeforeEach
    void signInOnceEach() {
        fake.signIn(ALICE);
        fake.signIn(BOB);
        fake.signIn(CAROL);
    }

    private Run run(String... options) {
        return Run.against(
                server, ("revoke-all user_alice user_bob user_carol " + String.join(" ", options)).split(" "));
    }

    @Test
    void aDryRunGoesOnAfterAUserWhoCannotBeListed() {
        fake.onList(ALICE, Fault.status(409));

        Run dry = run("--dry-run");

        assertThat(dry.exitCode()).isEqualTo(3);
        assertThat(dry.out()).contains("user_bob:", "user_carol:");
        assertThat(dry.outLines())
                .last()
                .isEqualTo("2 sessions of 2 users would end, and 1 user could not be listed; nothing was revoked.");
        assertThat(dry.errLines()).hasSize(3).first().asString().contains("user_alice", "status 409");
    }

    @Test
    void aDryRunIsNotCompleteWhereSessionsOfAnotherUserAreListed() {
        fake.onList(ALICE, Fault.ok("application/json", """
                {"data":[{"id":"session_1","user_id":"user_mallory","auth_method":"sso","status":"active",\
                "created_at":"2026-01-15T12:00:00.000Z","updated_at":"2026-01-15T12:00:00.000Z",\
                "expires_at":"2026-01-16T12:00:00.000Z"}],"list_metadata":{"before":null,"after":null}}"""));

        Run dry = run("--dry-run");

        assertThat(dry.exitCode()).isEqualTo(3);
        assertThat(dry.outLines())
                .last()
                .isEqualTo("2 sessions of 2 users would end, and of 1 user other users' sessions are listed;"
                        + " nothing was revoked.");
        assertThat(dry.errLines()).first().asString().contains("user_alice", "session_1", "user_mallory");
    }

    @Test
    void whoCannotBeListedMayHaveManySessions() {
        fake.onList(ALICE, Fault.status(409));
        fake.onList(CAROL, Fault.status(409));

        Run run = run();

        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.errLines())
                .last()
                .asString()
                .startsWith("1 session of 1 user would end, and 2 users could not be listed: add --yes");
        assertThat(fake.transcript().revokes()).isZero();
    }

    @Test
    void itFailsWhenNoUserCanBeListed() {
        fake.onList(ALICE, Fault.status(409));
        fake.onList(BOB, Fault.status(409));
        fake.onList(CAROL, Fault.status(409));

        Run dry = run("--dry-run");

        assertThat(dry.exitCode()).isEqualTo(1);
        assertThat(dry.errLines()).hasSize(3).first().asString().contains("status 409");
    }

    @Test
    void itFailsAtOnceForAReasonThatHoldsForAll() {
        fake.onList(BOB, Fault.status(403));

        Run dry = run("--dry-run");

        assertThat(dry.exitCode()).isEqualTo(1);
        assertThat(fake.transcript().lists()).isEqualTo(2);
    }
}
