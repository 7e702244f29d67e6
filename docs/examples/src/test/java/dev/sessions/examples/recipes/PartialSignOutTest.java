package dev.sessions.examples.recipes;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import dev.sessions.testkit.junit.SessionsExtension;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SessionsExtension.class)
class PartialSignOutTest {
    private final UserId alice = UserId.of("user_alice");
    private final UserId bob = UserId.of("user_bob");

    @Test
    void oneFailureHidesNothing(FakeSessions fake, TestClock clock) {
        SessionRevoker revoker = SessionRevoker.builder(fake).timekeeper(clock).build();
        Session laptop = fake.signIn(alice);
        Session phone = fake.signIn(alice);
        Session tablet = fake.signIn(bob);
        fake.onRevoke(phone.id(), Fault.status(409));

        RevocationReport report = revoker.revokeAll(List.of(alice, bob));

        assertThat(report)
                .isNotComplete()
                .hasRevoked(laptop.id(), tablet.id())
                .hasFailed(phone.id(), UnexpectedStatusException.class)
                .hasNotAttempted()
                .hasOnlyDone(bob);
    }
}
