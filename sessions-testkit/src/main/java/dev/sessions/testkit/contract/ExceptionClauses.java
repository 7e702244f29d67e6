package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SEEN;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WIRE;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

/** What an exception knows it carries as data, and its message is one sentence. */
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
    void unknownUser(Scene scene) {
        UserNotFoundException failure = assertThrows(
                UserNotFoundException.class, () -> scene.port().list(Scene.NOBODY, PageRequest.newestFirst(10)));

        assertEquals(OptionalInt.of(404), failure.status());
        assertTrue(failure.requestId().isPresent(), "the request id is kept");
        assertEquals(1, failure.attempts());
        assertEquals(Optional.of("entity_not_found"), failure.code());
        assertEquals(Optional.of(Scene.NOBODY.value()), failure.entityId());
        assertEquals(Optional.of("User not found: '" + Scene.NOBODY + "'."), failure.serviceMessage());
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
    void requestId(int status, Scene scene) {
        // A 404 that names nothing: one that names the session would be no failure of a revoke.
        scene.fake().onList(1, Fault.status(status, response -> response.requestId("req_01KIT")));
        scene.fake().onList(2, Fault.status(status));
        scene.fake().onList(3, Fault.status(status));
        scene.fake().onRevoke(1, Fault.status(status, response -> response.requestId("req_02KIT")));

        assertEquals(Optional.of("req_01KIT"), scene.failedList().requestId());
        assertEquals(Optional.of("req_02KIT"), scene.failedRevoke().requestId());
        String second = scene.failedList().requestId().orElseThrow();
        assertNotEquals(second, scene.failedList().requestId().orElseThrow(), "each answer has its own");
    }

    @Test
    @DisplayName("The name of the header of the request id may be in any case.")
    @Clause(
            id = "EXCEPTION-12",
            mark = SEEN,
            source = "header names in any case",
            kills = "the request id is looked up in one spelling only",
            needs = {WORLD, FAULTS, WIRE})
    void requestIdInAnyCase(Scene scene) {
        scene.fake().onList(1, Fault.status(500).header("x-ReQuest-ID", "req_01KIT"));
        scene.fake().onRevoke(1, Fault.status(500).header("X-REQUEST-ID", "req_02KIT"));

        assertEquals(Optional.of("req_01KIT"), scene.failedList().requestId());
        assertEquals(Optional.of("req_02KIT"), scene.failedRevoke().requestId());
    }

    @Test
    @DisplayName("A rate limit without Retry-After tells no wait.")
    @Clause(
            id = "EXCEPTION-03",
            mark = ASSUMED,
            source = "no production 429 was ever recorded; Retry-After may come or not",
            kills = "a wait is made up",
            needs = {WORLD, FAULTS})
    void rateLimited(Scene scene) {
        scene.fake().onList(1, Fault.rateLimited());

        RateLimitedException failure = assertInstanceOf(RateLimitedException.class, scene.failedList());

        assertEquals(Optional.empty(), failure.retryAfter());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 30, 3600})
    @DisplayName("A rate limit with Retry-After tells that wait, and so does a service that is unavailable.")
    @Clause(
            id = "EXCEPTION-04",
            mark = ASSUMED,
            source = "Retry-After in seconds; no production answer with it was ever recorded",
            kills = "the wait is lost, read in another unit, or heeded under one status or of one operation only",
            needs = {WORLD, FAULTS})
    void rateLimitedWithWait(long seconds, Scene scene) {
        Optional<Duration> wait = Optional.of(Duration.ofSeconds(seconds));
        for (Fault fault : List.of(Fault.rateLimited(Duration.ofSeconds(seconds)), asksToWait(503, seconds))) {
            scene.failures(fault).forEach(failure -> assertEquals(wait, failure.retryAfter()));
        }
        for (int status : new int[] {408, 500, 502, 504}) {
            scene.fake().onList(1, asksToWait(status, seconds));
            assertEquals(wait, scene.failedList().retryAfter());
        }
    }

    private static Fault asksToWait(int status, long seconds) {
        return Fault.status(status, response -> response.retryAfter(Duration.ofSeconds(seconds)));
    }

    @Test
    @DisplayName("A wait that ends at a date is told too, and one that ended long ago is none.")
    @Clause(
            id = "EXCEPTION-10",
            mark = ASSUMED,
            source = "Retry-After may be an HTTP date; no production answer with it was ever recorded",
            kills = "only seconds are read",
            needs = {WORLD, FAULTS, WIRE})
    void rateLimitedUntil(Scene scene) {
        scene.fake().onList(1, Fault.rateLimited().header("Retry-After", "Wed, 01 Jan 2200 00:00:00 GMT"));
        scene.fake().onRevoke(1, Fault.rateLimited().header("Retry-After", "Thu, 01 Jan 2015 00:00:00 GMT"));

        Duration wait = scene.failedList().retryAfter().orElseThrow();
        assertTrue(wait.compareTo(Duration.ofDays(36_500)) > 0, wait::toString);
        assertEquals(Optional.of(Duration.ZERO), scene.failedRevoke().retryAfter());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thu, 01 Jan 2015", "Wed, 01 Jan 2200"})
    @DisplayName(
            "A wait that ends at a date is counted from the Date of the same answer, whatever the clock of the caller shows.")
    @Clause(
            id = "EXCEPTION-11",
            mark = ASSUMED,
            source =
                    "Date is the clock of the service, and clocks differ; no production answer with it was ever recorded",
            kills = "a clock that is wrong makes the wait too long, or none",
            needs = {WORLD, FAULTS, WIRE})
    void rateLimitedUntilByTheClockOfTheService(String day, Scene scene) {
        Fault limited =
                Fault.rateLimited().header("Date", day + " 12:00:00 GMT").header("Retry-After", day + " 12:00:30 GMT");

        scene.failures(limited)
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
    void facts(int status, Scene scene) {
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
        for (SessionsException failure : scene.failures(refusal)) {
            assertFacts(errors, failure);
        }

        scene.failures(Fault.status(status)).forEach(failure -> assertEquals(List.of(), failure.fieldErrors()));
    }

    private static void assertFacts(List<FieldError> errors, SessionsException failure) {
        assertEquals(Optional.of("invalid_request_parameters"), failure.code());
        assertEquals(Optional.of("Validation failed"), failure.serviceMessage());
        assertEquals(Optional.of("session_9"), failure.entityId());
        assertEquals(errors, failure.fieldErrors());
    }

    @Test
    @DisplayName("Field errors are read in each recorded shape, and fields that nobody knows are ignored.")
    @Clause(
            id = "EXCEPTION-13",
            mark = SEEN,
            source = "the shapes of errors[]",
            kills = "a shape of field error is unknown, one shape spoils the rest, or what is no list is taken for one",
            needs = {WORLD, FAULTS, WIRE})
    void shapes(Scene scene) {
        String body = """
                {"message":"Validation failed","code":"invalid_request_parameters","entity_id":"session_9","more":[1],
                "errors":[{"field":"limit","code":"range"},{"code":"max","message":"too large"},
                {"instancePath":"/limit","keyword":"maximum","message":"must be <= 100"},"plain words"]}""";
        List<FieldError> errors = List.of(
                FieldError.of("limit", "range", null),
                FieldError.of(null, "max", "too large"),
                FieldError.of("/limit", "maximum", "must be <= 100"),
                FieldError.of(null, null, "plain words"));
        scene.failures(Fault.status(422, body)).forEach(failure -> assertFacts(errors, failure));

        scene.fake().onList(1, Fault.status(422, "{\"errors\":{\"x\":[\"a\"],\"y\":\"z\"}}"));
        assertEquals(List.of(), scene.failedList().fieldErrors());
        scene.fake().onList(1, Fault.status(422, "{\"message\":\"a\",\"message\":\"b\"}"));
        assertEquals(Optional.empty(), scene.failedList().serviceMessage(), "of two values, neither is taken");
    }

    @Test
    @DisplayName("A refusal in the words of OAuth is read too.")
    @Clause(
            id = "EXCEPTION-06",
            mark = SEEN,
            source = "{\"error\":…,\"error_description\":…}",
            kills = "only code and message are read",
            needs = {WORLD, FAULTS, WIRE})
    void oauth(Scene scene) {
        scene.fake()
                .onRevoke(1, Fault.status(400, "{\"error\":\"invalid_grant\",\"error_description\":\"No longer\"}"));

        SessionsException failure = scene.failedRevoke();

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
            kills = "an exception of the HTTP client comes out as a cause, with the request in it",
            needs = {WORLD, FAULTS})
    void oneAttempt(int status, Scene scene) {
        for (SessionsException failure : scene.failures(Fault.status(status))) {
            assertEquals(1, failure.attempts());
            assertEquals(0, failure.getSuppressed().length);
            assertNull(failure.getCause());
        }
    }

    @Test
    @DisplayName("An exception tells what was asked, and of whom.")
    @Clause(
            id = "EXCEPTION-08",
            mark = PORT,
            source = "SessionsException.operation",
            kills = "a list and a revoke cannot be told apart in a log",
            needs = {WORLD, FAULTS})
    void operation(Scene scene) {
        scene.fake().onList(1, Fault.status(503));
        scene.fake().onRevoke(1, Fault.noAnswer());

        assertEquals(Operation.list(scene.user.value()), scene.failedList().operation());
        assertEquals(
                Operation.revoke(Scene.NO_SESSION.value()), scene.failedRevoke().operation());
    }

    @Test
    @DisplayName("The message is one line: what was tried, the status, the code, the request and the attempts.")
    @Clause(
            id = "EXCEPTION-09",
            mark = PORT,
            source = "SessionsException: one sentence for people",
            kills = "a message that does not help, or that an attacker can break into two log lines",
            needs = {WORLD, FAULTS})
    void message(Scene scene) {
        scene.fake()
                .onList(
                        1,
                        Fault.status(
                                409,
                                response -> response.message("secret\nwords")
                                        .code("odd\ncode")
                                        .requestId("req_01KIT")));

        String message = String.valueOf(scene.failedList().getMessage());

        assertTrue(message.startsWith("Could not list the sessions of user " + scene.user), message);
        assertTrue(message.contains("status 409, code odd?code"), message);
        assertTrue(message.endsWith("[request req_01KIT, 1 attempt]"), message);
        assertFalse(message.contains("\n"), message);
        assertFalse(message.contains("secret"), "the words of the service are data and not the message");
    }
}
