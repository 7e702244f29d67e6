package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.ASSUMED;
import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Need.CLOCK;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WIRE;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static dev.sessions.testkit.contract.FailureAssertions.assertCauseOfJava;
import static dev.sessions.testkit.contract.FailureAssertions.assertKind;
import static dev.sessions.testkit.contract.FailureAssertions.assertSays;
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

/** No answer, or not all of it. */
@ClauseGroup
abstract class ConnectionClauses {

    static List<Fault> noAnswerAtAll() {
        return List.of(Fault.connectionRefused(), Fault.resetBeforeAnswer(), Fault.noAnswer());
    }

    @ParameterizedTest
    @MethodSource("noAnswerAtAll")
    @DisplayName(
            "A list that gets no answer is a failed connection, after one request on a fresh connection or a used one.")
    @Clause(
            id = "CONNECTION-01",
            mark = PORT,
            source = "the table at SessionsException",
            kills =
                    "a broken connection comes out as an exception of the client below, is tried again, or is the end of a list",
            needs = {WORLD, FAULTS})
    void list(Fault fault, Scene scene) {
        List<PageRequest> requests = scene.everySortOfPage();
        for (PageRequest request : requests) {
            scene.fake().onList(1, fault);

            assertKind("ConnectionFailed", true, scene.failedList(request));
            assertFalse(scene.page(request).sessions().isEmpty(), "and then it is answered");
        }
        assertEquals(2 * requests.size(), scene.listsSoFar());
    }

    @ParameterizedTest
    @MethodSource("noAnswerAtAll")
    @DisplayName(
            "A revoke that gets no answer is a failed connection, after one request on a fresh connection or a used one.")
    @Clause(
            id = "CONNECTION-02",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "a revoke is sent again by the client below when a used connection drops",
            needs = {WORLD, FAULTS})
    void revoke(Fault fault, Scene scene) {
        scene.fake().onRevoke(1, fault);
        scene.fake().onRevoke(3, fault);

        assertKind("ConnectionFailed", true, scene.failedRevoke());
        assertEquals(Revocation.NOT_FOUND, scene.port().revoke(Scene.NO_SESSION));
        assertKind("ConnectionFailed", true, scene.failedRevoke());
        assertEquals(3, scene.revokesSoFar());
    }

    static List<Fault> noHead() {
        return List.of(
                Fault.connectionRefused(),
                Fault.resetBeforeAnswer(),
                Fault.noAnswer(),
                Fault.lostAnswer(),
                Fault.cutAfter(0),
                Fault.cutAfter(40));
    }

    @ParameterizedTest
    @MethodSource("noHead")
    @DisplayName("A failed connection knows of no status, and its cause is one of Java's own.")
    @Clause(
            id = "CONNECTION-03",
            mark = PORT,
            source = "SessionsException; java.io causes stay",
            kills = "facts are made up, an exception of a library comes out as a cause, or a call is sent again",
            needs = {WORLD, FAULTS})
    void facts(Fault fault, Scene scene) {
        assertNoFacts(fault, scene);
    }

    @Test
    @DisplayName("Bytes that are no HTTP are a failed connection without a status.")
    @Clause(
            id = "CONNECTION-14",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "bytes that are no HTTP come out as an exception of the client below, or the call is sent again",
            needs = {WORLD, FAULTS, WIRE})
    void noHttp(Scene scene) {
        assertNoFacts(Fault.bytes("no HTTP\r\n\r\n".getBytes(UTF_8)), scene);
    }

    private static void assertNoFacts(Fault fault, Scene scene) {
        scene.fake().signIn(scene.user);
        for (SessionsException failure : scene.failures(fault)) {
            assertKind("ConnectionFailed", true, failure);
            assertEquals(OptionalInt.empty(), failure.status());
            assertEquals(Optional.empty(), failure.requestId());
            assertEquals(Optional.empty(), failure.retryAfter());
            assertEquals(1, failure.attempts());
            assertEquals(0, failure.getSuppressed().length);
            assertCauseOfJava(failure);
            assertTrue(String.valueOf(failure.getMessage()).contains("; check the network"), failure::getMessage);
        }
        assertEquals(2, scene.fake().transcript().calls());
    }

    @Test
    @DisplayName("A service that falls silent is given up when the time of the attempt is over.")
    @Clause(
            id = "CONNECTION-04",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "a call waits for ever, is tried again, or finds nothing",
            needs = {WORLD, FAULTS})
    void silence(Scene scene) {
        List<PageRequest> pages = scene.everySortOfPage();
        SessionsPort port = scene.impatientPort();
        List<Runnable> lists = List.of(
                () -> port.list(scene.user, pages.get(0)),
                () -> port.list(scene.user, pages.get(4)),
                () -> port.list(scene.user, pages.get(5)),
                () -> port.listAll(scene.user),
                () -> port.find(scene.user, Scene.NO_SESSION));
        for (Runnable list : lists) {
            assertGivenUp(scene, Kind.LIST, Fault.stall(), OptionalInt.empty(), list);
        }
        assertGivenUp(scene, Kind.REVOKE, Fault.stall(), OptionalInt.empty(), () -> port.revoke(Scene.NO_SESSION));
    }

    private static void assertGivenUp(Scene scene, Kind kind, Fault fault, OptionalInt status, Runnable call) {
        SessionsException failure = scene.givenUp(kind, fault, status, call);

        assertKind("ConnectionFailed", true, failure);
        assertEquals(status, failure.status());
        assertCauseOfJava(failure);
        assertSays("the response did not arrive in time", failure);
    }

    @Test
    @DisplayName("A body that comes drop by drop, or stops halfway, is given up when the time of the attempt is over.")
    @Clause(
            id = "CONNECTION-05",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "only the first byte is waited for with a limit, or a 404 is believed before it is read",
            needs = {WORLD, FAULTS})
    void drip(Scene scene) {
        scene.fake().signIn(scene.user);
        SessionsPort port = scene.impatientPort();

        assertGivenUp(
                scene,
                Kind.LIST,
                Fault.drip(),
                OptionalInt.of(200),
                () -> port.list(scene.user, PageRequest.newestFirst(10)));
        assertGivenUp(
                scene,
                Kind.LIST,
                Fault.stallMidBody(),
                OptionalInt.of(404),
                () -> port.list(Scene.NOBODY, PageRequest.newestFirst(10)));
        assertGivenUp(
                scene, Kind.REVOKE, Fault.stallMidBody(), OptionalInt.of(404), () -> port.revoke(Scene.NO_SESSION));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 40})
    @DisplayName("A list whose answer is cut off in its head is a failed connection without a status.")
    @Clause(
            id = "CONNECTION-06",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "half a head is taken for an answer, or the request is sent again",
            needs = {WORLD, FAULTS})
    void cutInTheHead(int bytes, Scene scene) {
        scene.fake().signIn(scene.user);
        scene.fake().onList(1, Fault.cutAfter(bytes));

        SessionsException failure = scene.failedList();

        assertKind("ConnectionFailed", true, failure);
        assertEquals(OptionalInt.empty(), failure.status());
        assertEquals(1, scene.listsSoFar());
    }

    @Test
    @DisplayName("A list whose answer is cut off in its body is a failed connection that knows the status and request.")
    @Clause(
            id = "CONNECTION-07",
            mark = PORT,
            source = "the table at SessionsException",
            kills = "the sessions that did arrive are taken for all, on some sort of page",
            needs = {WORLD, FAULTS})
    void cutInTheBody(Scene scene) {
        for (PageRequest request : scene.everySortOfPage()) {
            scene.fake().onList(1, Fault.cutAfter(400));

            SessionsException failure = scene.failedList(request);

            assertKind("ConnectionFailed", true, failure);
            assertEquals(OptionalInt.of(200), failure.status());
            assertTrue(failure.requestId().isPresent(), "the request id is kept");
            assertCauseOfJava(failure);
            assertSays("the connection broke before the response was complete", failure);
        }
    }

    @Test
    @DisplayName("Half a document is a failed connection too, even where the answer seems complete.")
    @Clause(
            id = "CONNECTION-08",
            mark = PORT,
            source = "an answer cut off may be whole next time",
            kills = "half a document is a whole page, or a failure that no retry can cure",
            needs = {WORLD, FAULTS, WIRE})
    void halfADocument(Scene scene) {
        scene.fake().onList(1, Fault.ok("application/json", "{\"data\":[],\"list_metadata\":{\"bef"));

        SessionsException failure = scene.failedList();

        assertKind("ConnectionFailed", true, failure);
        assertEquals(OptionalInt.of(200), failure.status());
        assertCauseOfJava(failure);
    }

    @Test
    @DisplayName("A revoke whose answer is lost is a failure although it took effect; repeated, it finds nothing.")
    @Clause(
            id = "CONNECTION-09",
            mark = ASSUMED,
            source = "no idempotency key works on this endpoint",
            kills = "a lost answer is taken for success, or not found for a failure",
            needs = {WORLD, FAULTS})
    void lostAnswer(Scene scene) {
        Session session = scene.fake().signIn(scene.user);
        scene.fake().onRevoke(1, Fault.lostAnswer());

        assertKind(
                "ConnectionFailed",
                true,
                assertThrows(SessionsException.class, () -> scene.port().revoke(session.id())));
        assertEquals(List.of(), scene.port().listAll(scene.user));
        assertEquals(Revocation.NOT_FOUND, scene.port().revoke(session.id()));
        assertEquals(2, scene.revokesSoFar());
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
            "A 404 that is cut off in its JSON object is a failed connection, whatever ended it: only the body tells what was not found. Any other status tells enough.")
    @Clause(
            id = "CONNECTION-12",
            mark = PORT,
            source = "a 404 means one of several things",
            kills =
                    "a session that may live on is not found, a user is unknown, or half a refusal becomes another failure",
            needs = {WORLD, FAULTS, WIRE})
    void halfARefusal(String half, Scene scene) {
        for (SessionsException failure : refused(404, half, scene)) {
            assertKind("ConnectionFailed", true, failure);
            assertEquals(OptionalInt.of(404), failure.status());
            assertCauseOfJava(failure);
        }
        refused(403, half, scene).forEach(failure -> assertKind("PermissionDenied", false, failure));
        refused(503, half, scene).forEach(failure -> assertKind("ServiceUnavailable", true, failure));
    }

    private static List<SessionsException> refused(int status, String half, Scene scene) {
        String head = "HTTP/1.1 " + status + " Refused\r\nConnection: close\r\n";
        return scene.failures(Fault.bytes((head + half).getBytes(UTF_8)));
    }

    @Test
    @DisplayName("A right answer counts even if the connection is closed behind it.")
    @Clause(
            id = "CONNECTION-10",
            mark = PORT,
            source = "an answer that is complete is an answer",
            kills = "the end of a connection is taken for the failure of a call",
            needs = {WORLD, FAULTS})
    void closedAfter(Scene scene) {
        Session session = scene.fake().signIn(scene.user);
        scene.fake().onList(1, Fault.closeConnectionAfter());

        assertEquals(List.of(session), scene.page(PageRequest.newestFirst(10)).sessions());
    }

    @Test
    @DisplayName("An answer that takes its time is an answer, and the time has passed.")
    @Clause(
            id = "CONNECTION-11",
            mark = PORT,
            source = "Fault.latency",
            kills = "time stands still while a service works",
            needs = {WORLD, FAULTS, CLOCK})
    void latency(Scene scene) {
        Session session = scene.signIn();
        Instant before = scene.clock().now();
        scene.fake().onList(1, Fault.latency(Duration.ofMillis(120)));

        assertEquals(List.of(session), scene.page(PageRequest.newestFirst(10)).sessions());
        assertEquals(before.plusMillis(120), scene.clock().now());
    }

    @Test
    @DisplayName("However many calls have failed, the next one asks the service.")
    @Clause(
            id = "CONNECTION-13",
            mark = PORT,
            source = "SessionsPort.list asks the service",
            kills = "failures use up what calls need, such as connections, or make the port answer by itself",
            needs = {WORLD, FAULTS})
    void manyFailures(Scene scene) {
        Session session = scene.fake().signIn(scene.user);
        List<Fault> faults = List.of(
                Fault.status(500),
                Fault.resetBeforeAnswer(),
                Fault.cutAfter(40),
                Fault.rateLimited(),
                Fault.status(403));

        for (int call = 1; call <= 100; call++) {
            scene.fake().onList(call, faults.get(call % faults.size()));
            scene.fake().onRevoke(call, faults.get(call % faults.size()));
        }

        for (int call = 1; call <= 100; call++) {
            scene.failedList();
            scene.failedRevoke();
        }

        assertEquals(200, scene.fake().transcript().calls(), "calls that reached the service");
        assertEquals(List.of(session), scene.port().listAll(scene.user));
        assertEquals(Revocation.REVOKED, scene.port().revoke(session.id()));
    }
}
