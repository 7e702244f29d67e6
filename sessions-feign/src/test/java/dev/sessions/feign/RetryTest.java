package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.Timekeeper;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.DeadlineExceededException;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.RetryStop;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Retries, observed on the wire with virtual time. */
class RetryTest {
    @RegisterExtension
    final Wire wire = new Wire();

    private final FeignSessions sessions = retrying(RetryOptions.defaults());

    /** Returns an adapter whose jitter is always half of the longest wait. */
    private FeignSessions retrying(RetryOptions options) {
        return wire.adapter(builder -> builder.retry(options).random(Wire.HALF));
    }

    @Test
    void aPassingFailureIsTriedAgain() {
        wire.fake.onList(1, Fault.status(503));
        wire.fake.onList(2, Fault.resetBeforeAnswer());

        assertThat(sessions.list(Wire.USER, Wire.PAGE).sessions()).isEmpty();
        assertThat(wire.server.requests()).isEqualTo(3);
        assertThat(wire.clock.waits()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void theLastFailureComesOutWithTheStoryOfAll() {
        wire.fake.onList(1, Fault.status(500));
        wire.fake.onList(2, Fault.noAnswer());
        wire.fake.onList(3, Fault.status(503));

        SessionsException failure = failedList();

        assertThat(failure).isInstanceOf(ServiceUnavailableException.class).hasMessageContaining("3 attempts");
        assertThat(failure.status()).hasValue(503);
        assertThat(failure.attempts()).isEqualTo(3);
        assertThat(failure.getSuppressed())
                .hasExactlyElementsOfTypes(ServiceUnavailableException.class, ConnectionFailedException.class);
        assertThat(wire.server.requests()).isEqualTo(3);
    }

    @Test
    void aRevokeIsTriedAgainAndMayFindTheSessionGone() {
        SessionId session = wire.fake.signIn(Wire.USER).id();
        wire.fake.onRevoke(1, Fault.lostAnswer());

        assertThat(sessions.revoke(session)).isEqualTo(Revocation.NOT_FOUND);
        assertThat(wire.server.requests()).isEqualTo(2);
    }

    @Test
    void nothingIsSentAfterAWaitThatEndedAfterTheDeadline() {
        wire.fake.onRevoke(1, Fault.status(503));
        Timekeeper sleepy = new LateTimekeeper(wire.clock, Duration.ofHours(1));
        FeignSessions late = wire.adapter(builder ->
                builder.retry(RetryOptions.defaults()).random(Wire.HALF).timekeeper(sleepy));

        DeadlineExceededException failure =
                catchThrowableOfType(DeadlineExceededException.class, () -> late.revoke(Wire.SESSION));

        assertThat(wire.server.requests()).isOne();
        assertThat(failure.status()).hasValue(503);
        assertThat(failure.attempts()).isOne();
    }

    @Test
    void aKeyThatCannotBeHadForAnotherAttemptComesWithTheFailureOfTheFirst() {
        wire.fake.onRevoke(1, Fault.lostAnswer());
        Iterator<String> keys = List.of(wire.server.apiKey()).iterator();
        FeignSessions rotated =
                wire.adapter(builder -> builder.retry(RetryOptions.defaults()).apiKey(keys::next));

        assertThatThrownBy(() -> rotated.revoke(Wire.SESSION))
                .isInstanceOf(NoSuchElementException.class)
                .satisfies(thrown ->
                        assertThat(thrown.getSuppressed()).hasExactlyElementsOfTypes(ConnectionFailedException.class));
    }

    @Test
    void aRefusalIsNotTriedAgain() {
        wire.fake.onList(1, Fault.status(401));

        assertThat(failedList()).isInstanceOf(AuthenticationRefusedException.class);
        assertThat(wire.server.requests()).isOne();
        assertThat(wire.clock.waits()).isEmpty();
    }

    @Test
    void retryAfterIsObeyed() {
        wire.fake.onList(1, Fault.rateLimited(Duration.ofSeconds(3)));

        sessions.list(Wire.USER, Wire.PAGE);

        assertThat(wire.clock.waits()).containsExactly(Duration.ofSeconds(3));
    }

    @Test
    void retryAfterZeroIsTriedAgainByUsAndOnceOnly() {
        wire.fake.onList(1, Fault.status(503).header("Retry-After", "0"));

        sessions.list(Wire.USER, Wire.PAGE);

        assertThat(wire.server.requests()).isEqualTo(2);
        assertThat(wire.clock.waits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "429, 11",
        "429, 86400",
        "429, 10000000000000000",
        "503, 11",
        "503, 2147483648",
        "503, 10000000000000000"
    })
    void aLongRetryAfterFailsAtOnceAndSaysHowLong(int status, String seconds) {
        wire.fake.onList(1, Fault.status(status).header("Retry-After", seconds));

        SessionsException failure = failedList();

        assertThat(failure.status()).hasValue(status);
        assertThat(failure.retryAfter().orElseThrow()).isGreaterThan(Duration.ofSeconds(10));
        assertThat(wire.server.requests()).isOne();
        assertThat(wire.clock.waits()).isEmpty();
    }

    @Test
    void aWaitThatDoesNotFitTheDeadlineFailsAtOnce() {
        FeignSessions hurried =
                wire.adapter(builder -> builder.retry(RetryOptions.defaults()).deadline(Duration.ofSeconds(2)));
        wire.fake.onList(1, Fault.rateLimited(Duration.ofSeconds(2)));

        assertThatThrownBy(() -> hurried.list(Wire.USER, Wire.PAGE)).isInstanceOf(RateLimitedException.class);
        assertThat(wire.clock.waits()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"11, WAIT_TOO_LONG", "9, DEADLINE"})
    void anExceptionTellsWhyItWasNotTriedAgain(int seconds, RetryStop reason) {
        FeignSessions hurried =
                wire.adapter(builder -> builder.retry(RetryOptions.defaults()).deadline(Duration.ofSeconds(5)));
        wire.fake.onList(1, Fault.rateLimited(Duration.ofSeconds(seconds)));

        SessionsException failure =
                catchThrowableOfType(SessionsException.class, () -> hurried.list(Wire.USER, Wire.PAGE));

        assertThat(failure.retryStop()).contains(reason);
        assertThat(failure).hasMessageContaining("1 attempt, not retried because");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void aCallThatMadeAllAttemptsHasNoRetryStop() {
        for (int i = 1; i <= 3; i++) {
            wire.fake.onList(i, Fault.status(500));
        }

        assertThat(failedList().retryStop()).isEmpty();
    }

    @Test
    void theLongestWaitGrowsToItsCeiling() {
        FeignSessions patient = retrying(RetryOptions.defaults()
                .maxAttempts(5)
                .firstBackoff(Duration.ofSeconds(1))
                .multiplier(3)
                .maxBackoff(Duration.ofSeconds(4)));
        for (int i = 1; i <= 4; i++) {
            wire.fake.onList(i, Fault.status(500));
        }

        patient.list(Wire.USER, Wire.PAGE);

        assertThat(wire.clock.waits())
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofMillis(1500),
                        Duration.ofMillis(2000),
                        Duration.ofMillis(2000));
    }

    @Test
    void aDateToWaitForIsNotMissedByAPartOfAMillisecond() {
        wire.clock.advance(Duration.ofNanos(1));
        Instant date = wire.clock.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(5);
        wire.fake.onList(
                1,
                Fault.status(429)
                        .header(
                                "Retry-After",
                                DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC))));

        sessions.list(Wire.USER, Wire.PAGE);

        assertThat(wire.clock.now()).isAfterOrEqualTo(date);
    }

    @Test
    void anInterruptWhileWaitingEndsTheCallWithTheFlagSet() {
        wire.fake.onList(1, Fault.status(503).header("X-Request-Id", "req_503").header("Retry-After", "3"));
        FeignSessions interrupted = wire.adapter(builder -> builder.retry(RetryOptions.defaults())
                .timekeeper(new HoldingTimekeeper(
                        wire.clock, () -> Thread.currentThread().interrupt())));

        SessionsException failure =
                catchThrowableOfType(SessionsException.class, () -> interrupted.list(Wire.USER, Wire.PAGE));

        assertThat(Thread.interrupted()).as("the flag").isTrue();
        assertThat(failure).isInstanceOf(CallInterruptedException.class);
        assertThat(failure.getSuppressed()).hasExactlyElementsOfTypes(ServiceUnavailableException.class);
        assertThat(failure.status()).hasValue(503);
        assertThat(failure.requestId()).contains("req_503");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(wire.server.requests()).isOne();
    }

    @Test
    void aThreadThatIsInterruptedAlreadyGetsTheInterruptAndKeepsItsFlag() {
        Thread.currentThread().interrupt();

        SessionsException failure = failedList();

        assertThat(Thread.interrupted()).as("the flag").isTrue();
        assertThat(failure).isInstanceOf(CallInterruptedException.class);
    }

    @Test
    void aStallEndsWithItsAttempt() {
        FeignSessions impatient = wire.adapter(builder -> builder.attemptTimeout(Duration.ofMillis(100)));
        wire.fake.onList(1, Fault.stall());

        assertThatThrownBy(() -> impatient.list(Wire.USER, Wire.PAGE))
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessageContaining("did not arrive in time");
        assertThat(wire.server.requests()).isOne();
    }

    @Test
    void anAttemptThatUsesUpTheTimeSaysSo() {
        AtomicInteger requests = new AtomicInteger();
        FeignSessions hurried = wire.adapter(builder -> builder.retry(RetryOptions.defaults())
                .deadline(Duration.ofMillis(150))
                .client((request, limits) -> {
                    requests.incrementAndGet();
                    wire.clock.advance(Duration.ofMillis(150));
                    throw new SocketTimeoutException("timeout");
                }));

        assertThatThrownBy(() -> hurried.revoke(Wire.SESSION))
                .isInstanceOf(DeadlineExceededException.class)
                .hasMessageContaining("150 ms")
                .hasCauseInstanceOf(SocketTimeoutException.class);
        assertThat(requests).hasValue(1);
    }

    private SessionsException failedList() {
        return catchThrowableOfType(SessionsException.class, () -> sessions.list(Wire.USER, Wire.PAGE));
    }
}
