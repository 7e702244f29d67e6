package dev.sessions.feign;

import static dev.sessions.feign.LikeFaults.json;
import static dev.sessions.feign.LikeFaults.shown;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.testkit.Fault;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers to a list, by the words that a row is known by, under which the fake and the adapter must come to the same. */
final class LikePages {
    private static final String SESSION = "{'id':'session_9','user_id':'user_1','auth_method':'sso','status':'active',"
            + "'created_at':'2026-01-15T12:00:00.000Z','updated_at':'2026-01-15T12:00:00Z',"
            + "'expires_at':'2026-02-28T12:00:00.000Z','impersonator':{'email':'a@b.example'}}";
    static final String PAGE = page(SESSION);

    private final Map<String, Fault> faults = new LinkedHashMap<>();

    private LikePages() {}

    /** Returns them. A revoke heeds no body. */
    static Map<String, Fault> all() {
        LikePages rows = new LikePages();
        rows.shapes();
        rows.pages();
        rows.ends();
        rows.sessions();
        rows.texts();
        return rows.faults;
    }

    private void shapes() {
        add("short page", Fault.shortPage(1));
        add("empty page", Fault.emptyPage());
        add("next cursor", Fault.nextCursor("session_7"));
        add("impossible cursor", Fault.nextCursor("../x"));
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
                "{'list_metadata':{'after':null}}",
                "{'data':null,'list_metadata':{'after':null}}",
                "{'data':{},'list_metadata':{'after':null}}",
                "{'data':'','list_metadata':{'after':null}}",
                "{'data':7,'list_metadata':{'after':null}}",
                "{'data':[],'list_metadata':null}",
                "{'data':[],'list_metadata':[]}",
                "{'data':[],'list_metadata':''}",
                "{'data':[],'list_metadata':7}",
                "{'data':[],'list_metadata':{'after':7}}",
                "{'data':[],'list_metadata':{'after':true}}",
                "{'data':[],'list_metadata':{'after':{}}}",
                "{'data':[],'list_metadata':{'before':[]}}",
                "{'data':[],'list_metadata':{}}",
                "{'data':[],'list_metadata':{'before':null}}",
                "{'data':[null],'list_metadata':{}}",
                "{'data':[],'list_metadata':{'after':''}}",
                "{'data':[],'list_metadata':{'after':'../x'}}",
                "{'data':[],'list_metadata':{'before':'x','after':'y'}}",
                "{'data':[null],'list_metadata':{'after':null}}",
                "{'data':[7],'list_metadata':{'after':null}}",
                "{'data':['x'],'list_metadata':{'after':null}}",
                "{'data':[[]],'list_metadata':{'after':null}}",
                "{'data':[{}],'list_metadata':{'after':null}}",
                "{'data':[],'list_metadata':{'after':null}} trailing",
                "{'data':[],'list_metadata':{'after':null}} {}",
                "{'data':[],'list_metadata':{'after':null}} 7",
                "{'data':[],'list_metadata':{'after':null}} 'x'",
                "{'data':[],'list_metadata':{'after':null}}]",
                "{'data':[],'list_metadata':{'after':null}},",
                "null null",
                "{'data':[],'data':[],'list_metadata':{'after':null}}",
                "{'data':7,'data':[]}",
                "{'data':[{'id':'a','id':'b'}]}",
                "{'list_metadata':{'after':7},'data':7}",
                "{'x':{'y':1,'y':2},'data':[],'list_metadata':{'after':null}}",
                "{'data':[],'list_metadata':{'after':null},}",
                "{'data':[,],'list_metadata':{'after':null}}",
                "{data:[],'list_metadata':{'after':null}}",
                "{'data':[],'list_metadata':{'after':null}",
                "{'data':[],'list_metad",
                "{'data':7,'list_me",
                "{'data':[{'id':7",
                "{",
                "nul",
                "tru",
                "'half",
                "-",
                "1.",
                "{'n':01,'data':[],'list_metadata':{'after':null}}",
                "{'n':1" + "0".repeat(998) + ",'data':[],'list_metadata':{'after':null}}",
                "{'n':1" + "0".repeat(1_500) + ",'data':[],'list_metadata':{'after':null}}",
                "{'n':1." + "0".repeat(1_500) + ",'data':[],'list_metadata':{'after':null}}",
                "{'data':[" + "{},".repeat(40_000) + "{}],'list_metadata':{'after':null}}",
                "{'n':[" + "7,".repeat(99_986) + "7],'data':[],'list_metadata':{'after':null}}",
                "{'n':[" + "7,".repeat(99_987) + "7],'data':[],'list_metadata':{'after':null}}",
                "{'data':[],'list_metadata':{'after':1" + "0".repeat(1_500) + "}}",
                "{'" + "n".repeat(1_000) + "':1,'data':[],'list_metadata':{'after':null}}",
                "{'" + "n".repeat(1_001) + "':1,'data':[],'list_metadata':{'after':null}}",
                "{'" + "n".repeat(60_000) + "':1,'data':[],'list_metadata':{'after':null}}",
                "{'n':" + "[".repeat(49) + "]".repeat(49) + ",'data':[],'list_metadata':{'after':null}}",
                "{'n':" + "[".repeat(50) + "]".repeat(50) + ",'data':[],'list_metadata':{'after':null}}",
                "{'n':'" + "x".repeat(1_000_001) + "','data':[],'list_metadata':{'after':null}}",
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
        add(
                "200 in UTF-8",
                Fault.ok(
                        "application/json", json(PAGE.replace("a@b", "\u00e9\ud7ff\ue000\ud83d\ude00\udbff\udfff@b"))));
        for (String odd :
                List.of("\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f4\u0090\u0080\u0080", "\u00f5", "\u0080")) {
            for (String text : List.of(
                    PAGE.replace("a@b", "a" + odd + "@b"),
                    PAGE.replace("'id'", "'" + odd + "'"),
                    PAGE.replace("'id'", "'x':['" + odd + "'],'id'"),
                    PAGE + odd,
                    odd + PAGE,
                    PAGE.replace("[{", "[tr" + odd),
                    "{'data':7,'x':'" + odd,
                    "{'data':[],'x':'" + odd)) {
                add(
                        "200 with bytes that are no UTF-8 in " + text,
                        Fault.ok("application/json", json(text).getBytes(ISO_8859_1)));
            }
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
}
