package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.testkit.Fault;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Faults, by the words that a row is known by, under which the fake and the adapter must come to the same. */
final class LikeFaults {
    private static final String SESSION = "{'id':'session_9','user_id':'user_1','auth_method':'sso','status':'active',"
            + "'created_at':'2026-01-15T12:00:00.000Z','updated_at':'2026-01-15T12:00:00Z',"
            + "'expires_at':'2026-02-28T12:00:00.000Z','impersonator':{'email':'a@b.example'}}";
    private static final String PAGE = page(SESSION);

    private final Map<String, Fault> faults = new LinkedHashMap<>();

    private LikeFaults() {}

    /** Returns those after which an attempt ends at once. */
    static Map<String, Fault> quick() {
        LikeFaults rows = new LikeFaults();
        rows.statuses();
        rows.refusals();
        rows.headers();
        rows.pages();
        rows.ends();
        rows.sessions();
        rows.texts();
        rows.connections();
        return rows.faults;
    }

    /** Returns those under which HTTP clients differ, so that the fake is like the adapter with OkHttp alone. */
    static Map<String, Fault> ofOkHttp() {
        return Map.of(
                "zipped nothing, 205",
                Fault.status(205).header("Content-Encoding", "gzip"),
                "500, X-Request-Id: r\u00e9q",
                Fault.status(500).header("X-Request-Id", "r\u00e9q"),
                "500, X-Request-Id: \ud83d\ude00",
                Fault.status(500).header("X-Request-Id", "\ud83d\ude00"));
    }

    /** Returns those that only a list can meet. */
    static Map<String, Fault> ofLists() {
        return Map.of(
                "short page",
                Fault.shortPage(1),
                "empty page",
                Fault.emptyPage(),
                "next cursor",
                Fault.nextCursor("session_7"),
                "impossible cursor",
                Fault.nextCursor("../x"));
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
                "{'code':'c'} ".repeat(2));
        for (String body : bodies) {
            for (int status : new int[] {400, 404, 422, 503}) {
                add("status " + status + " " + shown(body), Fault.status(status, json(body)));
            }
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
        for (String value : List.of("", "req_1", "x".repeat(1_500), "sk_test_fake_key_of_the_loopback_server")) {
            add("500, X-Request-Id: " + shown(value), Fault.status(500).header("X-Request-Id", value));
        }
        for (int status : new int[] {204, 304}) {
            add("zipped nothing, " + status, Fault.status(status).header("Content-Encoding", "gzip"));
        }
        add("a page as text", Fault.ok("text/plain", json(PAGE)));
    }

    private void pages() {
        for (String body : List.of(
                "",
                " \n",
                "null",
                "{}",
                "[]",
                "42",
                "true",
                "'ok'",
                "''",
                "OK",
                "{'sessions':[]}",
                "{'data':null}",
                "{'data':[]}",
                "{'list_metadata':{}}",
                "{'data':null,'list_metadata':{}}",
                "{'data':{},'list_metadata':{}}",
                "{'data':'','list_metadata':{}}",
                "{'data':7,'list_metadata':{}}",
                "{'data':[],'list_metadata':null}",
                "{'data':[],'list_metadata':[]}",
                "{'data':[],'list_metadata':''}",
                "{'data':[],'list_metadata':7}",
                "{'data':[],'list_metadata':{'after':7}}",
                "{'data':[],'list_metadata':{'after':true}}",
                "{'data':[],'list_metadata':{'after':{}}}",
                "{'data':[],'list_metadata':{'before':[]}}",
                "{'data':[],'list_metadata':{'after':''}}",
                "{'data':[],'list_metadata':{'after':'../x'}}",
                "{'data':[],'list_metadata':{'before':'x','after':'y'}}",
                "{'data':[null],'list_metadata':{}}",
                "{'data':[7],'list_metadata':{}}",
                "{'data':['x'],'list_metadata':{}}",
                "{'data':[[]],'list_metadata':{}}",
                "{'data':[{}],'list_metadata':{}}",
                "{'data':[],'list_metadata':{}} trailing",
                "{'data':[],'list_metadata':{}} {}",
                "{'data':[],'list_metadata':{}} 7",
                "{'data':[],'list_metadata':{}} 'x'",
                "{'data':[],'list_metadata':{}}]",
                "{'data':[],'list_metadata':{}},",
                "null null",
                "{'data':[],'data':[],'list_metadata':{}}",
                "{'data':7,'data':[]}",
                "{'data':[{'id':'a','id':'b'}]}",
                "{'list_metadata':{'after':7},'data':7}",
                "{'x':{'y':1,'y':2},'data':[],'list_metadata':{}}",
                "{'data':[],'list_metadata':{},}",
                "{'data':[,],'list_metadata':{}}",
                "{data:[],'list_metadata':{}}",
                "{'data':[],'list_metadata':{}",
                "{'data':[],'list_metad",
                "{'data':7,'list_me",
                "{'data':[{'id':7",
                "{",
                "nul",
                "tru",
                "'half",
                "-",
                "1.",
                "{'n':01,'data':[],'list_metadata':{}}",
                "{'n':1" + "0".repeat(998) + ",'data':[],'list_metadata':{}}",
                "{'n':1" + "0".repeat(1_500) + ",'data':[],'list_metadata':{}}",
                "{'n':1." + "0".repeat(1_500) + ",'data':[],'list_metadata':{}}",
                "{'data':[],'list_metadata':{'after':1" + "0".repeat(1_500) + "}}",
                "{'" + "n".repeat(1_000) + "':1,'data':[],'list_metadata':{}}",
                "{'" + "n".repeat(1_001) + "':1,'data':[],'list_metadata':{}}",
                "{'" + "n".repeat(60_000) + "':1,'data':[],'list_metadata':{}}",
                "{'n':" + "[".repeat(49) + "]".repeat(49) + ",'data':[],'list_metadata':{}}",
                "{'n':" + "[".repeat(50) + "]".repeat(50) + ",'data':[],'list_metadata':{}}",
                "{'n':'" + "x".repeat(1_000_001) + "','data':[],'list_metadata':{}}",
                page(SESSION.replace("'id'", "'user_agent':'" + "x".repeat(1_000_001) + "','id'")),
                page(SESSION) + " ".repeat(8 * 1024 * 1024))) {
            add("200 " + shown(body), Fault.ok("application/json", json(body)));
        }
    }

    /** Bodies that end where a document does not: some are half a document, and others were wrong before they ended. */
    private void ends() {
        String whole = json("{'n':[7, {'a' : -1.5e+3,'b':[null , true]}] , 'x':{},'y':'\u00e9\\n\\u00e9'}");
        for (Charset charset : List.of(UTF_8, UTF_16BE, UTF_16LE)) {
            byte[] bytes = whole.getBytes(charset);
            for (int length = 1; length < bytes.length; length++) {
                add(
                        "200 of " + length + " bytes in " + charset,
                        Fault.ok("application/json", Arrays.copyOf(bytes, length)));
            }
        }
        for (String body :
                List.of("{x", "{1", "{,", "{]", "{t", "{{", "{/", "{-", "[t", "[t]", "[1.", "x", "xy", "\ufeff")) {
            add("200 " + (body.equals("\ufeff") ? "a mark alone" : body), Fault.ok("application/json", json(body)));
        }
        for (String last : List.of(
                ".5", "+1", "0x1", "00", "-01", "1a", "1.5.5", "1e5e5", "--1", "1-", "1..", "1.e", "t-", "-.", "-N",
                "null+", "x", "xyz", "trux", "true1", "NaN", "Na", "-In", "t", "tru", "fals", "nul", "-", "+", "-I",
                "1.", "-0.", "1e", "1E+", "1.5e-", "0", "-12", "true", "null")) {
            for (String document : List.of("{'data':[],'n':" + last, "{'n':[7," + last)) {
                add("200 " + document, Fault.ok("application/json", json(document)));
                add(
                        "200 in UTF-16 " + document,
                        Fault.ok("application/json", json(document).getBytes(UTF_16BE)));
                add(
                        "broken behind " + document,
                        Fault.bytes(json("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n" + document)
                                .getBytes(UTF_8)));
            }
        }
    }

    private void sessions() {
        add("200 a page", Fault.ok("application/json", json(PAGE)));
        for (String field : List.of(
                "id",
                "user_id",
                "auth_method",
                "status",
                "created_at",
                "updated_at",
                "expires_at",
                "email",
                "impersonator",
                "organization_id",
                "ip_address",
                "user_agent",
                "ended_at")) {
            for (String value : List.of("null", "5", "1.5", "true", "''", "' '", "'a/b'", "'x'", "[]", "['x']", "{}")) {
                String other = SESSION.replaceFirst("'" + field + "':('[^']*'|\\{.*?})", "'dropped':1")
                        .replaceFirst("^\\{", "{'" + field + "':" + value + ",");
                add("200 with " + field + " " + value, Fault.ok("application/json", json(page(SESSION, other))));
            }
            add(
                    "200 without " + field,
                    Fault.ok("application/json", json(page(SESSION.replace("'" + field + "'", "'left_out'")))));
        }
        for (String value : List.of("7", "{'email':5}", "{'reason':{}}", "{'email':'a','reason':7}")) {
            add(
                    "200 with impersonator " + value,
                    Fault.ok("application/json", json(page(SESSION.replace("{'email':'a@b.example'}", value)))));
        }
        for (String time :
                List.of("2026-02-29T00:00:00Z", "2026-01-15", "2026-01-15T12:00:00+01:00", "2026-01-15T24:00:00Z")) {
            add(
                    "200 at " + time,
                    Fault.ok("application/json", json(page(SESSION.replace("2026-01-15T12:00:00Z", time)))));
        }
    }

    private void texts() {
        for (Charset charset : List.of(UTF_16BE, UTF_16LE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"))) {
            add("200 in " + charset, Fault.ok("application/json", json(PAGE).getBytes(charset)));
            add(
                    "200 in " + charset + " with a mark",
                    Fault.ok("application/json", json("\ufeff" + PAGE).getBytes(charset)));
            add(
                    "200 of another shape in " + charset,
                    Fault.ok("application/json", json("[" + PAGE).getBytes(charset)));
        }
        add("200 with a mark", Fault.ok("application/json", json("\ufeff" + PAGE)));
        add(
                "200 in Latin 1",
                Fault.ok(
                        "application/json",
                        json(PAGE.replace("a@b", "\u00e9@b")).getBytes(ISO_8859_1)));
        add("200 in UTF-8", Fault.ok("application/json", json(PAGE.replace("a@b", "\u00e9\ud83d\ude00@b"))));
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
                "HTTP/1.1 503 X\r\nContent-Length: 500\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{'data':[],'list_metadata':{}}",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{'data':7,",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nOK",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{'dat\r\n",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{'data':[],'list_metadata':{}}",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{'data':[],'list_")) {
            add("bytes " + shown(bytes), Fault.bytes(json(bytes).getBytes(UTF_8)));
        }
    }

    private void add(String words, Fault fault) {
        if (faults.put(words, fault) != null) {
            throw new AssertionError("twice: " + words);
        }
    }

    private static String page(String... sessions) {
        return "{'data':[" + String.join(",", sessions) + "],'list_metadata':{'before':null,'after':'session_9'}}";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String shown(String text) {
        String line = text.replaceAll("\\p{Cntrl}", "?");
        return line.length() > 90 ? line.substring(0, 90) + "… (" + line.length() + " characters)" : line;
    }
}
