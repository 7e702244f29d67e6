package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.BOB;
import static dev.sessions.revocation.Service.results;
import static dev.sessions.revocation.Service.session;
import static dev.sessions.revocation.Service.status;
import static dev.sessions.revocation.Service.template;
import static dev.sessions.revocation.Service.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Revocation;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.DeadlineExceededException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sessions that are gone according to the service, and still listed. */
class StillListedTest extends JournaledJob {
    private static final UserId CAROL = user("user_carol");
    private static final Duration LAG = Duration.ofSeconds(2);

    @ParameterizedTest
    @EnumSource
    void theyAreRevokedOnceMoreAndThenTheUserIsNotDone(Revocation response) throws IOException {
        service.with(ALICE, "s1", "s2").stuck("s2", response);
        List<String> seen = new ArrayList<>();

        RevocationReport report = builder.listener(progress -> seen.add(progress.toString()))
                .build()
                .revokeAll(ALICE);

        assertThat(service.calls())
                .containsExactly(
                        "list user_alice", "revoke s1", "revoke s2", "list user_alice", "revoke s2", "list user_alice");
        assertThat(time.waits()).containsExactly(LAG);
        assertThat(results(report)).containsExactly(Result.REVOKED, Result.STILL_LISTED);
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
        assertThat(report).doesNotMatch(RevocationReport::complete, "complete");
        assertThat(seen)
                .contains("2 of 2 sessions gone, 0 failed, 0 users done")
                .endsWith("1 of 2 sessions gone, 1 failed, 0 users done");
        assertThat(lines()).contains("user_alice s2 still-listed");
        assertThat(loaded()).isEqualTo(report);
    }

    @Test
    void aListThatLagsIsWaitedForOncePerUser() {
        service.with(ALICE, "s1", "s2").stuck("s1", Revocation.REVOKED).stuck("s2", Revocation.REVOKED);
        service.onCall(call -> {
            if (time.elapsed().compareTo(LAG) > 0) {
                service.catchUp();
            }
        });

        RevocationReport report = builder.build().revokeAll(ALICE);

        assertThat(time.waits()).containsExactly(LAG);
        assertThat(results(report)).as("not NOT_FOUND").containsExactly(Result.REVOKED, Result.REVOKED);
        assertThat(report).matches(RevocationReport::complete, "complete");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsListedAsEndedIsNot(Ended status) {
        service.with(ALICE, "s1");
        service.onCall(call -> {
            if (call.startsWith("list") && !service.revokes().isEmpty()) {
                service.with(
                        ALICE,
                        Stream.of(template(ALICE, "s1").status(status.status).build()));
            }
        });

        assertThat(builder.build().revokeAll(ALICE)).matches(RevocationReport::complete, "complete");
        assertThat(service.revokes()).containsExactly("revoke s1");
    }

    private enum Ended {
        EXPIRED(SessionStatus.EXPIRED),
        REVOKED(SessionStatus.REVOKED);

        private final SessionStatus status;

        Ended(SessionStatus status) {
            this.status = status;
        }
    }

    @Test
    void withoutExtraPassesAndForOneSessionThereIsNoSecondLook() {
        service.with(ALICE, "s1").stuck("s1", Revocation.REVOKED);

        assertThat(builder.build().revoke(ALICE, session("s1"))).matches(RevocationReport::complete, "complete");
        assertThat(builder.extraPasses(0).build().revokeAll(ALICE)).matches(RevocationReport::complete, "complete");
        assertThat(service.calls()).containsExactly("list user_alice", "revoke s1", "list user_alice", "revoke s1");
    }

    @Test
    void aSecondRevokeThatFailsIsAFailure() {
        service.with(ALICE, "s1").stuck("s1", Revocation.REVOKED);
        service.onCall(call -> {
            if (call.equals("revoke s1") && service.revokes().size() == 1) {
                service.failing("s1", status(409));
            }
        });

        assertThat(results(builder.build().revokeAll(ALICE))).containsExactly(Result.FAILED);
    }

    @Test
    void aSessionThatAppearsMeanwhileIsRevokedToo() {
        service.with(ALICE, "s1").stuck("s1", Revocation.REVOKED);
        service.onCall(call -> {
            if (service.calls().size() == 4) {
                service.with(ALICE, "s2");
            }
        });

        assertThat(results(builder.build().revokeAll(ALICE))).containsExactly(Result.STILL_LISTED, Result.REVOKED);
    }

    @Test
    void aResumedJobRevokesThemAgain() {
        service.with(ALICE, "s1").stuck("s1", Revocation.REVOKED);
        builder.build().revokeAll(ALICE);
        service.catchUp();

        builder.resume(loaded()).build().revokeAll(ALICE);

        assertThat(service.revokes()).hasSize(3);
        assertThat(loaded()).matches(RevocationReport::complete, "complete");
    }

    /** The previous run ended between the revoke and the second list. */
    @Test
    void aResumedJobChecksWhatIsGoneAccordingToThePreviousRun() throws IOException {
        Files.writeString(file, "# started\nuser_alice s1 revoked\nuser_bob b1 revoked\n");
        service.with(ALICE, "s1").stuck("s1", Revocation.NOT_FOUND).with(BOB, "b1");

        RevocationReport report = builder.resume(loaded()).build().revokeAll(List.of(ALICE, BOB));

        assertThat(service.revokes()).containsExactly("revoke s1", "revoke b1");
        assertThat(results(report)).containsExactly(Result.STILL_LISTED, Result.REVOKED);
        assertThat(loaded().usersNotDone()).containsOnlyKeys(ALICE);
    }

    @Test
    void aSessionThatThePreviousRunRevokedForAnotherUserLeavesThatUserAlone() throws IOException {
        Files.writeString(file, "# started\nuser_bob s1 revoked\nuser_bob - done\n");
        service.with(ALICE, "s1");

        RevocationReport report = builder.resume(loaded()).build().revokeAll(ALICE);

        assertThat(report).matches(RevocationReport::complete, "complete");
        assertThat(loaded()).matches(RevocationReport::complete, "complete");
    }

    @Test
    void aWaitThatWouldNotFitTheDeadlineIsNotBegun() {
        service.with(ALICE, "s1").stuck("s1", Revocation.REVOKED);

        RevocationReport report = builder.deadline(LAG).build().revokeAll(ALICE);

        assertThat(time.waits()).isEmpty();
        assertThat(report.stoppedBy()).containsInstanceOf(DeadlineExceededException.class);
        assertThat(report.usersNotDone()).containsOnlyKeys(ALICE);
    }

    @Test
    void otherUsersGoFirstUntilTheWaitIsOver() {
        service.with(ALICE, "s1").with(BOB, "b1").with(CAROL, "c1").stuck("s1", Revocation.REVOKED);
        service.on("list user_bob", () -> time.advance(LAG));

        builder.build().revokeAll(List.of(ALICE, BOB, CAROL));

        assertThat(service.calls())
                .containsExactly(
                        "list user_alice",
                        "revoke s1",
                        "list user_alice",
                        "list user_bob",
                        "revoke b1",
                        "list user_bob",
                        "revoke s1",
                        "list user_alice",
                        "list user_carol",
                        "revoke c1",
                        "list user_carol");
        assertThat(time.waits()).isEmpty();
    }
}
