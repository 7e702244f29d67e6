package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Faults, by the words that a row is known by, under which the fake and the adapter must come to the same. */
final class LikeFaults {
    private final Map<String, Fault> faults = new LinkedHashMap<>();

    private LikeFaults() {}

    /** Returns those after which an attempt ends at once. */
    static Map<String, Fault> quick() {
        LikeFaults rows = new LikeFaults();
        rows.statuses();
        rows.refusals();
        rows.halves();
        rows.headers();
        rows.connections();
        return rows.faults;
    }

    /** Returns those under which HTTP clients differ, so that the fake is like the adapter with OkHttp alone. */
    static Map<String, Fault> ofOkHttp() {
        return Map.of(
                "no byte of the body of a 503",
                Fault.bytes("HTTP/1.1 503 X\r\nContent-Length: 500\r\n\r\n".getBytes(UTF_8)),
                "zipped nothing, 205",
                Fault.status(205).header("Content-Encoding", "gzip"),
                "a page, called chunked and not so",
                Fault.ok("application/json", json(LikePages.PAGE)).header("Transfer-Encoding", "chunked"),
                "404, called chunked and not so",
                Fault.status(404).header("Transfer-Encoding", "chunked"),
                "500, X-Request-Id: r\u00e9q",
                Fault.status(500).header("X-Request-Id", "r\u00e9q"),
                "500, X-Request-Id: \ud83d\ude00",
                Fault.status(500).header("X-Request-Id", "\ud83d\ude00"));
    }

    /** Returns those that hold an attempt until its time is over. */
    static Map<String, Fault> slow() {
        return Map.of("stall", Fault.stall(), "stall mid-body", Fault.stallMidBody(), "drip", Fault.drip());
    }

    private void statuses() {
        IntStream.of(
                        200, 201, 202, 204, 205, 206, 226, 300, 301, 302, 303, 304, 307, 308, 400, 401, 402, 403, 404,
                        405, 406, 407, 408, 409, 410, 418, 422, 425, 426, 429, 431, 451, 499, 500, 501, 502, 503, 504,
                        511, 599)
                .forEach(status -> {
                    add("status " + status, Fault.status(status));
                    add("status " + status + " without a body", Fault.status(status, ""));
                });
        add("redirect", Fault.redirect("/elsewhere"));
        add("rate limited", Fault.rateLimited());
        add("rate limited for 3 s", Fault.rateLimited(Duration.ofMillis(2_001)));
        add("garbage", Fault.garbage());
    }

    private void refusals() {
        List<String> bodies = List.of(
                "<html>",
                "null",
                "[]",
                "7",
                "'x'",
                "{'half",
                "{} {}",
                "{} x",
                "{'message':'Not Found'}",
                "{'code':'entity_not_found'}",
                "{'code':'not_found'}",
                "{'code':'entity_not_found','entity_id':null}",
                "{'code':'entity_not_found','entity_id':5}",
                "{'code':'entity_not_found','entity_id':{}}",
                "{'code':'entity_not_found','entity_id':'user_1'}",
                "{'code':'entity_not_found','entity_id':'session_1'}",
                "{'code':'entity_not_found','entity_id':'other'}",
                "{'entity_id':'session_1'}",
                "{'error':'not_found'}",
                "{'code':null,'error':'fallback'}",
                "{'code':5,'error':'fallback','error_description':'words'}",
                "{'error':'invalid_grant','error_description':'No longer'}",
                "{'message':'a','message':'b'}",
                "{'code':'a','x':{'y':1,'y':2}}",
                "{'message':'a\\u0000b\\nc','code':'odd\\ncode'}",
                "{'code':'sk\\u005ftest_fake_key_of_the_loopback_server'}",
                "{'message':'the key sk_test_fake_key_of_the_loopback_server'}",
                "{'errors':{'x':['a'],'y':'z'}}",
                "{'errors':'x'}",
                "{'errors':[7,null,'plain',[],{}]}",
                "{'errors':[{'field':'limit','code':'range'},{'instancePath':'/limit','keyword':'max','message':'m'}]}",
                "{'errors':[" + "'x',".repeat(150) + "'x']}",
                "{'message':'" + "x".repeat(1_001) + "'}",
                "{'message':'" + "x".repeat(70_000) + "'}",
                "{'code':'c','n':1" + "0".repeat(1_500) + "}",
                "{'code':'c','" + "n".repeat(1_001) + "':1}",
                "[".repeat(60),
                "\ufeff{'code':'entity_not_found'}",
                "{'code':'c'} ".repeat(2));
        for (String body : bodies) {
            for (int status : new int[] {400, 404, 422, 503}) {
                add("status " + status + " " + shown(body), Fault.status(status, json(body)));
            }
        }
    }

    /** A 404 that ends anywhere, in whatever way it is sent, and what only begins like one. */
    private void halves() {
        String whole = json("{'code' : 'entity_not_found','n':[1.5,true, {'x':null}],'m':'\u00e9\\n'}");
        for (int length = 0; length < whole.length(); length++) {
            add("404, the first " + length, Fault.status(404, whole.substring(0, length)));
            add(
                    "404, broken behind " + length,
                    Fault.bytes(("HTTP/1.1 404 X\r\nContent-Length: 500\r\n\r\n" + whole.substring(0, length))
                            .getBytes(UTF_8)));
        }
        for (String body : List.of(
                " \n{'code':'a'",
                "\ufeff{'code':'a'",
                "{'code'}",
                "{'code':'a','code':",
                "{'n':tru",
                "{'n':trux",
                "{'n':1.",
                "{x",
                "[{'code':'a'",
                "<html>",
                " \n",
                "{'n':'" + "x".repeat(70_000),
                " ".repeat(70_000) + "{",
                "{}" + " ".repeat(70_000),
                "<html>" + "x".repeat(70_000))) {
            add("404, half " + shown(body), Fault.status(404, json(body)));
            add(
                    "404, broken behind " + shown(body),
                    Fault.bytes(json("HTTP/1.1 404 X\r\nContent-Length: 90000\r\n\r\n" + body)
                            .getBytes(UTF_8)));
        }
    }

    private void headers() {
        for (String value : List.of(
                "0",
                "7",
                " 3 ",
                "-1",
                "1.5",
                "soon",
                "",
                "123456789012",
                "99999999999999999999",
                "Thu, 15 Jan 2026 12:00:30 GMT",
                "Thursday, 15-Jan-26 12:00:30 GMT",
                "Wed, 15 Jan 2025 12:00:30 GMT")) {
            add("503, Retry-After: " + value, Fault.status(503).header("Retry-After", value));
            add("429, Retry-After: " + value, Fault.status(429).header("Retry-After", value));
        }
        for (String date : List.of("Thu, 15 Jan 2026 12:00:10 GMT", "Thu, 15 Jan 2026 13:00:10 GMT", "now")) {
            add(
                    "503, Date: " + date,
                    Fault.status(503).header("Date", date).header("Retry-After", "Thu, 15 Jan 2026 12:00:30 GMT"));
        }
        for (String value : List.of("", "req_1", "x".repeat(1_500), "sk_test_fake_key_of_the_loopback_server")) {
            add("500, X-Request-Id: " + shown(value), Fault.status(500).header("X-Request-Id", value));
        }
        for (int status : new int[] {204, 304}) {
            add("zipped nothing, " + status, Fault.status(status).header("Content-Encoding", "gzip"));
        }
        add("a page as text", Fault.ok("text/plain", json(LikePages.PAGE)));
    }

    private void connections() {
        add("reset before the answer", Fault.resetBeforeAnswer());
        add("no answer", Fault.noAnswer());
        add("lost answer", Fault.lostAnswer());
        add("close the connection after", Fault.closeConnectionAfter());
        for (int bytes : new int[] {0, 1, 16, 17, 60, 400, 900}) {
            add("cut after " + bytes, Fault.cutAfter(bytes));
        }
        for (String bytes : List.of(
                "no HTTP\r\n\r\n",
                "HTTP/1.1 204 No Content\r\n\r\n",
                "HTTP/1.1 404 X\r\nContent-Length: 500\r\n\r\n{'code':'entity_not_found'}",
                "HTTP/1.1 403 X\r\nContent-Length: 500\r\n\r\n{'code':'entity_not_found'}",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{'data':[],'list_metadata':{'after':null}}",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{'data':7,",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nOK",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{'dat\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{'data':[],'list_metadata':{'after':null}}",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{'data':[],'list_")) {
            add("bytes " + shown(bytes), Fault.bytes(json(bytes).getBytes(UTF_8)));
        }
    }

    private void add(String words, Fault fault) {
        if (faults.put(words, fault) != null) {
            throw new AssertionError("twice: " + words);
        }
    }

    /** Returns a text whose quotes are written as they are in JSON. */
    static String json(String text) {
        return text.replace('\'', '"');
    }

    /** Returns so much of a text as a row is known by. */
    static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 90 ? line.substring(0, 90) + "… (" + line.length() + " characters)" : line;
    }
}
