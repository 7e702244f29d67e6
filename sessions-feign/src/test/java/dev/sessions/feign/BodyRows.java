package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.PAGE;
import static dev.sessions.feign.Outcome.REVOKED;
import static dev.sessions.feign.Outcome.lasting;
import static dev.sessions.feign.Outcome.passing;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.InvalidResponseException;
import dev.sessions.failure.Operation;
import dev.sessions.testkit.Fault;
import java.util.List;
import java.util.stream.Stream;

/** Successes whose body is not what it should be. A revoke looks at the status alone. */
final class BodyRows {
    private static final String JSON = "application/json";
    private static final Outcome INVALID =
            lasting(InvalidResponseException.class).status(200);
    private static final Outcome CUT = passing(ConnectionFailedException.class).status(200);
    private static final Outcome BROKEN = passing(ConnectionFailedException.class);
    private static final String PAYLOAD = ReferencePayloadTest.PAYLOAD;
    private static final String KEY = "sk_test_fake_key_of_the_loopback_server";
    private static final String HALF = PAYLOAD.substring(0, 200);

    private BodyRows() {}

    static List<HostileRow> rows() {
        return Stream.concat(bodies().stream(), brokenAfterTheHeaders()).toList();
    }

    private static List<HostileRow> bodies() {
        return List.of(
                sent("success with an empty body", "").is(INVALID, REVOKED),
                sent("success with other JSON", "null").is(INVALID, REVOKED),
                sent("success with other JSON", "[]").is(INVALID, REVOKED),
                sent("success with other JSON", "{}").is(INVALID, REVOKED),
                sent("success with other JSON", "{\"status\":\"ok\",\"sessions\":[]}")
                        .is(INVALID, REVOKED),
                line("success with a web page")
                        .on(response("text/html", "<html><p>Sign in</html>"))
                        .is(INVALID, REVOKED),
                line("right body of another content type", "text/html")
                        .on(response("text/html", PAYLOAD))
                        .is(PAGE, REVOKED),
                line("right body of another content type", "no type at all")
                        .on(raw("HTTP/1.1 200 OK\nContent-Length: " + PAYLOAD.length(), PAYLOAD))
                        .is(PAGE, REVOKED),
                sent("right body after a byte order mark", "\ufeff" + PAYLOAD).is(PAGE, REVOKED),
                noUtf8("another character set", "\u00ff"),
                noUtf8("overlong", "\u00c0\u00af"),
                noUtf8("an encoded surrogate", "\u00ed\u00a0\u0080"),
                noUtf8("over U+10FFFF", "\u00f4\u0090\u0080\u0080"),
                sent(
                                "body in which a known field appears twice",
                                PAYLOAD.replaceFirst("\"id\":", "\"id\":\"session_2\",\"id\":"))
                        .is(INVALID, REVOKED),
                sent("body with numbers for strings", PAYLOAD.replace("\"sso\"", "7"))
                        .is(INVALID, REVOKED),
                sent("body nested 10,000 deep", "{\"data\":" + "[".repeat(10_000))
                        .is(INVALID, REVOKED),
                sent(
                                "body with 40,000 empty sessions",
                                "{\"data\":[" + "{},".repeat(40_000) + "{}],\"list_metadata\":{\"after\":null}}")
                        .is(INVALID, REVOKED),
                line("body of 300 MiB")
                        .on(Fault.bytes(Bodies.nineMebibytesOfManyMore()))
                        .is(INVALID, REVOKED),
                line("right body in gzip").on(gzip(Bodies.gzip(Bodies.PAGE))).is(PAGE, REVOKED),
                line("gzip that unpacks to 300 MiB").on(gzip(Bodies.bomb())).is(INVALID, REVOKED),
                line("gzip whose header has no end")
                        .on(gzip(Bodies.nineMebibytesOfAName()))
                        .is(INVALID, REVOKED),
                line("invalid gzip").on(gzip(Bodies.PAGE)).is(CUT, REVOKED).withJava(Operation.Kind.LIST, INVALID),
                line("body cut off", "before its Content-Length")
                        .on(raw("HTTP/1.1 200 OK\nContent-Length: " + PAYLOAD.length(), HALF))
                        .is(CUT, REVOKED),
                line("body cut off", "without a Content-Length")
                        .on(raw("HTTP/1.1 200 OK", HALF))
                        .is(CUT, REVOKED),
                line("body cut off", "within a chunk")
                        .on(raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "400\r\n" + HALF))
                        .is(CUT, REVOKED),
                line("body cut off", "between two chunks")
                        .on(raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "c8\r\n" + HALF + "\r\n"))
                        .is(CUT, REVOKED),
                line("204")
                        .on(raw("HTTP/1.1 204 No Content", ""))
                        .is(lasting(InvalidResponseException.class).status(204), REVOKED));
    }

    /** The fault comes with the headers, or so soon after them that java.net.http may not return the response. */
    private static Stream<HostileRow> brokenAfterTheHeaders() {
        return Stream.of(
                        line("response cut off after its headers", "before its Content-Length")
                                .on(raw("HTTP/1.1 200 OK\nContent-Length: 500", "")),
                        line("response cut off after its headers", "in the size of a chunk, with the key")
                                .on(raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "5;" + KEY)),
                        line("invalid chunks")
                                .on(raw("HTTP/1.1 200 OK\nTransfer-Encoding: chunked", "zz\r\n" + PAYLOAD)))
                .map(draft -> draft.is(CUT, REVOKED))
                .flatMap(row -> Stream.of(
                        row.with(Transport.OKHTTP, Transport.BROUGHT_OKHTTP),
                        row.with(Transport.JAVA_HTTP)
                                .attempts(1)
                                .withJava(Operation.Kind.LIST, CUT, BROKEN)
                                .withJava(Operation.Kind.REVOKE, REVOKED, BROKEN)));
    }

    private static HostileRow.Draft sent(String line, String body) {
        boolean shown = body.length() < 20;
        return line(line, shown ? body : "").on(response(JSON, body));
    }

    private static HostileRow noUtf8(String variant, String bytes) {
        return line("body with invalid UTF-8", variant)
                .on(response(JSON, PAYLOAD.replace("Mozilla", bytes).getBytes(ISO_8859_1)))
                .is(INVALID, REVOKED);
    }

    private static Fault response(String type, String body) {
        return response(type, body.getBytes(UTF_8));
    }

    private static Fault response(String type, byte[] body) {
        return Fault.ok(type, body).header("X-Request-Id", Outcome.REQUEST_ID);
    }

    private static Fault gzip(byte[] body) {
        return response(JSON, body).header("Content-Encoding", "gzip");
    }

    private static Fault raw(String head, String body) {
        return Fault.bytes(RawResponse.of(head + "\nX-Request-Id: " + Outcome.REQUEST_ID, body));
    }
}
