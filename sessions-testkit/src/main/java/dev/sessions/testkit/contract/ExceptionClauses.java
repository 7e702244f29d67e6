package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SEEN;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WIRE;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static dev.sessions.testkit.contract.FailureAssertions.assertMessageContains;
import static dev.sessions.testkit.contract.FailureAssertions.assertMessageLacks;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.PageRequest;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.failure.RateLimitedException;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts of an exception are data, and its message is one sentence. */
@ClauseGroup
abstract class ExceptionClauses {

    @Test
    @DisplayName("An unknown user: 404, the code, the user as the entity, and the service's words.")
    @Clause(
            id = "EXCEPTION-01",
            mark = SEEN,
            source = "404 {\"message\":\"User not found: 'X'.\",\"code\":\"entity_not_found\",\"entity_id\":\"X\"}",
            kills = "the facts of a refusal are dropped",
            needs = WORLD)
    void unknownUser(Fixture fixture) {
        UserNotFoundException failure = assertThrows(
                UserNotFoundException.class,
                () -> fixture.port().list(Fixture.UNKNOWN_USER, PageRequest.newestFirst(10)));

        assertEquals(OptionalInt.of(404), failure.status());
        assertTrue(failure.requestId().isPresent(), "the request id is kept");
        assertEquals(1, failure.attempts());
        assertEquals(Optional.of("entity_not_found"), failure.code());
        assertEquals(Optional.of(Fixture.UNKNOWN_USER.value()), failure.entityId());
        assertEquals(Optional.of("User not found: '" + Fixture.UNKNOWN_USER + "'."), failure.serviceMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 404, 409, 422, 429, 500, 503})
    @DisplayName("The request id is the one that the service sent, whatever the status and the operation.")
    @Clause(
            id = "EXCEPTION-02",
            mark = SEEN,
            source = "X-Request-Id is on every recorded response",
            kills = "the request id is lost under some status or on a revoke, or one id is reported for all",
            needs = {WORLD, FAULTS})
    void requestId(int status, Fixture fixture) {
        // The 404 names nothing, because a 404 that names the session is no failure of a revoke.
        fixture.fake().onList(1, Fault.status(status, response -> response.requestId("req_01KIT")));
        fixture.fake().onList(2, Fault.status(status));
        fixture.fake().onList(3, Fault.status(status));
        fixture.fake().onRevoke(1, Fault.status(status, response -> response.requestId("req_02KIT")));

        assertEquals(Optional.of("req_01KIT"), fixture.failedList().requestId());
        assertEquals(Optional.of("req_02KIT"), fixture.failedRevoke().requestId());
        String second = fixture.failedList().requestId().orElseThrow();
        assertNotEquals(second, fixture.failedList().requestId().orElseThrow(), "each response has its own request id");
    }

    @Test
    @DisplayName("The name of the header of the request id may be in any case.")
    @Clause(
            id = "EXCEPTION-12",
            mark = SEEN,
            source = "header names in any case",
            kills = "the request id is looked up in one spelling only",
            needs = {WORLD, FAULTS, WIRE})
    void requestIdInAnyCase(Fixture fixture) {
        fixture.fake().onList(1, Fault.status(500).header("x-ReQuest-ID", "req_01KIT"));
        fixture.fake().onRevoke(1, Fault.status(500).header("X-REQUEST-ID", "req_02KIT"));

        assertEquals(Optional.of("req_01KIT"), fixture.failedList().requestId());
        assertEquals(Optional.of("req_02KIT"), fixture.failedRevoke().requestId());
    }

    @Test
    @DisplayName("A rate limit without Retry-After has no wait.")
    @Clause(
            id = "EXCEPTION-03",
            mark = ASSUMED,
            source = "no production 429 was ever recorded; Retry-After may come or not",
            kills = "a wait is invented",
            needs = {WORLD, FAULTS})
    void rateLimited(Fixture fixture) {
        fixture.fake().onList(1, Fault.rateLimited());

        RateLimitedException failure = assertInstanceOf(RateLimitedException.class, fixture.failedList());

        assertEquals(Optional.empty(), failure.retryAfter());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 30, 3600})
    @DisplayName("The wait of Retry-After is data of a rate limit and of an unavailable service.")
    @Clause(
            id = "EXCEPTION-04",
            mark = ASSUMED,
            source = "Retry-After in seconds; no production response with it was ever recorded",
            kills = "the wait is lost, read in another unit, or read for one status or one operation only",
            needs = {WORLD, FAULTS})
    void rateLimitedWithWait(long seconds, Fixture fixture) {
        Optional<Duration> wait = Optional.of(Duration.ofSeconds(seconds));
        for (Fault fault : List.of(Fault.rateLimited(Duration.ofSeconds(seconds)), asksToWait(503, seconds))) {
            fixture.failures(fault).forEach(failure -> assertEquals(wait, failure.retryAfter()));
        }
        for (int status : new int[] {408, 500, 502, 504}) {
            fixture.fake().onList(1, asksToWait(status, seconds));
            assertEquals(wait, fixture.failedList().retryAfter());
        }
    }

    private static Fault asksToWait(int status, long seconds) {
        return Fault.status(status, response -> response.retryAfter(Duration.ofSeconds(seconds)));
    }

    @Test
    @DisplayName("Retry-After may be a date, and a date in the past means no wait.")
    @Clause(
            id = "EXCEPTION-10",
            mark = ASSUMED,
            source = "Retry-After may be an HTTP date; no production response with it was ever recorded",
            kills = "only seconds are read",
            needs = {WORLD, FAULTS, WIRE})
    void rateLimitedUntil(Fixture fixture) {
        fixture.fake().onList(1, Fault.rateLimited().header("Retry-After", "Wed, 01 Jan 2200 00:00:00 GMT"));
        fixture.fake().onRevoke(1, Fault.rateLimited().header("Retry-After", "Thu, 01 Jan 2015 00:00:00 GMT"));

        Duration wait = fixture.failedList().retryAfter().orElseThrow();
        assertTrue(
                wait.compareTo(Duration.ofDays(36_500)) > 0,
                () -> "expected a wait of over a century, but was " + wait);
        assertEquals(Optional.of(Duration.ZERO), fixture.failedRevoke().retryAfter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thu, 01 Jan 2015", "Wed, 01 Jan 2200"})
    @DisplayName("A Retry-After date is counted from the Date of the same response, not from the caller's clock.")
    @Clause(
            id = "EXCEPTION-11",
            mark = ASSUMED,
            source =
                    "Date is the clock of the service, and clocks differ; no production response with it was ever recorded",
            kills = "a clock that is wrong makes the wait too long, or none",
            needs = {WORLD, FAULTS, WIRE})
    void rateLimitedUntilByTheClockOfTheService(String day, Fixture fixture) {
        Fault limited =
                Fault.rateLimited().header("Date", day + " 12:00:00 GMT").header("Retry-After", day + " 12:00:30 GMT");

        fixture.failures(limited)
                .forEach(failure -> assertEquals(Optional.of(Duration.ofSeconds(30)), failure.retryAfter()));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 409, 422, 429, 503})
    @DisplayName("Code, message, entity and field errors of a refusal are data of the exception.")
    @Clause(
            id = "EXCEPTION-05",
            mark = SEEN,
            source = "message, code, entity_id and errors[]",
            kills = "a fact of a refusal is lost under some status, or field errors are made up",
            needs = {WORLD, FAULTS})
    void facts(int status, Fixture fixture) {
        List<FieldError> errors = List.of(
                FieldError.of("limit", "range", null),
                FieldError.of(null, "max", "too large"),
                FieldError.of(null, null, "plain words"));
        Fault refusal = Fault.status(
                status,
                response -> response.message("Validation failed")
                        .code("invalid_request_parameters")
                        .entityId("session_9")
                        .fieldErrors(errors));
        for (SessionsException failure : fixture.failures(refusal)) {
            assertFacts(errors, failure);
        }

        fixture.failures(Fault.status(status)).forEach(failure -> assertEquals(List.of(), failure.fieldErrors()));
    }

    private static void assertFacts(List<FieldError> errors, SessionsException failure) {
        assertEquals(Optional.of("invalid_request_parameters"), failure.code());
        assertEquals(Optional.of("Validation failed"), failure.serviceMessage());
        assertEquals(Optional.of("session_9"), failure.entityId());
        assertEquals(errors, failure.fieldErrors());
    }

    @Test
    @DisplayName("Field errors are read in each recorded shape, and unknown fields are ignored.")
    @Clause(
            id = "EXCEPTION-13",
            mark = SEEN,
            source = "the shapes of errors[]",
            kills = "a shape of field error is unknown, one shape spoils the rest, or what is no list is taken for one",
            needs = {WORLD, FAULTS, WIRE})
    void shapes(Fixture fixture) {
        String body = """
                {"message":"Validation failed","code":"invalid_request_parameters","entity_id":"session_9","more":[1],
                "errors":[{"field":"limit","code":"range"},{"code":"max","message":"too large"},
                {"instancePath":"/limit","keyword":"maximum","message":"must be <= 100"},"plain words"]}""";
        List<FieldError> errors = List.of(
                FieldError.of("limit", "range", null),
                FieldError.of(null, "max", "too large"),
                FieldError.of("/limit", "maximum", "must be <= 100"),
                FieldError.of(null, null, "plain words"));
        fixture.failures(Fault.status(422, body)).forEach(failure -> assertFacts(errors, failure));

        fixture.fake().onList(1, Fault.status(422, "{\"errors\":{\"x\":[\"a\"],\"y\":\"z\"}}"));
        assertEquals(List.of(), fixture.failedList().fieldErrors());
        fixture.fake().onList(1, Fault.status(422, "{\"message\":\"a\",\"message\":\"b\"}"));
        assertEquals(Optional.empty(), fixture.failedList().serviceMessage(), "of two values, neither is taken");
    }

    @Test
    @DisplayName("A refusal in the words of OAuth is read too.")
    @Clause(
            id = "EXCEPTION-06",
            mark = SEEN,
            source = "{\"error\":…,\"error_description\":…}",
            kills = "only code and message are read",
            needs = {WORLD, FAULTS, WIRE})
    void oauth(Fixture fixture) {
        fixture.fake()
                .onRevoke(1, Fault.status(400, "{\"error\":\"invalid_grant\",\"error_description\":\"No longer\"}"));

        SessionsException failure = fixture.failedRevoke();

        assertEquals(Optional.of("invalid_grant"), failure.code());
        assertEquals(Optional.of("No longer"), failure.serviceMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 409, 422, 429, 500, 503})
    @DisplayName("One attempt was made, nothing was suppressed, and a refusal has no cause.")
    @Clause(
            id = "EXCEPTION-07",
            mark = PORT,
            source = "a subject makes one attempt per call",
            kills = "the cause is an exception of the HTTP client, which holds the request",
            needs = {WORLD, FAULTS})
    void oneAttempt(int status, Fixture fixture) {
        for (SessionsException failure : fixture.failures(Fault.status(status))) {
            assertEquals(1, failure.attempts());
            assertEquals(0, failure.getSuppressed().length);
            assertNull(failure.getCause());
        }
    }

    @Test
    @DisplayName("An exception has the operation and its subject.")
    @Clause(
            id = "EXCEPTION-08",
            mark = PORT,
            source = "SessionsException.operation",
            kills = "a log does not show whether a list or a revoke failed",
            needs = {WORLD, FAULTS})
    void operation(Fixture fixture) {
        fixture.fake().onList(1, Fault.status(503));
        fixture.fake().onRevoke(1, Fault.noAnswer());

        assertEquals(Operation.list(fixture.user.value()), fixture.failedList().operation());
        assertEquals(
                Operation.revoke(Fixture.NO_SESSION.value()),
                fixture.failedRevoke().operation());
    }

    @Test
    @DisplayName("The message is one line: what was tried, the status, the code, the request and the attempts.")
    @Clause(
            id = "EXCEPTION-09",
            mark = PORT,
            source = "SessionsException: one sentence for people",
            kills = "a message that does not help, or that an attacker can break into two log lines",
            needs = {WORLD, FAULTS})
    void message(Fixture fixture) {
        fixture.fake()
                .onList(
                        1,
                        Fault.status(
                                409,
                                response -> response.message("secret\nwords")
                                        .code("odd\ncode")
                                        .requestId("req_01KIT")));

        SessionsException failure = fixture.failedList();

        assertMessageContains("Could not list the sessions of user " + fixture.user, failure);
        assertMessageContains("status 409, code odd?code", failure);
        assertMessageContains("[request req_01KIT, 1 attempt]", failure);
        assertMessageLacks("\n", failure);
        assertMessageLacks("secret", failure);
    }
}
