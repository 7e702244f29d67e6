package dev.sessions.testkit.assertj;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job that one worker does, so that the order of its calls is known: three sessions of Alice, one of Bob, none of Carol. */
class RevocationReportAssertTest {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final UserId BOB = UserId.of("user_bob");
    private static final UserId CAROL = UserId.of("user_carol");
    private static final SessionId UNKNOWN = SessionId.of("session_x");

    private final FakeSessions fake = FakeSessions.create();
    private SessionId third;
    private SessionId second;
    private SessionId first;
    private SessionId bobs;

    @BeforeEach
    void signIn() {
        first = fake.signIn(ALICE).id();
        second = fake.signIn(ALICE).id();
        third = fake.signIn(ALICE).id();
        bobs = fake.signIn(BOB).id();
    }

    private RevocationReport revokeAll() {
        return SessionRevoker.builder(fake)
                .timekeeper(fake.timekeeper())
                .concurrency(1)
                .attempts(1)
                .build()
                .revokeAll(List.of(ALICE, BOB, CAROL));
    }

    /** Alice's first session is gone before it is asked for, and her second fails. */
    private RevocationReport withAFailure() {
        fake.onRevoke(1, Fault.revokedMeanwhile(first));
        fake.onRevoke(2, Fault.status(409));
        return revokeAll();
    }

    /** The job stops at the first revoke. */
    private RevocationReport stopped() {
        fake.onRevoke(1, Fault.status(401));
        return revokeAll();
    }

    private static void assertFails(ThrowingCallable assertion, String... parts) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
    }

    @Test
    void holdOfAJobThatWentWell() {
        assertThat(revokeAll())
                .isComplete()
                .hasRevoked(first, second, third, bobs)
                .hasNotFound()
                .hasStillListed()
                .hasFailed()
                .hasNotAttempted()
                .hasOnlyDone(CAROL, BOB, ALICE);
    }

    @Test
    void holdOfAJobInWhichSomethingFailed() {
        assertThat(withAFailure())
                .isNotComplete()
                .hasRevoked(third, bobs)
                .hasNotFound(first)
                .hasFailed(second)
                .hasFailed(second, UnexpectedStatusException.class)
                .hasOnlyDone(BOB, CAROL);
    }

    @Test
    void holdOfAJobWhoseRevokesChangeNothing() {
        SessionsPort unchanging = new SessionsPort() {
            @Override
            public SessionPage list(UserId user, PageRequest request) {
                return fake.list(user, request);
            }

            @Override
            public Revocation revoke(SessionId session) {
                return Revocation.REVOKED;
            }
        };

        RevocationReport report = SessionRevoker.builder(unchanging)
                .timekeeper(fake.timekeeper())
                .build()
                .revokeAll(ALICE);

        assertThat(report).isNotComplete().hasRevoked().hasStillListed(third, second, first);
        assertFails(() -> assertThat(report).hasStillListed(first, second), "STILL_LISTED; missing: [], not expected");
    }

    @Test
    void holdOfAJobThatWasStopped() {
        assertThat(stopped())
                .isNotComplete()
                .wasStoppedBy(AuthenticationRefusedException.class)
                .hasRevoked()
                .hasFailed(third)
                .hasNotAttempted(second, first)
                .hasOnlyDone();
    }

    @Test
    void failWhenTheJobIsNotSoFar() {
        RevocationReport part = withAFailure();
        RevocationReport whole = revokeAll();

        assertFails(() -> assertThat(part).isComplete(), "RevocationReport[", "to be complete");
        assertFails(() -> assertThat(whole).isNotComplete(), "not to be complete");
        assertFails(() -> assertThat(whole).wasStoppedBy(Throwable.class), "to have been stopped by a Throwable");
        assertFails(() -> assertThat((RevocationReport) null).isComplete(), "not to be null");
    }

    @Test
    void failWhenAnotherFailureStoppedIt() {
        RevocationReport report = stopped();

        assertFails(
                () -> assertThat(report).wasStoppedBy(ServiceUnavailableException.class),
                "to have been stopped by a ServiceUnavailableException",
                "stopped by AuthenticationRefusedException");
    }

    @Test
    void failWhenASessionIsMissingOrNotExpected() {
        RevocationReport part = withAFailure();

        assertFails(
                () -> assertThat(part).hasRevoked(third, first),
                "the sessions that are REVOKED; missing: [" + first + "], not expected: [" + bobs + "]");
        assertFails(() -> assertThat(part).hasNotFound(), "NOT_FOUND; missing: [], not expected: [" + first + "]");
        assertFails(() -> assertThat(part).hasFailed(), "FAILED; missing: [], not expected: [" + second + "]");
        assertFails(() -> assertThat(part).hasFailed(second, UNKNOWN), "FAILED; missing: [session_x]");
        assertFails(() -> assertThat(part).hasNotAttempted(first), "NOT_ATTEMPTED; missing: [" + first + "]");
    }

    @Test
    void failWhenASessionDidNotFailLikeThat() {
        RevocationReport part = withAFailure();

        assertFails(
                () -> assertThat(part).hasFailed(second, ServiceUnavailableException.class),
                "a ServiceUnavailableException at " + second,
                "UnexpectedStatusException");
        assertFails(() -> assertThat(part).hasFailed(third, Throwable.class), "but there was: REVOKED");
        assertFails(() -> assertThat(part).hasFailed(UNKNOWN, Throwable.class), "but there was: no such session");
    }

    @Test
    void failWhenAUserIsMissingOrNotExpected() {
        RevocationReport part = withAFailure();

        assertFails(
                () -> assertThat(part).hasOnlyDone(ALICE, BOB),
                "the users that are done; missing: [user_alice], not expected: [user_carol]");
    }

    @Test
    void tellTheJobAndTheClaim() {
        RevocationReport report = stopped();

        assertThatThrownBy(() -> assertThat(report).hasNotAttempted(second))
                .hasMessage("%nExpected%n  %s%nto have [%s] as the sessions that are NOT_ATTEMPTED;"
                                .formatted(report, second)
                                .stripLeading()
                        + " missing: [], not expected: [" + first + "]");
    }
}
