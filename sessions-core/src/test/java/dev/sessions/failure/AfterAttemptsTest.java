package dev.sessions.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The last failure of several attempts carries all of them. */
class AfterAttemptsTest {
    private static final Operation LIST = Operation.list("user_1");

    private final SessionsException first = CallFailures.noResponse(LIST, new EOFException());
    private final SessionsException second = CallFailures.noResponse(LIST, new EOFException());
    private final SessionsException last = catchThrowableOfType(
            SessionsException.class,
            () -> ServiceResponse.builder(LIST, 429)
                    .code("rate_limited")
                    .message("Slow down")
                    .entityId("user_1")
                    .requestId("req_3")
                    .retryAfter(Duration.ofSeconds(3))
                    .fieldErrors(List.of(FieldError.of("a", "b", "c")))
                    .build()
                    .outcome());

    @Test
    void theNumberOfAttemptsIsReported() {
        SessionsException reported = last.afterAttempts(3, List.of(first, second));
        assertThat(reported.attempts()).isEqualTo(3);
        assertThat(reported).hasMessageEndingWith(" [request req_3, 3 attempts]");
    }

    @Test
    void earlierFailuresAreSuppressedOldestFirst() {
        SessionsException reported = last.afterAttempts(3, List.of(first, second));
        assertThat(reported.getSuppressed()).containsExactly(first, second);
    }

    @Test
    void moreAttemptsThanKnownFailuresMayBeReported() {
        SessionsException reported = last.afterAttempts(5, List.of(first));
        assertThat(reported.attempts()).isEqualTo(5);
        assertThat(reported.getSuppressed()).containsExactly(first);
    }

    @Test
    void theKindAndAllFactsAreKept() {
        SessionsException reported = last.afterAttempts(2, List.of(first));
        assertThat(reported).isExactlyInstanceOf(RateLimitedException.class);
        assertThat(reported.isRetryable()).as("retryable").isTrue();
        assertThat(reported.operation()).isEqualTo(LIST);
        assertThat(reported.status()).hasValue(429);
        assertThat(reported.code()).contains("rate_limited");
        assertThat(reported.serviceMessage()).contains("Slow down");
        assertThat(reported.entityId()).contains("user_1");
        assertThat(reported.requestId()).contains("req_3");
        assertThat(reported.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(reported.fieldErrors()).containsExactly(FieldError.of("a", "b", "c"));
    }

    @Test
    void theCauseIsKept() {
        IOException cause = new IOException();
        SessionsException reported = CallFailures.noResponse(LIST, cause).afterAttempts(2, List.of(first));
        assertThat(reported).cause().isSameAs(cause);
    }

    @Test
    void theStackTraceIsThatOfTheLastFailure() {
        assertThat(last.afterAttempts(2, List.of(first)).getStackTrace()).isEqualTo(last.getStackTrace());
    }

    @Test
    void theLastFailureItselfIsLeftAsItWas() {
        SessionsException reported = last.afterAttempts(2, List.of(first));
        assertThat(reported).isNotSameAs(last);
        assertThat(last.attempts()).isEqualTo(1);
        assertThat(last).hasNoSuppressedExceptions();
    }

    @Test
    void whatTheLastFailureHadSuppressedIsKept() {
        IOException onClose = new IOException();
        last.addSuppressed(onClose);
        assertThat(last.afterAttempts(2, List.of(first)).getSuppressed()).containsExactly(first, onClose);
    }

    @Test
    void oneAttemptIsTheSameException() {
        assertThat(last.afterAttempts(1, List.of())).isSameAs(last);
    }

    @Test
    void earlierFailuresAreAddedEvenWhenTheNumberIsTheSame() {
        SessionsException two = last.afterAttempts(2, List.of());
        assertThat(two.afterAttempts(2, List.of(first)).getSuppressed()).containsExactly(first);
    }

    @ParameterizedTest
    @CsvSource({"1", "0", "-1"})
    void fewerAttemptsThanFailuresAreRefused(int attempts) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> last.afterAttempts(attempts, List.of(first, second)))
                .withMessage("A call with 2 earlier failures made at least 2 attempts, not " + attempts + ".");
    }

    @Test
    void aFailureBetweenTwoAttemptsIsNoAttemptItself() {
        SessionsException reported = CallFailures.interrupted(LIST).afterAttempts(2, List.of(first, second));

        assertThat(reported.attempts()).isEqualTo(2);
        assertThat(reported.getSuppressed()).containsExactly(first, second);
    }

    @ParameterizedTest
    @EnumSource(RetryStop.class)
    void theReasonForNoRetryIsKeptAndReported(RetryStop stop) {
        SessionsException reported = last.afterAttempts(1, List.of(), stop);

        assertThat(reported).isNotSameAs(last).hasMessageContaining("1 attempt, not retried because the ");
        assertThat(reported.retryStop()).contains(stop);
        assertThat(reported.afterAttempts(1, List.of(), stop)).isSameAs(reported);
    }

    @Test
    void withoutAReasonNoneIsReported() {
        SessionsException reported = last.afterAttempts(2, List.of(first));

        assertThat(reported.retryStop()).isEmpty();
        assertThat(reported).hasMessageNotContaining("no further one");
    }

    @Test
    void noAttemptAtAllIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> last.afterAttempts(0, List.of()));
    }
}
