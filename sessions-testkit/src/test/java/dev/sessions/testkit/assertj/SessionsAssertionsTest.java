package dev.sessions.testkit.assertj;

import static dev.sessions.testkit.assertj.SessionsAssertions.assertThat;
import static dev.sessions.testkit.assertj.SessionsAssertions.assertThatSessionsException;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.AuthMethod;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import dev.sessions.testkit.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionsAssertionsTest {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final UserId BOB = UserId.of("user_bob");

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);

    private static void assertFails(ThrowingCallable assertion, String... parts) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(parts);
    }

    @Nested
    class OfASession {
        private final Session session = fake.signIn(ALICE);
        private final Instant now = clock.now();
        private final Instant later = now.plus(Duration.ofDays(8));

        @Test
        void holdWhenTrue() {
            assertThat(session)
                    .hasId(session.id())
                    .belongsTo(ALICE)
                    .hasStatus(SessionStatus.ACTIVE)
                    .isActiveAt(now)
                    .isNotActiveAt(later)
                    .isNotImpersonated();
            assertThat(fake.signIn(ALICE, builder -> builder.authMethod(AuthMethod.IMPERSONATION)))
                    .isImpersonated();
        }

        @Test
        void failWhenNot() {
            assertFails(() -> assertThat(session).hasId(SessionId.of("session_x")), "session_x", session.toString());
            assertFails(() -> assertThat(session).belongsTo(BOB), "to belong to user_bob");
            assertFails(() -> assertThat(session).hasStatus(SessionStatus.REVOKED), "to have the status revoked");
            assertFails(() -> assertThat(session).isActiveAt(later), "to be active at " + later);
            assertFails(() -> assertThat(session).isNotActiveAt(now), "not to be active at " + now);
            assertFails(() -> assertThat(session).isImpersonated(), "to be impersonated");
            assertFails(
                    () -> assertThat(fake.signIn(ALICE, builder -> builder.authMethod(AuthMethod.IMPERSONATION)))
                            .isNotImpersonated(),
                    "not to be impersonated");
            assertFails(() -> assertThat((Session) null).belongsTo(ALICE), "not to be null");
        }
    }

    @Nested
    class OfAPage {
        private final Session first = fake.signIn(ALICE);
        private final Session second = fake.signIn(ALICE);
        private final SessionPage one = fake.list(ALICE, PageRequest.oldestFirst(1));
        private final SessionPage two = fake.list(ALICE, one.next().orElseThrow());

        @Test
        void holdWhenTrue() {
            assertThat(one).hasSessions(first.id()).hasNext().hasNoPrevious();
            assertThat(two).hasSessions(second.id()).hasNoNext().hasPrevious();
            fake.addUser(BOB);
            assertThat(fake.list(BOB, PageRequest.newestFirst(1))).hasNoSessions();
        }

        @Test
        void failWhenNot() {
            String id = first.id().value();
            assertFails(() -> assertThat(one).hasSessions(second.id(), first.id()), "the sessions", "[" + id + "]");
            assertFails(() -> assertThat(one).hasNoSessions(), "the sessions []", "[" + id + "]");
            assertFails(() -> assertThat(two).hasNext(), "a next page");
            assertFails(() -> assertThat(one).hasNoNext(), "no next page", "after=" + id);
            assertFails(() -> assertThat(one).hasPrevious(), "a previous page");
            assertFails(() -> assertThat(two).hasNoPrevious(), "no previous page", "before=");
        }
    }

    @Nested
    class OfAFailure {
        @Test
        void holdWhenTrue() {
            assertThatSessionsException(() -> fake.listAll(ALICE))
                    .hasStatus(404)
                    .hasCode("entity_not_found")
                    .hasRequestId("req_fake_1")
                    .hasAttempts(1)
                    .isNotRetryable()
                    .hasMessageContaining("user_alice");
            fake.onList(1, Fault.rateLimited(Duration.ofSeconds(7)));
            assertThatSessionsException(() -> fake.listAll(ALICE))
                    .hasRetryAfter(Duration.ofSeconds(7))
                    .isRetryable();
            fake.onList(1, Fault.resetBeforeAnswer());
            assertThatSessionsException(() -> fake.listAll(ALICE)).hasNoStatus();
        }

        @Test
        void failWhenNot() {
            fake.onList(1, Fault.status(503));
            SessionsException unavailable = failure();
            SessionsException unknown = failure();
            assertFails(() -> assertThat(unknown).isRetryable(), "to be retryable", unknown.toString());
            assertFails(() -> assertThat(unavailable).isNotRetryable(), "not to be retryable");
            assertFails(() -> assertThat(unavailable).hasStatus(500), "the status 500", "503");
            assertFails(() -> assertThat(unavailable).hasNoStatus(), "no status", "503");
            assertFails(() -> assertThat(unavailable).hasCode("x"), "the code x", "none");
            assertFails(() -> assertThat(unknown).hasRequestId("x"), "the request id x", "req_fake_");
            assertFails(() -> assertThat(unknown).hasRetryAfter(Duration.ZERO), "the retry-after PT0S", "none");
            assertFails(() -> assertThat(unknown).hasAttempts(2), "the number of attempts 2", "1");
            assertThatThrownBy(() -> assertThat(unknown).hasStatus(500)).hasCause(unknown);
        }

        private SessionsException failure() {
            try {
                fake.listAll(ALICE);
            } catch (SessionsException thrown) {
                return thrown;
            }
            throw new AssertionError("no failure");
        }

        @Test
        void needAFailureOfThisLibrary() {
            fake.addUser(ALICE);
            assertFails(() -> assertThatSessionsException(() -> fake.listAll(ALICE)), "SessionsException");
            assertFails(() -> assertThatSessionsException(() -> UserId.of("")), "SessionsException");
        }
    }

    @Nested
    class OfATranscript {
        private final Transcript transcript = fake.transcript();

        @Test
        void countTwoHundredAndFiftySessionsInThreeRequests() throws InterruptedException {
            for (int i = 0; i < 250; i++) {
                fake.signIn(ALICE);
            }
            assertThat(fake.listAll(ALICE)).hasSize(250);
            assertThat(transcript)
                    .hasLists(3)
                    .hasRevokes(0)
                    .hasCalls(3)
                    .usedAtMost(3)
                    .hasNoWaits();
            clock.sleep(Duration.ofSeconds(2));
            assertThat(transcript).hasWaits(Duration.ofSeconds(2));
        }

        @Test
        void failWhenNot() throws InterruptedException {
            fake.revoke(SessionId.of("session_x"));
            clock.sleep(Duration.ofSeconds(2));
            Consumer<ThrowingCallable> fails = assertion -> assertFails(assertion, transcript.toString());
            fails.accept(() -> assertThat(transcript).hasLists(1));
            fails.accept(() -> assertThat(transcript).hasCalls(2));
            fails.accept(() -> assertThat(transcript).hasNoWaits());
            assertFails(() -> assertThat(transcript).hasRevokes(2), "Expected 2 revoke calls, but there was: 1");
            assertFails(() -> assertThat(transcript).usedAtMost(0), "Expected at most 0 calls, but there was: 1");
            assertFails(() -> assertThat(transcript).hasWaits(Duration.ofSeconds(1)), "PT1S", "PT2S");
        }
    }
}
