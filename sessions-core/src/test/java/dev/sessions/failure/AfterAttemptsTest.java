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

/** How the last failure of several attempts tells the whole story. */
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
    void theNumberOfAttemptsIsTold() {
        SessionsException told = last.afterAttempts(3, List.of(first, second));
        assertThat(told.attempts()).isEqualTo(3);
        assertThat(told).hasMessageEndingWith(" [request req_3, 3 attempts]");
    }

    @Test
    void earlierFailuresAreSuppressedOldestFirst() {
        SessionsException told = last.afterAttempts(3, List.of(first, second));
        assertThat(told.getSuppressed()).containsExactly(first, second);
    }

    @Test
    void moreAttemptsThanKnownFailuresMayBeTold() {
        SessionsException told = last.afterAttempts(5, List.of(first));
        assertThat(told.attempts()).isEqualTo(5);
        assertThat(told.getSuppressed()).containsExactly(first);
    }

    @Test
    void theKindAndAllFactsAreKept() {
        SessionsException told = last.afterAttempts(2, List.of(first));
        assertThat(told).isExactlyInstanceOf(RateLimitedException.class);
        assertThat(told.isRetryable()).isTrue();
        assertThat(told.operation()).isEqualTo(LIST);
        assertThat(told.status()).hasValue(429);
        assertThat(told.code()).contains("rate_limited");
        assertThat(told.serviceMessage()).contains("Slow down");
        assertThat(told.entityId()).contains("user_1");
        assertThat(told.requestId()).contains("req_3");
        assertThat(told.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(told.fieldErrors()).containsExactly(FieldError.of("a", "b", "c"));
    }

    @Test
    void theCauseIsKept() {
        IOException cause = new IOException();
        SessionsException told = CallFailures.noResponse(LIST, cause).afterAttempts(2, List.of(first));
        assertThat(told).cause().isSameAs(cause);
    }

    @Test
    void theStackTraceIsThatOfTheLastFailure() {
        assertThat(last.afterAttempts(2, List.of(first)).getStackTrace()).isEqualTo(last.getStackTrace());
    }

    @Test
    void theLastFailureItselfIsLeftAsItWas() {
        SessionsException told = last.afterAttempts(2, List.of(first));
        assertThat(told).isNotSameAs(last);
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
        SessionsException told = CallFailures.interrupted(LIST).afterAttempts(2, List.of(first, second));

        assertThat(told.attempts()).isEqualTo(2);
        assertThat(told.getSuppressed()).containsExactly(first, second);
    }

    @ParameterizedTest
    @EnumSource(RetryStop.class)
    void theReasonForNoFurtherAttemptIsKeptAndTold(RetryStop stop) {
        SessionsException told = last.afterAttempts(1, List.of(), stop);

        assertThat(told).isNotSameAs(last).hasMessageContaining("1 attempt, not retried because the ");
        assertThat(told.retryStop()).contains(stop);
        assertThat(told.afterAttempts(1, List.of(), stop)).isSameAs(told);
    }

    @Test
    void withoutAReasonNoneIsTold() {
        SessionsException told = last.afterAttempts(2, List.of(first));

        assertThat(told.retryStop()).isEmpty();
        assertThat(told).hasMessageNotContaining("no further one");
    }

    @Test
    void noAttemptAtAllIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> last.afterAttempts(0, List.of()));
    }
}
