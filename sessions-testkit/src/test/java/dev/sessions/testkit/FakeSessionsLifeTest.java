package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.BOB;
import static dev.sessions.testkit.Example.ids;
import static dev.sessions.testkit.Example.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.sessions.AuthMethod;
import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.failure.UserNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FakeSessionsLifeTest {
    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);

    @Test
    void aSignInIsRealisticAndAlwaysTheSame() {
        Session session = fake.signIn(ALICE);
        assertThat(session.id()).isEqualTo(SessionId.of("session_01FAKE00000000000000000001"));
        assertThat(session.userId()).isEqualTo(ALICE);
        assertThat(session.authMethod()).isEqualTo(AuthMethod.PASSWORD);
        assertThat(session.status()).isEqualTo(SessionStatus.ACTIVE);
        assertThat(session.ipAddress()).contains("203.0.113.1");
        assertThat(session.userAgent().orElseThrow()).startsWith("Mozilla/5.0");
        assertThat(session.createdAt()).isEqualTo(clock.now());
        assertThat(session.updatedAt()).isEqualTo(clock.now());
        assertThat(session.expiresAt()).isEqualTo(clock.now().plus(Duration.ofDays(7)));
        assertThat(session.endedAt()).isEmpty();
        assertThat(session.organizationId()).isEmpty();
        assertThat(session.impersonator()).isEmpty();
        assertThat(FakeSessions.create().signIn(ALICE)).isEqualTo(session);
    }

    @Test
    void idsGrowAndAddressesStayInTheRangeForDocumentation() {
        assertThat(fake.signIn(ALICE).id().value()).endsWith("1");
        assertThat(fake.signIn(BOB).id().value()).endsWith("2");
        IntStream.range(2, 254).forEach(any -> fake.signIn(ALICE));
        assertThat(fake.signIn(ALICE).ipAddress()).contains("203.0.113.1");
    }

    @Test
    void aTemplateChangesWhatItNames() {
        Session session = fake.signIn(ALICE, template -> template.authMethod(AuthMethod.PASSKEY));
        assertThat(session.authMethod()).isEqualTo(AuthMethod.PASSKEY);
        assertThat(fake.listAll(ALICE)).containsExactly(session);
    }

    @Test
    void aSessionIsAddedAsItIsButForTimesThatTheWireCannotCarry() {
        Instant fine = clock.now().plusNanos(1_999_999);
        Session kept = fake.add(Example.reference(fine, fine.plusSeconds(60)));
        assertThat(kept)
                .isEqualTo(
                        Example.reference(clock.now().plusMillis(1), clock.now().plusMillis(60_001)));
        assertThat(fake.listAll(kept.userId())).containsExactly(kept);
    }

    @Test
    void anIdCannotBeUsedTwice() {
        Session session = fake.signIn(ALICE);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fake.add(session))
                .withMessageContaining(session.id().value());
    }

    @Test
    void revokingEndsASessionNow() {
        Session session = fake.signIn(ALICE);
        clock.advance(Duration.ofMinutes(1));
        assertThat(fake.revoke(session.id())).isEqualTo(Revocation.REVOKED);
        assertThat(fake.listAll(ALICE)).isEmpty();
        assertThat(fake.sessionsOf(ALICE))
                .containsExactly(session.toBuilder()
                        .status(SessionStatus.REVOKED)
                        .endedAt(clock.now())
                        .updatedAt(clock.now())
                        .build());
    }

    @Test
    void revokingEndsNoOtherSession() {
        signIn(fake, "s1");
        signIn(fake, "s2");
        signIn(fake, "s3");
        fake.revoke(SessionId.of("s2"));
        assertThat(ids(fake.listAll(ALICE))).containsExactly("s3", "s1");
    }

    @Test
    void whatHasEndedOrNeverWasIsNotFound() {
        Session revoked = fake.signIn(ALICE);
        Session expired = fake.signIn(ALICE);
        fake.revoke(revoked.id());
        clock.advance(Duration.ofDays(7));
        assertThat(fake.revoke(revoked.id())).isEqualTo(Revocation.NOT_FOUND);
        assertThat(fake.revoke(expired.id())).isEqualTo(Revocation.NOT_FOUND);
        assertThat(fake.revoke(SessionId.of("unknown"))).isEqualTo(Revocation.NOT_FOUND);
    }

    @Test
    void aSessionExpiresAtItsExpiryAndNotBefore() {
        Session session = fake.signIn(ALICE);
        clock.advance(Duration.ofDays(7).minusMillis(1));
        assertThat(fake.listAll(ALICE)).containsExactly(session);
        clock.advance(Duration.ofMillis(1));
        assertThat(fake.listAll(ALICE)).isEmpty();
        assertThat(fake.sessionsOf(ALICE))
                .containsExactly(
                        session.toBuilder().status(SessionStatus.EXPIRED).build());
    }

    @Test
    void sessionsOfShowsASessionAsExpiredWithoutACallInBetween() {
        Session session = fake.signIn(ALICE);

        clock.advance(Duration.ofDays(365));

        assertThat(fake.sessionsOf(ALICE))
                .containsExactly(
                        session.toBuilder().status(SessionStatus.EXPIRED).build());
    }

    @Test
    void aRevokedSessionStaysRevokedWhenItsExpiryComes() {
        fake.revoke(fake.signIn(ALICE).id());
        clock.advance(Duration.ofDays(8));
        assertThat(fake.sessionsOf(ALICE)).extracting(Session::status).containsExactly(SessionStatus.REVOKED);
    }

    @Test
    void aSessionAddedAfterItsExpiryIsExpired() {
        Session late = fake.add(Example.reference(clock.now().minusSeconds(9), clock.now()));
        assertThat(late.status()).isEqualTo(SessionStatus.EXPIRED);
    }

    @Test
    void endedSessionsAreListedWhenAskedFor() {
        signIn(fake, "s1");
        signIn(fake, "s2");
        fake.revoke(SessionId.of("s1"));
        fake.showEnded(true);
        assertThat(ids(fake.listAll(ALICE))).containsExactly("s2", "s1");
        fake.showEnded(false);
        assertThat(ids(fake.listAll(ALICE))).containsExactly("s2");
    }

    @Test
    void anUnknownStatusIsKeptAndShownWithTheEnded() {
        fake.signIn(ALICE, session -> session.status(SessionStatus.of("paused")));
        assertThat(fake.listAll(ALICE)).isEmpty();
        fake.showEnded(true);
        assertThat(fake.listAll(ALICE)).extracting(Session::status).containsExactly(SessionStatus.of("paused"));
    }

    @Test
    void sessionsOfAnUnknownUserAreNone() {
        assertThat(fake.sessionsOf(ALICE)).isEmpty();
    }

    @Test
    void addingAKnownUserKeepsTheSessions() {
        fake.signIn(ALICE);
        fake.addUser(ALICE);
        assertThat(fake.listAll(ALICE)).hasSize(1);
    }

    @Test
    void aTimeThatTheWireCannotCarryIsRefused() {
        for (String time : List.of("+10000-01-01T00:00:00Z", "-0001-12-31T23:59:59.999Z", Instant.MAX.toString())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fake.signIn(ALICE, session -> session.expiresAt(Instant.parse(time))))
                    .withMessageContaining(time);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> fake.signIn(ALICE, session -> session.endedAt(Instant.parse(time))))
                    .withMessageContaining(time);
        }
        assertThat(fake.sessionsOf(ALICE)).isEmpty();
        Instant last = Instant.parse("9999-12-31T23:59:59.999Z");
        assertThat(fake.signIn(ALICE, session -> session.expiresAt(last)).expiresAt())
                .isEqualTo(last);
    }

    @Test
    void resetForgetsEverythingButTheTime() {
        clock.advance(Duration.ofDays(1));
        Session before = fake.signIn(ALICE);
        fake.showEnded(true);
        fake.onList(5, Fault.status(500));
        fake.reset();
        assertThat(fake.unreachedFaults()).isEmpty();
        assertThatExceptionOfType(UserNotFoundException.class)
                .isThrownBy(() -> fake.list(ALICE, PageRequest.newestFirst(1)))
                .satisfies(refused -> assertThat(refused.requestId()).contains("req_fake_1"));
        assertThat(fake.signIn(ALICE)).isEqualTo(before);
        fake.revoke(before.id());
        assertThat(fake.listAll(ALICE)).isEmpty();
    }

    @Test
    void nullIsRefusedBeforeACallIsCounted() {
        fake.onList(1, Fault.status(500));
        fake.onRevoke(1, Fault.status(500));
        assertThatNullPointerException().isThrownBy(() -> fake.list(null, PageRequest.newestFirst(1)));
        assertThatNullPointerException().isThrownBy(() -> fake.list(ALICE, null));
        assertThatNullPointerException().isThrownBy(() -> fake.revoke(null));
        assertThat(fake.unreachedFaults()).hasSize(2);
    }
}
