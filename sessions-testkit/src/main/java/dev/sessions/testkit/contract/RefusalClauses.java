package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SEEN;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WIRE;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static dev.sessions.testkit.contract.FailureAssertions.assertKind;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exception of each status. {@link dev.sessions.failure.SessionsException} has the table. */
@ClauseGroup
abstract class RefusalClauses {

    static Stream<Arguments> statuses() {
        return Stream.of(
                        statuses("Misconfigured", false, 300, 301, 302, 303, 304, 305, 307, 308, 404, 407),
                        statuses("InvalidRequest", false, 400, 422),
                        statuses("AuthenticationRefused", false, 401),
                        statuses("PermissionDenied", false, 403),
                        statuses("RateLimited", true, 429),
                        statuses("ServiceUnavailable", true, 408, 500, 501, 502, 503, 504, 505, 511, 520, 599),
                        statuses("UnexpectedStatus", false, 402, 405, 406, 409, 410, 411, 413),
                        statuses("UnexpectedStatus", false, 415, 418, 421, 425, 451, 499))
                .flatMap(one -> one);
    }

    private static Stream<Arguments> statuses(String kind, boolean retryable, int... statuses) {
        return IntStream.of(statuses).mapToObj(status -> arguments(status, kind, retryable));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    @DisplayName(
            "On a list, each status is the exception of the table, retryable as it says, after one request, whatever the page.")
    @Clause(
            id = "REFUSAL-01",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "a status is mapped to another kind, is an empty list or the end of one, or is sent again",
            needs = {WORLD, FAULTS})
    void list(int status, String kind, boolean retryable, Fixture fixture) {
        List<PageRequest> requests = fixture.everyKindOfPage();
        for (PageRequest request : requests) {
            fixture.fake().onList(1, Fault.status(status));

            SessionsException failure = fixture.failedList(request);

            assertKind(kind, retryable, failure);
            assertEquals(OptionalInt.of(status), failure.status());
        }
        assertEquals(requests.size(), fixture.listsSoFar());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    @DisplayName("On a revoke, each status is the exception of the table, retryable as it says, after one request.")
    @Clause(
            id = "REFUSAL-02",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "a status is mapped to another kind, is not found, is a success, or is sent again",
            needs = {WORLD, FAULTS})
    void revoke(int status, String kind, boolean retryable, Fixture fixture) {
        fixture.fake().onRevoke(1, Fault.status(status));

        SessionsException failure = fixture.failedRevoke();

        assertKind(kind, retryable, failure);
        assertEquals(OptionalInt.of(status), failure.status());
        assertEquals(1, fixture.revokesSoFar());
    }

    @Test
    @DisplayName("503 with Retry-After 0 is sent once too.")
    @Clause(
            id = "REFUSAL-03",
            mark = PORT,
            source = "one call of a subject is one attempt",
            kills = "the HTTP client retries by itself",
            needs = {WORLD, FAULTS})
    void retryAfterZero(Fixture fixture) {
        fixture.failures(Fault.status(503, response -> response.retryAfter(Duration.ZERO)))
                .forEach(failure -> assertKind("ServiceUnavailable", true, failure));
        assertEquals(2, fixture.fake().transcript().calls());
    }

    static List<UnaryOperator<ServiceResponse.Builder>> unknownUser() {
        return List.of(
                response -> response.code("entity_not_found").entityId(Fixture.USER.value()),
                response -> response.code("entity_not_found"),
                response -> response.message("User not found").code("not_found"));
    }

    @ParameterizedTest
    @MethodSource("unknownUser")
    @DisplayName("A list throws UserNotFoundException for every known form of a 404 about the user.")
    @Clause(
            id = "REFUSAL-04",
            mark = SEEN,
            source = "the service and the vendor's emulator differ in their words",
            kills = "only one of the two codes is known, or an absent entity is taken for another",
            needs = {WORLD, FAULTS})
    void userNotFound(UnaryOperator<ServiceResponse.Builder> facts, Fixture fixture) {
        for (PageRequest request : fixture.everyKindOfPage()) {
            fixture.fake().onList(1, Fault.status(404, facts));

            assertKind("UserNotFound", false, fixture.failedList(request));
        }
    }

    static List<Fault> wrongAddresses() {
        return List.of(
                Fault.status(404, response -> response.message("Not Found")),
                Fault.status(404, response -> response.message("Session not found")),
                Fault.status(404, response -> response.message("Not Found").code("not_found")),
                Fault.status(404, response -> response.code("not_found")),
                Fault.status(404, response -> response),
                Fault.webPage(404));
    }

    @ParameterizedTest
    @MethodSource("wrongAddresses")
    @DisplayName(
            "A 404 without a code and an entity, or with the emulator's message for a path, means a wrong address.")
    @Clause(
            id = "REFUSAL-05",
            mark = SEEN,
            source =
                    "{\"message\":\"Not Found\"}, in the emulator with the code not_found, is the response to an unknown path",
            kills = "a wrong base URL looks like a session that is gone, or a user without sessions",
            needs = {WORLD, FAULTS})
    void wrongAddress(Fault fault, Fixture fixture) {
        fixture.failures(fault).forEach(failure -> assertKind("Misconfigured", false, failure));
    }

    static List<UnaryOperator<ServiceResponse.Builder>> otherEntities() {
        return List.of(
                response -> response.code("entity_not_found").entityId("somebody_elses"),
                response -> response.code("environment_not_found"),
                response -> response.code("session_not_found"),
                response -> response.entityId(Fixture.NO_SESSION.value()));
    }

    @ParameterizedTest
    @MethodSource("otherEntities")
    @DisplayName("A 404 about anything else is an unexpected status.")
    @Clause(
            id = "REFUSAL-06",
            mark = PORT,
            source = "only the service can say that a session is gone",
            kills = "every 404 is taken for not found",
            needs = {WORLD, FAULTS})
    void somethingElse(UnaryOperator<ServiceResponse.Builder> facts, Fixture fixture) {
        fixture.failures(Fault.status(404, facts)).forEach(failure -> assertKind("UnexpectedStatus", false, failure));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "Misconfigured|null",
                "Misconfigured|[]",
                "Misconfigured|{'error':'not_found'}",
                "Misconfigured|{'code':null,'error':'entity_not_found'}",
                "Misconfigured|{'code':5,'error':'entity_not_found'}",
                "Misconfigured|{'code':'entity_not_found','code':'entity_not_found'}",
                "UnexpectedStatus|{'code':'entity_not_found','entity_id':5}",
                "UnexpectedStatus|{'code':'entity_not_found','entity_id':{}}"
            })
    @DisplayName("Only the fields code and entity_id name what is missing, once each and as text.")
    @Clause(
            id = "REFUSAL-12",
            mark = PORT,
            source = "only the service can say that a session is gone",
            kills = "another field, or a value that is no text, names what is missing",
            needs = {WORLD, FAULTS, WIRE})
    void shapeOfA404(String kind, String body, Fixture fixture) {
        fixture.failures(Fault.status(404, body.replace('\'', '"')))
                .forEach(failure -> assertKind(kind, false, failure));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("A redirect is never followed: it is a wrong address.")
    @Clause(
            id = "REFUSAL-07",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "a redirect takes the key elsewhere, or turns a revoke into a read",
            needs = {WORLD, FAULTS})
    void redirect(int status, Fixture fixture) {
        fixture.fake().onList(1, Fault.redirect(status, "/user_management/users/u/sessions"));
        fixture.fake().onRevoke(1, Fault.redirect(status, "/user_management/sessions/revoke"));

        assertKind("Misconfigured", false, fixture.failedList());
        assertKind("Misconfigured", false, fixture.failedRevoke());
        assertEquals(2, fixture.fake().transcript().calls());
    }

    @ParameterizedTest
    @MethodSource("statuses")
    @DisplayName("The status alone is enough when the refusal has no body or a web page.")
    @Clause(
            id = "REFUSAL-08",
            mark = SEEN,
            source = "bodies of failures are empty or HTML at times",
            kills = "a refusal whose body cannot be read becomes another failure",
            needs = {WORLD, FAULTS})
    void anyBody(int status, String kind, boolean retryable, Fixture fixture) {
        for (Fault fault : List.of(Fault.status(status, response -> response), Fault.webPage(status))) {
            assertRefused(status, kind, retryable, fixture.failures(fault));
        }
    }

    @ParameterizedTest
    @MethodSource("statuses")
    @DisplayName(
            "The status alone is enough, whatever the JSON of the refusal, and where it is cut off; CONNECTION-12 has the 404.")
    @Clause(
            id = "REFUSAL-13",
            mark = SEEN,
            source = "bodies of failures have any shape, and are cut off at times",
            kills = "a refusal whose body cannot be parsed becomes another failure",
            needs = {WORLD, FAULTS, WIRE})
    void anyJson(int status, String kind, boolean retryable, Fixture fixture) {
        for (String body : List.of("null", "[]", "7", "{\"message\":\"cut of")) {
            if (status != 404 || !body.startsWith("{")) {
                assertRefused(status, kind, retryable, fixture.failures(Fault.status(status, body)));
            }
        }
    }

    private static void assertRefused(int status, String kind, boolean retryable, List<SessionsException> failures) {
        for (SessionsException failure : failures) {
            assertKind(kind, retryable, failure);
            assertEquals(OptionalInt.of(status), failure.status());
        }
    }

    @Test
    @DisplayName("A revoke that was refused revoked nothing, and the next one does.")
    @Clause(
            id = "REFUSAL-09",
            mark = PORT,
            source = "a refused call has no effect",
            kills = "a failure affects the next call, or a refused revoke is taken for done",
            needs = {WORLD, FAULTS})
    void nothingHappened(Fixture fixture) {
        SessionId session = fixture.fake().signIn(fixture.user).id();
        fixture.fake().onRevoke(1, Fault.status(500));

        assertThrows(SessionsException.class, () -> fixture.port().revoke(session));

        assertEquals(1, fixture.page(PageRequest.newestFirst(10)).sessions().size());
        assertEquals(Revocation.REVOKED, fixture.port().revoke(session));
    }

    @ParameterizedTest
    @CsvSource({
        "401, AuthenticationRefused, false",
        "403, PermissionDenied, false",
        "404, Misconfigured, false",
        "409, UnexpectedStatus, false",
        "422, InvalidRequest, false",
        "429, RateLimited, true",
        "500, ServiceUnavailable, true",
        "503, ServiceUnavailable, true"
    })
    @DisplayName("A repeated failure keeps its kind, and later calls succeed.")
    @Clause(
            id = "REFUSAL-10",
            mark = PORT,
            source = "one call of a subject is one attempt",
            kills = "after some failures a call returns without the service: empty, revoked, not found, or refused",
            needs = {WORLD, FAULTS})
    void againAndAgain(int status, String kind, boolean retryable, Fixture fixture) {
        Session session = fixture.fake().signIn(fixture.user);
        for (int i = 0; i < 10; i++) {
            fixture.failures(Fault.status(status)).forEach(failure -> assertKind(kind, retryable, failure));
        }

        assertEquals(List.of(session), fixture.port().listAll(fixture.user));
        assertEquals(Revocation.NOT_FOUND, fixture.port().revoke(Fixture.NO_SESSION));
        assertEquals(Revocation.REVOKED, fixture.port().revoke(session.id()));
    }

    @ParameterizedTest
    @CsvSource({
        "400, InvalidRequest, false",
        "403, PermissionDenied, false",
        "409, UnexpectedStatus, false",
        "410, UnexpectedStatus, false",
        "422, InvalidRequest, false",
        "500, ServiceUnavailable, true"
    })
    @DisplayName("Only a 404 says that something does not exist, whatever the words of another refusal.")
    @Clause(
            id = "REFUSAL-11",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "the words of a refusal are taken for not found or for an unknown user",
            needs = {WORLD, FAULTS})
    void wordsOfA404(int status, String kind, boolean retryable, Fixture fixture) {
        fixture.fake().onList(1, notFound(status, fixture.user.value()));
        fixture.fake().onRevoke(1, notFound(status, Fixture.NO_SESSION.value()));

        assertKind(kind, retryable, fixture.failedList());
        assertKind(kind, retryable, fixture.failedRevoke());
    }

    private static Fault notFound(int status, String id) {
        return Fault.status(
                status,
                response -> response.message("Session not found")
                        .code("entity_not_found")
                        .entityId(id));
    }
}
