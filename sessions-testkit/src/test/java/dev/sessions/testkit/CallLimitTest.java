package dev.sessions.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.RateLimitedException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fake as a service that takes only so many revokes. */
class CallLimitTest {
    private static final UserId USER = UserId.of("user_1");

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);

    private Revocation revokeOne() {
        return fake.revoke(fake.signIn(USER).id());
    }

    @Test
    void aRevokeBeyondTheLimitHasNoEffectAndAWaitUntilTheNext() {
        fake.limitRevokes(2, Duration.ofSeconds(10));
        revokeOne();
        clock.advance(Duration.ofMillis(3_500));
        revokeOne();
        Session third = fake.signIn(USER);

        assertThatThrownBy(() -> fake.revoke(third.id()))
                .isInstanceOfSatisfying(RateLimitedException.class, failure -> {
                    assertThat(failure.status()).hasValue(429);
                    assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
                    assertThat(failure.requestId()).isPresent();
                });
        assertThat(fake.listAll(USER)).containsExactly(third);
    }

    @Test
    void aCallIsTakenAgainOnceTheFirstIsLongEnoughAgo() {
        fake.limitRevokes(2, Duration.ofSeconds(10));
        revokeOne();
        clock.advance(Duration.ofSeconds(4));
        revokeOne();
        clock.advance(Duration.ofSeconds(6));

        assertThat(revokeOne()).isEqualTo(Revocation.REVOKED);
        assertThatThrownBy(this::revokeOne).isInstanceOf(RateLimitedException.class);
    }

    @Test
    void rejectedCallsDoNotCount() {
        fake.limitRevokes(1, Duration.ofSeconds(10));
        revokeOne();
        clock.advance(Duration.ofSeconds(9));
        assertThatThrownBy(this::revokeOne).isInstanceOf(RateLimitedException.class);
        clock.advance(Duration.ofSeconds(1));

        assertThat(revokeOne()).isEqualTo(Revocation.REVOKED);
    }

    @Test
    void resetEndsIt() {
        fake.limitRevokes(1, Duration.ofSeconds(10));
        revokeOne();
        fake.reset();

        assertThat(revokeOne()).isEqualTo(Revocation.REVOKED);
    }

    @ParameterizedTest
    @CsvSource({"0, PT1S", "-1, PT1S", "1, PT0S", "1, PT-1S"})
    void aLimitThatIsNoneIsRefused(int calls, Duration stretch) {
        assertThatIllegalArgumentException().isThrownBy(() -> fake.limitRevokes(calls, stretch));
    }

    @Test
    void listsHaveALimitOfTheirOwnAndAllCallsOneMore() {
        fake.addUser(USER);
        fake.limitLists(2, Duration.ofSeconds(10));
        fake.limitCalls(3, Duration.ofSeconds(60));

        fake.listAll(USER);
        fake.listAll(USER);
        assertThat(catchThrowableOfType(RateLimitedException.class, () -> fake.listAll(USER))
                        .retryAfter())
                .contains(Duration.ofSeconds(10));
        fake.revoke(SessionId.of("session_1"));
        assertThat(catchThrowableOfType(RateLimitedException.class, () -> fake.revoke(SessionId.of("session_1")))
                        .retryAfter())
                .contains(Duration.ofSeconds(60));
        clock.advance(Duration.ofSeconds(60));
        fake.listAll(USER);
    }
}
