package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WIRE;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static dev.sessions.testkit.contract.FailureAssertions.assertCauseOfJava;
import static dev.sessions.testkit.contract.FailureAssertions.assertKind;
import static dev.sessions.testkit.contract.FailureAssertions.assertMessageContains;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionsPort;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No response, or a part of it. */
@ClauseGroup
abstract class ConnectionClauses {

    static List<Fault> noResponse() {
        return List.of(Fault.connectionRefused(), Fault.resetBeforeAnswer(), Fault.noAnswer());
    }

    @ParameterizedTest
    @MethodSource("noResponse")
    @DisplayName("A list without a response is a failed connection, after one request on a new or reused connection.")
    @Clause(
            id = "CONNECTION-01",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "a broken connection causes an exception of the HTTP client, is retried, or ends a list",
            needs = {WORLD, FAULTS})
    void list(Fault fault, Fixture fixture) {
        List<PageRequest> requests = fixture.everyKindOfPage();
        for (PageRequest request : requests) {
            fixture.fake().onList(1, fault);

            assertKind("ConnectionFailed", true, fixture.failedList(request));
            assertFalse(fixture.page(request).sessions().isEmpty(), "the next call succeeds");
        }
        assertEquals(2 * requests.size(), fixture.listsSoFar());
    }

    @ParameterizedTest
    @MethodSource("noResponse")
    @DisplayName("A revoke without a response is a failed connection, after one request on a new or reused connection.")
    @Clause(
            id = "CONNECTION-02",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "the HTTP client retries a revoke when a reused connection drops",
            needs = {WORLD, FAULTS})
    void revoke(Fault fault, Fixture fixture) {
        fixture.fake().onRevoke(1, fault);
        fixture.fake().onRevoke(3, fault);

        assertKind("ConnectionFailed", true, fixture.failedRevoke());
        assertEquals(Revocation.NOT_FOUND, fixture.port().revoke(Fixture.NO_SESSION));
        assertKind("ConnectionFailed", true, fixture.failedRevoke());
        assertEquals(3, fixture.revokesSoFar());
    }

    static List<Fault> noHeaders() {
        return List.of(
                Fault.connectionRefused(),
                Fault.resetBeforeAnswer(),
                Fault.noAnswer(),
                Fault.lostAnswer(),
                Fault.cutAfter(0),
                Fault.cutAfter(40));
    }

    @ParameterizedTest
    @MethodSource("noHeaders")
    @DisplayName("A failed connection has no status, and its cause is a java.* exception.")
    @Clause(
            id = "CONNECTION-03",
            mark = PORT,
            source = "SessionsException; java.io causes stay",
            kills = "facts are invented, the cause is an exception of a library, or a call is retried",
            needs = {WORLD, FAULTS})
    void facts(Fault fault, Fixture fixture) {
        assertNoFacts(fault, fixture);
    }

    @Test
    @DisplayName("Bytes that are no HTTP are a failed connection without a status.")
    @Clause(
            id = "CONNECTION-14",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "bytes that are no HTTP cause an exception of the HTTP client, or a retry",
            needs = {WORLD, FAULTS, WIRE})
    void noHttp(Fixture fixture) {
        assertNoFacts(Fault.bytes("no HTTP\r\n\r\n".getBytes(UTF_8)), fixture);
    }

    private static void assertNoFacts(Fault fault, Fixture fixture) {
        fixture.fake().signIn(fixture.user);
        for (SessionsException failure : fixture.failures(fault)) {
            assertKind("ConnectionFailed", true, failure);
            assertEquals(OptionalInt.empty(), failure.status());
            assertEquals(Optional.empty(), failure.requestId());
            assertEquals(Optional.empty(), failure.retryAfter());
            assertEquals(1, failure.attempts());
            assertEquals(0, failure.getSuppressed().length);
            assertCauseOfJava(failure);
            assertMessageContains("; check the network", failure);
        }
        assertEquals(2, fixture.fake().transcript().calls());
    }

    @Test
    @DisplayName("An attempt without a response ends at its timeout.")
    @Clause(
            id = "CONNECTION-04",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "a call waits for ever, is tried again, or finds nothing",
            needs = {WORLD, FAULTS})
    void silence(Fixture fixture) {
        List<PageRequest> pages = fixture.everyKindOfPage();
        SessionsPort port = fixture.portWithShortTimeout();
        List<Runnable> lists = List.of(
                () -> port.list(fixture.user, pages.get(0)),
                () -> port.list(fixture.user, pages.get(4)),
                () -> port.list(fixture.user, pages.get(5)),
                () -> port.listAll(fixture.user),
                () -> port.find(fixture.user, Fixture.NO_SESSION));
        for (Runnable list : lists) {
            assertGivenUp(fixture, Kind.LIST, Fault.stall(), OptionalInt.empty(), list);
        }
        assertGivenUp(fixture, Kind.REVOKE, Fault.stall(), OptionalInt.empty(), () -> port.revoke(Fixture.NO_SESSION));
    }

    private static void assertGivenUp(Fixture fixture, Kind kind, Fault fault, OptionalInt status, Runnable call) {
        SessionsException failure = fixture.givenUp(kind, fault, status, call);

        assertKind("ConnectionFailed", true, failure);
        assertEquals(status, failure.status());
        assertCauseOfJava(failure);
        assertMessageContains("the response did not arrive in time", failure);
    }

    @Test
    @DisplayName("An attempt whose body arrives too slowly or stops halfway ends at its timeout.")
    @Clause(
            id = "CONNECTION-05",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "the timeout covers only the first byte, or a 404 is used before its body is read",
            needs = {WORLD, FAULTS})
    void drip(Fixture fixture) {
        fixture.fake().signIn(fixture.user);
        SessionsPort port = fixture.portWithShortTimeout();

        assertGivenUp(
                fixture,
                Kind.LIST,
                Fault.drip(),
                OptionalInt.of(200),
                () -> port.list(fixture.user, PageRequest.newestFirst(10)));
        assertGivenUp(
                fixture,
                Kind.LIST,
                Fault.stallMidBody(),
                OptionalInt.of(404),
                () -> port.list(Fixture.UNKNOWN_USER, PageRequest.newestFirst(10)));
        assertGivenUp(
                fixture, Kind.REVOKE, Fault.stallMidBody(), OptionalInt.of(404), () -> port.revoke(Fixture.NO_SESSION));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 40})
    @DisplayName("A list whose response is cut off in its headers is a failed connection without a status.")
    @Clause(
            id = "CONNECTION-06",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "incomplete headers are taken for a response, or the request is retried",
            needs = {WORLD, FAULTS})
    void cutInTheHeaders(int bytes, Fixture fixture) {
        fixture.fake().signIn(fixture.user);
        fixture.fake().onList(1, Fault.cutAfter(bytes));

        SessionsException failure = fixture.failedList();

        assertKind("ConnectionFailed", true, failure);
        assertEquals(OptionalInt.empty(), failure.status());
        assertEquals(1, fixture.listsSoFar());
    }

    @Test
    @DisplayName("A list whose response is cut off in its body is a failed connection with the status and request id.")
    @Clause(
            id = "CONNECTION-07",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "the sessions that did arrive are taken for all, on some sort of page",
            needs = {WORLD, FAULTS})
    void cutInTheBody(Fixture fixture) {
        for (PageRequest request : fixture.everyKindOfPage()) {
            fixture.fake().onList(1, Fault.cutAfter(400));

            SessionsException failure = fixture.failedList(request);

            assertKind("ConnectionFailed", true, failure);
            assertEquals(OptionalInt.of(200), failure.status());
            assertTrue(failure.requestId().isPresent(), "the request id is kept");
            assertCauseOfJava(failure);
            assertMessageContains("the connection broke before the response was complete", failure);
        }
    }

    @Test
    @DisplayName("A JSON document without its end is a failed connection, also in a complete response.")
    @Clause(
            id = "CONNECTION-08",
            mark = PORT,
            source = "a retry may return the whole response",
            kills = "half a document is a whole page, or a failure that no retry can cure",
            needs = {WORLD, FAULTS, WIRE})
    void halfADocument(Fixture fixture) {
        fixture.fake().onList(1, Fault.ok("application/json", "{\"data\":[],\"list_metadata\":{\"bef"));

        SessionsException failure = fixture.failedList();

        assertKind("ConnectionFailed", true, failure);
        assertEquals(OptionalInt.of(200), failure.status());
        assertCauseOfJava(failure);
    }

    @Test
    @DisplayName("A revoke whose response is lost fails although it took effect; repeated, it returns NOT_FOUND.")
    @Clause(
            id = "CONNECTION-09",
            mark = ASSUMED,
            source = "no idempotency key works on this endpoint",
            kills = "a lost response is taken for success, or not found for a failure",
            needs = {WORLD, FAULTS})
    void lostAnswer(Fixture fixture) {
        Session session = fixture.fake().signIn(fixture.user);
        fixture.fake().onRevoke(1, Fault.lostAnswer());

        assertKind(
                "ConnectionFailed",
                true,
                assertThrows(SessionsException.class, () -> fixture.port().revoke(session.id())));
        assertEquals(List.of(), fixture.port().listAll(fixture.user));
        assertEquals(Revocation.NOT_FOUND, fixture.port().revoke(session.id()));
        assertEquals(2, fixture.revokesSoFar());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 500\r\n\r\n{\"code\":\"entity_not_found\"",
                "Content-Length: 26\r\n\r\n{\"code\":\"entity_not_found\"",
                "\r\n{\"code\":\"entity_not_found\"",
                "Transfer-Encoding: chunked\r\n\r\n8\r\n{\"code\":\r\n0\r\n\r\n",
                "\r\n{"
            })
    @DisplayName(
            "A 404 whose body is cut off is a failed connection: only the body names what was not found. Any other status is enough.")
    @Clause(
            id = "CONNECTION-12",
            mark = PORT,
            source = "a 404 means one of several things",
            kills =
                    "a session that may live on is not found, a user is unknown, or half a refusal becomes another failure",
            needs = {WORLD, FAULTS, WIRE})
    void halfARefusal(String half, Fixture fixture) {
        for (SessionsException failure : refused(404, half, fixture)) {
            assertKind("ConnectionFailed", true, failure);
            assertEquals(OptionalInt.of(404), failure.status());
            assertCauseOfJava(failure);
        }
        refused(403, half, fixture).forEach(failure -> assertKind("PermissionDenied", false, failure));
        refused(503, half, fixture).forEach(failure -> assertKind("ServiceUnavailable", true, failure));
    }

    private static List<SessionsException> refused(int status, String half, Fixture fixture) {
        String headers = "HTTP/1.1 " + status + " Refused\r\nConnection: close\r\n";
        return fixture.failures(Fault.bytes((headers + half).getBytes(UTF_8)));
    }

    @Test
    @DisplayName("A complete response counts even if the connection is closed after it.")
    @Clause(
            id = "CONNECTION-10",
            mark = PORT,
            source = "a complete response is a response",
            kills = "the end of a connection is taken for the failure of a call",
            needs = {WORLD, FAULTS})
    void closedAfter(Fixture fixture) {
        Session session = fixture.fake().signIn(fixture.user);
        fixture.fake().onList(1, Fault.closeConnectionAfter());

        assertEquals(List.of(session), fixture.page(PageRequest.newestFirst(10)).sessions());
    }

    @Test
    @DisplayName("A slow response is a response, and the time has passed.")
    @Clause(
            id = "CONNECTION-11",
            mark = PORT,
            source = "Fault.latency",
            kills = "time stands still while a service works",
            needs = {WORLD, FAULTS, CLOCK})
    void latency(Fixture fixture) {
        Session session = fixture.signIn();
        Instant before = fixture.clock().now();
        fixture.fake().onList(1, Fault.latency(Duration.ofMillis(120)));

        assertEquals(List.of(session), fixture.page(PageRequest.newestFirst(10)).sessions());
        assertEquals(before.plusMillis(120), fixture.clock().now());
    }

    @Test
    @DisplayName("After any number of failures, the next call reaches the service.")
    @Clause(
            id = "CONNECTION-13",
            mark = PORT,
            source = "SessionsPort.list asks the service",
            kills = "failures leak resources such as connections, or make the port return results without the service",
            needs = {WORLD, FAULTS})
    void manyFailures(Fixture fixture) {
        Session session = fixture.fake().signIn(fixture.user);
        List<Fault> faults = List.of(
                Fault.status(500),
                Fault.resetBeforeAnswer(),
                Fault.cutAfter(40),
                Fault.rateLimited(),
                Fault.status(403));

        for (int call = 1; call <= 100; call++) {
            fixture.fake().onList(call, faults.get(call % faults.size()));
            fixture.fake().onRevoke(call, faults.get(call % faults.size()));
        }

        for (int call = 1; call <= 100; call++) {
            fixture.failedList();
            fixture.failedRevoke();
        }

        assertEquals(200, fixture.fake().transcript().calls(), "calls that reached the service");
        assertEquals(List.of(session), fixture.port().listAll(fixture.user));
        assertEquals(Revocation.REVOKED, fixture.port().revoke(session.id()));
    }
}
