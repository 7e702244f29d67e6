package dev.sessions.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The facts that responses and exceptions carry. */
class FactsTest {
    private static final Operation LIST = Operation.list("user_1");
    private static final FieldError FIELD_ERROR = FieldError.of("limit", "too_high", "must be at most 100");

    private static ServiceResponse.Builder full() {
        return ServiceResponse.builder(LIST, 422)
                .code("invalid_request_parameters")
                .message("Validation failed")
                .entityId("user_1")
                .requestId("req_1")
                .retryAfter(Duration.ofSeconds(3))
                .fieldErrors(List.of(FIELD_ERROR));
    }

    private static SessionsException failure(ServiceResponse response) {
        return catchThrowableOfType(SessionsException.class, response::outcome);
    }

    @Test
    void aResponseReturnsWhatItWasGiven() {
        ServiceResponse response = full().build();
        assertThat(response.operation()).isEqualTo(LIST);
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.code()).contains("invalid_request_parameters");
        assertThat(response.message()).contains("Validation failed");
        assertThat(response.entityId()).contains("user_1");
        assertThat(response.requestId()).contains("req_1");
        assertThat(response.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(response.fieldErrors()).containsExactly(FIELD_ERROR);
    }

    @Test
    void whatAResponseWasNotGivenIsEmpty() {
        ServiceResponse response = ServiceResponse.builder(LIST, 500).build();
        assertThat(response.code()).isEmpty();
        assertThat(response.message()).isEmpty();
        assertThat(response.entityId()).isEmpty();
        assertThat(response.requestId()).isEmpty();
        assertThat(response.retryAfter()).isEmpty();
        assertThat(response.fieldErrors()).isEmpty();
    }

    @Test
    void anExceptionCarriesAllFactsOfItsResponse() {
        SessionsException failure = failure(full().build());
        assertThat(failure.operation()).isEqualTo(LIST);
        assertThat(failure.status()).hasValue(422);
        assertThat(failure.code()).contains("invalid_request_parameters");
        assertThat(failure.serviceMessage()).contains("Validation failed");
        assertThat(failure.entityId()).contains("user_1");
        assertThat(failure.requestId()).contains("req_1");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(failure.fieldErrors()).containsExactly(FIELD_ERROR);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure).hasNoCause();
    }

    @Test
    void whatTheServiceDidNotSayIsEmptyInTheException() {
        SessionsException failure = failure(ServiceResponse.builder(LIST, 500).build());
        assertNoFacts(failure);
    }

    private static void assertNoFacts(SessionsException failure) {
        assertThat(failure.code()).isEmpty();
        assertThat(failure.serviceMessage()).isEmpty();
        assertThat(failure.entityId()).isEmpty();
        assertThat(failure.requestId()).isEmpty();
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure.fieldErrors()).isEmpty();
    }

    @Test
    void aFailureWithoutAResponseCarriesTheOperationAndTheCause() {
        EOFException cause = new EOFException();
        SessionsException failure = CallFailures.noResponse(LIST, cause);
        assertThat(failure.operation()).isEqualTo(LIST);
        assertThat(failure).cause().isSameAs(cause);
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(failure.status()).isEmpty();
        assertNoFacts(failure);
    }

    @Test
    void aResponseCutOffKeepsWhatIsKnownAndTheCause() {
        EOFException cause = new EOFException();
        SessionsException failure =
                ServiceResponse.builder(LIST, 200).requestId("req_1").build().cutOff(cause);
        assertThat(failure.status()).hasValue(200);
        assertThat(failure.requestId()).contains("req_1");
        assertThat(failure).cause().isSameAs(cause);
        assertThat(failure.attempts()).isEqualTo(1);
    }

    @Test
    void aResponseThatCannotBeTrustedKeepsWhatIsKnown() {
        SessionsException failure =
                ServiceResponse.builder(LIST, 200).requestId("req_1").build().invalid("data is missing");
        assertThat(failure).isExactlyInstanceOf(InvalidResponseException.class).hasNoCause();
        assertThat(failure.isRetryable()).as("retryable").isFalse();
        assertThat(failure.status()).hasValue(200);
        assertThat(failure.requestId()).contains("req_1");
    }

    @Test
    void anInterruptedCallIsNotRetryable() {
        SessionsException failure = CallFailures.interrupted(LIST);
        assertThat(failure).isExactlyInstanceOf(CallInterruptedException.class).hasNoCause();
        assertThat(failure.isRetryable()).as("retryable").isFalse();
        assertThat(failure.attempts()).isEqualTo(1);
    }

    @Test
    void aDeadlineIsRetryableAndKeepsTheFailureSeenLast() {
        IOException last = new IOException();
        SessionsException failure = CallFailures.deadlineExceeded(LIST, Duration.ofSeconds(30), last);
        assertThat(failure)
                .isExactlyInstanceOf(DeadlineExceededException.class)
                .cause()
                .isSameAs(last);
        assertThat(failure.isRetryable()).as("retryable").isTrue();
        assertThat(failure.attempts()).isEqualTo(1);
        assertThat(CallFailures.deadlineExceeded(LIST, Duration.ofSeconds(30), null))
                .hasNoCause();
    }

    @Test
    void anInterruptAndADeadlineKeepTheResponseOfTheLastAttempt() {
        IOException cause = new IOException();
        ServiceResponse response =
                ServiceResponse.builder(LIST, 200).requestId("req_1").build();
        SessionsException last = response.cutOff(cause);

        SessionsException late = CallFailures.deadlineExceededAfter(last, Duration.ofSeconds(30));

        assertThat(late).isExactlyInstanceOf(DeadlineExceededException.class);
        assertThat(late.getCause()).isSameAs(cause);
        assertThat(CallFailures.interruptedAfter(last)).isExactlyInstanceOf(CallInterruptedException.class);
        for (SessionsException failure :
                List.of(late, CallFailures.interruptedAfter(last), CallFailures.interrupted(response))) {
            assertThat(failure.operation()).isEqualTo(LIST);
            assertThat(failure.status()).hasValue(200);
            assertThat(failure.requestId()).contains("req_1");
        }
    }

    @Test
    void aSessionOfAnotherUserIsAboutNoCall() {
        SessionNotOwnedException failure = SessionNotOwnedException.of("user_1", "session_1");
        assertThat(failure.operation()).isEqualTo(Operation.revoke("session_1"));
        assertThat(failure.attempts()).isZero();
        assertThat(failure.isRetryable()).as("retryable").isFalse();
        assertThat(failure.status()).isEmpty();
    }

    @Test
    void aNegativeRetryAfterCountsAsZero() {
        assertThat(full().retryAfter(Duration.ofMillis(-1)).build().retryAfter())
                .contains(Duration.ZERO);
        assertThat(full().retryAfter(Duration.ZERO).build().retryAfter()).contains(Duration.ZERO);
        assertThat(full().retryAfter(null).build().retryAfter()).isEmpty();
    }

    @Test
    void fieldErrorsCannotBeChanged() {
        List<FieldError> given = new ArrayList<>(List.of(FIELD_ERROR));
        ServiceResponse response = full().fieldErrors(given).build();
        given.clear();
        assertThat(response.fieldErrors()).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> response.fieldErrors().clear());
    }

    @Test
    void everyPartOfAFieldErrorIsOptional() {
        assertThat(FIELD_ERROR.field()).contains("limit");
        assertThat(FIELD_ERROR.code()).contains("too_high");
        assertThat(FIELD_ERROR.message()).contains("must be at most 100");
        FieldError nothing = FieldError.of(null, null, null);
        assertThat(nothing.field()).isEmpty();
        assertThat(nothing.code()).isEmpty();
        assertThat(nothing.message()).isEmpty();
    }

    @Test
    void fieldErrorsAreEqualByTheirParts() {
        FieldError same = FieldError.of("limit", "too_high", "must be at most 100");
        assertThat(FIELD_ERROR).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(new Object[] {
                    FieldError.of(null, "too_high", "must be at most 100"),
                    FieldError.of("limit", null, "must be at most 100"),
                    FieldError.of("limit", "too_high", null),
                    "limit"
                })
                .allSatisfy(other ->
                        assertThat((Object) FIELD_ERROR).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other));
        assertThat(FIELD_ERROR).hasToString("FieldError[field=limit, code=too_high, message=must be at most 100]");
    }

    @Test
    void anOperationReadsAsWordsThatFollowCouldNot() {
        assertThat(LIST).hasToString("list the sessions of user user_1");
        assertThat(Operation.revoke("session_1")).hasToString("revoke session session_1");
    }

    @Test
    void anOperationKnowsItsKindAndSubject() {
        assertThat(LIST).isEqualTo(new Operation(Operation.Kind.LIST, "user_1"));
        assertThat(Operation.revoke("session_1")).isEqualTo(new Operation(Operation.Kind.REVOKE, "session_1"));
        assertThatNullPointerException()
                .isThrownBy(() -> new Operation(null, "user_1"))
                .withMessage("An operation needs a kind.");
        assertThatNullPointerException()
                .isThrownBy(() -> Operation.list(null))
                .withMessage("An operation needs the id that it is about.");
    }
}
