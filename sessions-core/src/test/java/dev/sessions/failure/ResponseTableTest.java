package dev.sessions.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessions.failure.ServiceResponse.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table from status, code and entity to the outcome or the kind of failure. */
class ResponseTableTest {
    private static final Operation LIST = Operation.list("user_1");
    private static final Operation REVOKE = Operation.revoke("session_1");

    static Stream<Arguments> successes() {
        return Stream.of(200, 201, 202, 204, 206, 299)
                .flatMap(status -> Stream.of(arguments(LIST, status), arguments(REVOKE, status)));
    }

    @ParameterizedTest
    @MethodSource("successes")
    void any2xxIsASuccess(Operation operation, int status) {
        assertThat(ServiceResponse.builder(operation, status).build().outcome()).isEqualTo(Outcome.SUCCEEDED);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                        row(InvalidRequestException.class, false, 400, 422),
                        row(AuthenticationRefusedException.class, false, 401),
                        row(PermissionDeniedException.class, false, 403),
                        row(MisconfiguredException.class, false, 300, 301, 302, 303, 304, 307, 308, 399, 404, 407),
                        row(
                                UnexpectedStatusException.class,
                                false,
                                -1,
                                0,
                                100,
                                101,
                                199,
                                402,
                                405,
                                406,
                                409,
                                410,
                                413,
                                418,
                                421,
                                423,
                                428,
                                431,
                                451,
                                499,
                                600,
                                999),
                        row(RateLimitedException.class, true, 429),
                        row(ServiceUnavailableException.class, true, 408, 500, 501, 502, 503, 504, 520, 529, 599))
                .flatMap(List::stream);
    }

    private static List<Arguments> row(Class<? extends SessionsException> kind, boolean retryable, int... statuses) {
        return Arrays.stream(statuses)
                .boxed()
                .flatMap(status ->
                        Stream.of(arguments(LIST, status, kind, retryable), arguments(REVOKE, status, kind, retryable)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aStatusAloneDecides(
            Operation operation, int status, Class<? extends SessionsException> kind, boolean retryable) {
        SessionsException failure = failure(ServiceResponse.builder(operation, status));
        assertThat(failure).isExactlyInstanceOf(kind);
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.status()).hasValue(status);
        assertThat(failure.operation()).isEqualTo(operation);
    }

    static Stream<Arguments> failuresOtherThan404() {
        return failures().filter(row -> !row.get()[1].equals(404));
    }

    @ParameterizedTest
    @MethodSource("failuresOtherThan404")
    void aCodeAndAnEntityDoNotChangeAStatusOtherThan404(
            Operation operation, int status, Class<? extends SessionsException> kind, boolean retryable) {
        ServiceResponse.Builder response = ServiceResponse.builder(operation, status)
                .code("entity_not_found")
                .entityId(operation.subject());
        assertThat(failure(response)).isExactlyInstanceOf(kind);
        assertThat(failure(response).isRetryable()).isEqualTo(retryable);
    }

    @ParameterizedTest
    @CsvSource({
        "entity_not_found, session_1,",
        "entity_not_found,,",
        "not_found, session_1,",
        "not_found,, Session not found"
    })
    void a404AboutTheSessionToRevokeIsAnOutcome(String code, @Nullable String entity, @Nullable String message) {
        ServiceResponse response = ServiceResponse.builder(REVOKE, 404)
                .code(code)
                .entityId(entity)
                .message(message)
                .build();
        assertThat(response.outcome()).isEqualTo(Outcome.SESSION_NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({"entity_not_found, user_1,", "entity_not_found,,", "not_found, user_1,", "not_found,, User not found"})
    void a404AboutTheListedUserIsUserNotFound(String code, @Nullable String entity, @Nullable String message) {
        SessionsException failure = failure(
                ServiceResponse.builder(LIST, 404).code(code).entityId(entity).message(message));
        assertThat(failure).isExactlyInstanceOf(UserNotFoundException.class);
        assertThat(failure.isRetryable()).as("failure is retryable").isFalse();
    }

    static Stream<Arguments> other404s() {
        return Stream.of(LIST, REVOKE)
                .flatMap(operation -> Stream.of(
                        arguments(operation, "entity_not_found", "session_2"),
                        arguments(
                                operation,
                                "entity_not_found",
                                operation.subject().toUpperCase(Locale.ROOT)),
                        arguments(operation, "entity_not_found", ""),
                        arguments(operation, "not_found", "org_1"),
                        arguments(operation, "organization_not_found", operation.subject()),
                        arguments(operation, "organization_not_found", null),
                        arguments(operation, "ENTITY_NOT_FOUND", null),
                        arguments(operation, "", null),
                        arguments(operation, null, operation.subject()),
                        arguments(operation, null, "session_2")));
    }

    @ParameterizedTest
    @MethodSource("other404s")
    void anyOther404IsUnexpected(Operation operation, @Nullable String code, @Nullable String entity) {
        SessionsException failure =
                failure(ServiceResponse.builder(operation, 404).code(code).entityId(entity));
        assertThat(failure).isExactlyInstanceOf(UnexpectedStatusException.class);
        assertThat(failure.isRetryable()).as("failure is retryable").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Not Found", "Session not found: 'session_1'.", "session not found", "User not found"})
    void theEmulatorsCodeCountsOnlyWithItsWordsForWhatWasAsked(String message) {
        SessionsException failure =
                failure(ServiceResponse.builder(REVOKE, 404).code("not_found").message(message));
        assertThat(failure).isExactlyInstanceOf(MisconfiguredException.class);
    }

    @Test
    void theEmulatorsCodeDoesNotCountWithoutAMessage() {
        assertThat(failure(ServiceResponse.builder(LIST, 404).code("not_found")))
                .isExactlyInstanceOf(MisconfiguredException.class);
    }

    @Test
    void aResponseThatIsNoFailureHasNone() {
        ServiceResponse.Builder response = ServiceResponse.builder(LIST, 200);
        assertThatIllegalStateException()
                .isThrownBy(() -> failure(response))
                .withMessage("The status 200 is no failure: it means SUCCEEDED.");
    }

    @Test
    void a404WithAMessageAloneIsStillBare() {
        SessionsException failure = failure(ServiceResponse.builder(REVOKE, 404).message("Not Found"));
        assertThat(failure).isExactlyInstanceOf(MisconfiguredException.class);
    }

    @Test
    void a404ThatIsTooLongIsUnexpected() {
        assertThat(ServiceResponse.builder(REVOKE, 404).build().tooLong())
                .isExactlyInstanceOf(UnexpectedStatusException.class)
                .hasMessageContaining("the body is longer than is read");
    }

    static Stream<Arguments> refusalsOfAProxy() {
        return Stream.of(
                        row(MisconfiguredException.class, false, 204, 302, 400, 401, 403, 404, 405, 407, 600),
                        row(ServiceUnavailableException.class, true, 408, 429, 500, 502, 503, 504, 599))
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("refusalsOfAProxy")
    void whatAProxyRefusesIsNotTheWordOfTheService(
            Operation operation, int status, Class<? extends SessionsException> kind, boolean retryable) {
        SessionsException failure =
                ServiceResponse.builder(operation, status).build().refusedByProxy();
        assertThat(failure).isExactlyInstanceOf(kind).hasMessageContaining("proxy");
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.status()).hasValue(status);
    }

    @Test
    void aResponseBelongsToAnOperation() {
        assertThatNullPointerException()
                .isThrownBy(() -> ServiceResponse.builder(null, 200))
                .withMessage("A response belongs to an operation.");
    }

    private static SessionsException failure(ServiceResponse.Builder response) {
        return response.build().failure();
    }
}
