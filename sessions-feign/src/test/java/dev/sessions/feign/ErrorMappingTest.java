package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.UserId;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.InvalidRequestException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.PermissionDeniedException;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every status, with every shape of body that the API has been seen to send, on both operations. */
class ErrorMappingTest {
    private static final Map<Integer, Class<? extends SessionsException>> KINDS = Map.ofEntries(
            Map.entry(400, InvalidRequestException.class),
            Map.entry(401, AuthenticationRefusedException.class),
            Map.entry(403, PermissionDeniedException.class),
            Map.entry(405, UnexpectedStatusException.class),
            Map.entry(408, ServiceUnavailableException.class),
            Map.entry(409, UnexpectedStatusException.class),
            Map.entry(418, UnexpectedStatusException.class),
            Map.entry(421, UnexpectedStatusException.class),
            Map.entry(422, InvalidRequestException.class),
            Map.entry(429, RateLimitedException.class),
            Map.entry(500, ServiceUnavailableException.class),
            Map.entry(501, ServiceUnavailableException.class),
            Map.entry(502, ServiceUnavailableException.class),
            Map.entry(503, ServiceUnavailableException.class),
            Map.entry(504, ServiceUnavailableException.class),
            Map.entry(529, ServiceUnavailableException.class));

    private static final List<String> BODIES = List.of(
            "",
            "{\"message\":\"Unauthorized\"}",
            "{\"message\":\"Bad\",\"code\":\"invalid_request_parameters\",\"errors\":[{\"field\":\"limit\",\"code\":\"range\"}]}",
            "{\"errors\":[{\"code\":\"range\",\"message\":\"too large\"}]}",
            "{\"errors\":[{\"instancePath\":\"/limit\",\"keyword\":\"maximum\",\"message\":\"must be <= 100\"}]}",
            "{\"errors\":[\"limit is too large\"]}",
            "{\"error\":\"invalid_request\",\"error_description\":\"Something\"}",
            "{\"message\":7,\"code\":{},\"errors\":\"none\"}",
            "<html><h1>Bad gateway</h1></html>",
            "{\"message\":\"cut of",
            "null",
            "[]");

    @RegisterExtension
    final Wire wire = new Wire();

    static Stream<Arguments> responses() {
        return KINDS.keySet().stream()
                .sorted()
                .flatMap(status -> BODIES.stream().map(body -> Arguments.of(status, body)));
    }

    @ParameterizedTest
    @MethodSource("responses")
    void theStatusAloneDecides(int status, String body) {
        wire.fake.onList(1, Fault.status(status, body));
        wire.fake.onRevoke(1, Fault.status(status, body));

        SessionsException list = failedList();
        SessionsException revoke =
                catchThrowableOfType(SessionsException.class, () -> wire.sessions.revoke(Wire.SESSION));

        for (SessionsException failure : new SessionsException[] {list, revoke}) {
            assertThat(failure).isExactlyInstanceOf(KINDS.get(status)).hasNoCause();
            assertThat(failure.status()).hasValue(status);
            assertThat(failure.requestId().orElseThrow()).startsWith("req_");
            assertThat(failure.attempts()).isOne();
        }
        assertThat(wire.server.requests()).isEqualTo(2);
    }

    @Test
    void factsOfTheBodyBecomeData() {
        SessionsException failure = failedList(Fault.status(422, """
                {"message":"Validation failed","code":"invalid_request_parameters","entity_id":"session_9",
                "errors":[{"field":"limit","code":"range"},{"code":"max","message":"too large"},
                {"instancePath":"/limit","keyword":"maximum","message":"must be <= 100"},"plain words",{"odd":1}]}"""));

        assertThat(failure.code()).contains("invalid_request_parameters");
        assertThat(failure.serviceMessage()).contains("Validation failed");
        assertThat(failure.entityId()).contains("session_9");
        assertThat(failure.fieldErrors())
                .containsExactly(
                        FieldError.of("limit", "range", null),
                        FieldError.of(null, "max", "too large"),
                        FieldError.of("/limit", "maximum", "must be <= 100"),
                        FieldError.of(null, null, "plain words"),
                        FieldError.of(null, null, null));
        assertThat(failure).hasMessageNotContaining("Validation failed");
    }

    @Test
    void theOauthShapeIsReadToo() {
        SessionsException failure =
                failedList(Fault.status(400, "{\"error\":\"invalid_grant\",\"error_description\":\"No longer\"}"));

        assertThat(failure.code()).contains("invalid_grant");
        assertThat(failure.serviceMessage()).contains("No longer");
    }

    @Test
    void retryAfterAndRequestIdAreReadFromHeadersInAnyCase() {
        SessionsException failure =
                failedList(Fault.status(429).header("rEtRy-AfTeR", "7").header("x-REQUEST-id", "req_of_the_vendor"));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(failure.requestId()).contains("req_of_the_vendor");
        assertThat(failure).hasMessageContaining("req_of_the_vendor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "13"})
    void aClockThatIsAnHourOffDoesNotChangeTheWaitUntilADate(String hour) {
        // The local clock shows 12:00:00.
        SessionsException failure = failedList(Fault.status(429)
                .header("Date", "Thu, 15 Jan 2026 " + hour + ":00:00 GMT")
                .header("Retry-After", "Thu, 15 Jan 2026 " + hour + ":00:05 GMT"));

        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(5));
    }

    @Test
    void aHugeErrorBodyIsReadInPartAndTheStatusIsEnough() {
        String huge = "{\"message\":\"" + "x".repeat(1_000_000) + "\",\"code\":\"late\"}";

        assertThat(failedList(Fault.status(500, huge))).isInstanceOf(ServiceUnavailableException.class);
    }

    @Test
    void longTextsOfTheServiceAreCut() {
        SessionsException failure = failedList(Fault.status(400, "{\"message\":\"" + "x".repeat(5_000) + "\"}"));

        assertThat(failure.serviceMessage().orElseThrow()).hasSize(1_000);
    }

    @Test
    void onlyAHundredComplaintsAreKept() {
        String errors = "\"e\",".repeat(500) + "\"e\"";

        assertThat(failedList(Fault.status(400, "{\"errors\":[" + errors + "]}"))
                        .fieldErrors())
                .hasSize(100);
    }

    @Test
    void anUnknownUserIsNotAnEmptyList() {
        SessionsException failure =
                catchThrowableOfType(SessionsException.class, () -> wire.sessions.listAll(UserId.of("user_nobody")));

        assertThat(failure).isInstanceOf(UserNotFoundException.class);
        assertThat(failure.entityId()).contains("user_nobody");
        assertThat(failure.code()).contains("entity_not_found");
    }

    @Test
    void aWrongKeyIsRefused() {
        FeignSessions wrong = wire.adapter(options -> options.apiKey("sk_test_wrong"));

        assertThat(catchThrowableOfType(SessionsException.class, () -> wrong.listAll(Wire.USER)))
                .isInstanceOf(AuthenticationRefusedException.class);
    }

    @Test
    void aBaseUrlThatLeadsElsewhereIsMisconfigured() {
        FeignSessions wrong =
                wire.adapter(options -> options.baseUrl(wire.server.baseUrl().resolve("/v2/")));

        assertThat(catchThrowableOfType(SessionsException.class, () -> wrong.listAll(Wire.USER)))
                .isInstanceOf(MisconfiguredException.class);
        assertThat(wire.server.received().get(0).target()).startsWith("/v2/user_management/users/");
    }

    private SessionsException failedList(Fault fault) {
        wire.fake.onList(1, fault);
        return failedList();
    }

    private SessionsException failedList() {
        return catchThrowableOfType(SessionsException.class, () -> wire.sessions.list(Wire.USER, Wire.PAGE));
    }
}
