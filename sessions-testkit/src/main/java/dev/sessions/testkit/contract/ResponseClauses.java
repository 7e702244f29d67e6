package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.Clause.Mark.PORT;
import static dev.sessions.testkit.contract.Clause.Mark.SEEN;
import static dev.sessions.testkit.contract.Clause.Mark.SPEC;
import static dev.sessions.testkit.contract.Clause.Need.FAULTS;
import static dev.sessions.testkit.contract.Clause.Need.WIRE;
import static dev.sessions.testkit.contract.Clause.Need.WORLD;
import static dev.sessions.testkit.contract.FailureAssertions.assertKind;
import static dev.sessions.testkit.contract.FailureAssertions.assertMessageContains;
import static dev.sessions.testkit.contract.FailureAssertions.assertMessageLacks;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionPage;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A success without a readable page is a failure, and never "no sessions". The body of a revoke is not read. */
@ClauseGroup
abstract class ResponseClauses {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \n",
                "null",
                "{}",
                "[]",
                "42",
                "'ok'",
                "OK",
                "{'sessions':[]}",
                "{'data':null,'list_metadata':{'before':null,'after':null}}",
                "{'data':{},'list_metadata':{'before':null,'after':null}}",
                "{'data':[]}",
                "{'data':[],'list_metadata':[]}",
                "{'data':[],'list_metadata':{'before':'../x','after':'../x'}}",
                "{'data':[null],'list_metadata':{'before':null,'after':null}}",
                "{'data':[{}],'list_metadata':{'before':null,'after':null}}",
                "{'data':[{'auth_method':5}],'list_metadata':{'before':null,'after':null}}",
                "{'data':[],'data':[],'list_metadata':{'before':null,'after':null}}",
                "{'data':[],'list_metadata':{'before':null,'after':null}} trailing"
            })
    @DisplayName(
            "A list whose body is not a page fails with a reason, and returns no empty page, for every kind of page.")
    @Clause(
            id = "RESPONSE-01",
            mark = PORT,
            source = "an empty result always means that the service said so",
            kills = "a body without data is taken for no sessions, or for the end of a list",
            needs = {WORLD, FAULTS, WIRE})
    void notAPage(String body, Fixture fixture) {
        assertNoPage(200, Fault.ok("application/json", body.replace('\'', '"')), fixture);
    }

    private static void assertNoPage(int status, Fault fault, Fixture fixture) {
        for (PageRequest request : fixture.everyKindOfPage()) {
            fixture.fake().onList(1, fault);

            SessionsException failure = fixture.failedList(request);

            assertKind("InvalidResponse", false, failure);
            assertEquals(OptionalInt.of(status), failure.status());
            assertTrue(failure.requestId().isPresent(), "the request id is kept");
            assertNull(failure.getCause());
            assertMessageContains("the response cannot be trusted: ", failure);
        }
    }

    @Test
    @DisplayName("A list fails when the response is a web page.")
    @Clause(
            id = "RESPONSE-02",
            mark = PORT,
            source = "the response of a captive portal or of a wrong base URL",
            kills = "a page of HTML is taken for no sessions",
            needs = {WORLD, FAULTS})
    void webPage(Fixture fixture) {
        fixture.fake().onList(1, Fault.garbage());

        SessionsException failure = fixture.failedList();

        assertKind("InvalidResponse", false, failure);
        assertEquals(OptionalInt.of(200), failure.status());
    }

    @Test
    @DisplayName("A right body counts, whatever the content type.")
    @Clause(
            id = "RESPONSE-03",
            mark = SEEN,
            source = "the content type is not always there",
            kills = "a response is refused for its content type alone",
            needs = {WORLD, FAULTS, WIRE})
    void contentType(Fixture fixture) {
        fixture.fake()
                .onList(1, Fault.ok("text/plain", "{\"data\":[],\"list_metadata\":{\"before\":null,\"after\":null}}"));

        assertEquals(List.of(), fixture.page(PageRequest.newestFirst(10)).sessions());
    }

    @Test
    @DisplayName(
            "A session without a required field makes the page invalid and is not skipped; the failure names the field.")
    @Clause(
            id = "RESPONSE-04",
            mark = SPEC,
            source = "the required fields of a session",
            kills = "a session that cannot be read is skipped, so that it is never revoked",
            needs = {WORLD, FAULTS, WIRE})
    void missingFact(Fixture fixture) {
        fixture.fake()
                .onList(1, Fault.ok("application/json", page(SESSION, SESSION.replace("\"user_id\"", "\"user\""))));

        SessionsException failure = fixture.failedList();

        assertKind("InvalidResponse", false, failure);
        assertMessageContains("data[1].user_id", failure);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../admin", "session with space", "session_\\u00e9", "", "a/b", "a%2Fb"})
    @DisplayName(
            "An id that could leave its place in a URL makes the page invalid, and the message does not quote the id.")
    @Clause(
            id = "RESPONSE-05",
            mark = PORT,
            source = "SessionId",
            kills = "an id is not checked, and leads to another address when it is used",
            needs = {WORLD, FAULTS, WIRE})
    void impossibleId(String id, Fixture fixture) {
        String session = SESSION.replace("session_01H93ZY4F80QPBEZ1R5B2SHQG8", id);
        fixture.fake().onList(1, Fault.ok("application/json", page(session)));

        SessionsException failure = fixture.failedList();

        assertKind("InvalidResponse", false, failure);
        assertMessageContains("data[0].id", failure);
        if (!id.isEmpty()) {
            assertMessageLacks(id, failure);
        }
    }

    @Test
    @DisplayName("Unknown fields are ignored.")
    @Clause(
            id = "RESPONSE-06",
            mark = SEEN,
            source = "extra fields appear",
            kills = "a field that the service adds breaks every list",
            needs = {WORLD, FAULTS, WIRE})
    void moreFields(Fixture fixture) {
        String session = SESSION.replace("{\"object\"", "{\"region\":{\"name\":[1,2,{}]},\"object\"");
        fixture.fake()
                .onList(1, Fault.ok("application/json", page(session).replace("{\"data\"", "{\"total\":1,\"data\"")));

        assertEquals(1, fixture.page(PageRequest.newestFirst(10)).sessions().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"success\":true}", "null", "<html>Welcome</html>", "{\"half", "[]"})
    @DisplayName("A success of a revoke counts, whatever its body.")
    @Clause(
            id = "RESPONSE-07",
            mark = SEEN,
            source = "200 with an empty body and no content type",
            kills = "a revoke that succeeded is reported as a failure",
            needs = {WORLD, FAULTS, WIRE})
    void revokeBody(String body, Fixture fixture) {
        fixture.fake().onRevoke(1, Fault.ok("application/json", body));

        assertEquals(Revocation.REVOKED, fixture.port().revoke(Fixture.NO_SESSION));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    @DisplayName("Every 2xx of a revoke is a success.")
    @Clause(
            id = "RESPONSE-08",
            mark = PORT,
            source = "a 2xx is the service's word",
            kills = "only 200 is taken for success",
            needs = {WORLD, FAULTS})
    void revokeStatus(int status, Fixture fixture) {
        fixture.fake().onRevoke(1, Fault.status(status));

        assertEquals(Revocation.REVOKED, fixture.port().revoke(Fixture.NO_SESSION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 500\r\n\r\n{\"succ",
                "Transfer-Encoding: chunked\r\n\r\n10\r\n{\"succ",
                "Content-Encoding: gzip\r\n\r\n{\"succ"
            })
    @DisplayName("A success of a revoke counts even if its body is cut off.")
    @Clause(
            id = "RESPONSE-09",
            mark = PORT,
            source = "a 2xx is the service's word, and its body says nothing",
            kills = "a revoke that succeeded is reported as a failed connection",
            needs = {WORLD, FAULTS, WIRE})
    void brokenRevokeBody(String broken, Fixture fixture) {
        fixture.fake().onRevoke(1, Fault.bytes(("HTTP/1.1 200 OK\r\n" + broken).getBytes(UTF_8)));

        assertEquals(Revocation.REVOKED, fixture.port().revoke(Fixture.NO_SESSION));
        assertEquals(1, fixture.revokesSoFar());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 205, 206, 299})
    @DisplayName("A list fails when a success has no page, whatever the 2xx status.")
    @Clause(
            id = "RESPONSE-10",
            mark = PORT,
            source = "an empty result always means that the service said so",
            kills = "no content is taken for no sessions",
            needs = {WORLD, FAULTS})
    void noPage(int status, Fixture fixture) {
        assertNoPage(status, Fault.status(status), fixture);
    }

    @Test
    @DisplayName(
            "A page without the key of its next cursor is a failure that names the key: after, or before on a backward page.")
    @Clause(
            id = "RESPONSE-11",
            mark = SPEC,
            source = "both keys of list_metadata are required",
            kills = "a full page without the cursor reads as the last one",
            needs = {WORLD, FAULTS, WIRE})
    void noCursor(Fixture fixture) {
        for (PageRequest request : fixture.everyKindOfPage()) {
            fixture.fake().onList(1, Fault.ok("application/json", pageWith(isBackwards(request) ? "after" : "before")));

            SessionsException failure = fixture.failedList(request);

            assertKind("InvalidResponse", false, failure);
            assertMessageContains("list_metadata." + (isBackwards(request) ? "before" : "after"), failure);
        }
    }

    @Test
    @DisplayName("A page may lack the key of the cursor against its direction.")
    @Clause(
            id = "RESPONSE-12",
            mark = PORT,
            source = "a walk follows one direction, so the other cursor is not needed",
            kills = "a page is refused for a cursor that the walk does not follow",
            needs = {WORLD, FAULTS, WIRE})
    void oneCursor(Fixture fixture) {
        for (PageRequest request : fixture.everyKindOfPage()) {
            fixture.fake().onList(1, Fault.ok("application/json", pageWith(isBackwards(request) ? "before" : "after")));

            SessionPage page = fixture.page(request);

            assertEquals(Optional.empty(), page.next());
            assertEquals(Optional.empty(), page.previous());
        }
    }

    private static boolean isBackwards(PageRequest request) {
        return request.before().isPresent();
    }

    private static String pageWith(String cursor) {
        return "{\"data\":[" + SESSION + "],\"list_metadata\":{\"" + cursor + "\":null}}";
    }

    /** A session of the user of a fixture, as JSON. */
    static final String SESSION = """
            {"object":"session","id":"session_01H93ZY4F80QPBEZ1R5B2SHQG8","user_id":"user_01E4ZCR3C56J083X43JQXF3JK5",\
            "auth_method":"sso","status":"active","expires_at":"2026-01-15T12:00:00.000Z","ended_at":null,\
            "created_at":"2026-01-15T12:00:00.000Z","updated_at":"2026-01-15T12:00:00.000Z"}""";

    /** Returns the only page of a list, as JSON. */
    static String page(String... sessions) {
        return "{\"data\":[" + String.join(",", sessions) + "],\"list_metadata\":{\"before\":null,\"after\":null}}";
    }
}
