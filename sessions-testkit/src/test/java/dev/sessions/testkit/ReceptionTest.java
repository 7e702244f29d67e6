package dev.sessions.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.InvalidResponseException;
import dev.sessions.failure.SessionsException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the port makes of answers: the rules of an adapter, in memory. */
class ReceptionTest {
    private static final String SESSION = "{\"id\":\"session_9\",\"user_id\":\"user_1\",\"auth_method\":\"new\","
            + "\"status\":\"active\",\"created_at\":\"2026-01-15T12:00:00.000Z\","
            + "\"updated_at\":\"2026-01-15T12:00:00Z\",\"expires_at\":\"2026-01-16T12:00:00.000Z\",\"more\":[7]}";
    private static final String PAGE = "{\"data\":[" + SESSION + "],\"list_metadata\":{\"after\":\"session_9\"}}";

    private final FakeSessions fake = FakeSessions.create();

    private SessionPage list(Fault fault) {
        fake.onList(1, fault);
        return fake.list(Example.ALICE, PageRequest.newestFirst(10));
    }

    private SessionPage list(String body) {
        return list(Fault.ok("application/json", body));
    }

    private SessionsException failure(Fault fault) {
        return catchThrowableOfType(SessionsException.class, () -> list(fault));
    }

    private SessionsException failure(String body) {
        return failure(Fault.ok("application/json", body));
    }

    @Test
    void aPageOfAnotherServiceIsReadAsItIs() {
        SessionPage page = list(PAGE);
        assertThat(page.sessions()).hasSize(1);
        assertThat(page.sessions().get(0).authMethod()).hasToString("new");
        assertThat(page.next()).contains(PageRequest.newestFirst(10).after("session_9"));
        assertThat(page.previous()).isEmpty();
        assertThat(list("\ufeff" + PAGE)).isEqualTo(page);
    }

    @Test
    void everyPartOfAPageIsAConnectionThatBroke() {
        for (int length = 1; length < PAGE.length(); length++) {
            SessionsException broken = failure(PAGE.substring(0, length));
            assertThat(broken).isInstanceOf(ConnectionFailedException.class);
            assertThat(broken.status()).hasValue(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{}",
                "OK",
                "{\"data\":[]}",
                "{\"list_metadata\":{\"after\":null}}",
                "{\"data\":null,\"list_metadata\":{\"after\":null}}",
                "{\"data\":{},\"list_metadata\":{\"after\":null}}",
                "{\"data\":[null],\"list_metadata\":{\"after\":null}}",
                "{\"data\":[7],\"list_metadata\":{\"after\":null}}",
                "{\"data\":[{}],\"list_metadata\":{\"after\":null}}",
                "{\"data\":[],\"list_metadata\":{\"after\":7}}",
                "{\"data\":[],\"list_metadata\":[]}",
                "{\"data\":[],\"list_metadata\":{\"after\":\"../x\"}}",
                "{\"data\":[],\"list_metadata\":{\"before\":\"\",\"after\":null}}",
                "{\"data\":[],\"list_metadata\":{\"after\":null}} x",
                "{\"data\":7,\"list_me",
                "{\"data\":[{\"id\":7"
            })
    void aSuccessThatIsNoPageIsAnInvalidResponse(String body) {
        assertThat(failure(body)).isInstanceOf(InvalidResponseException.class).hasNoCause();
    }

    @ParameterizedTest
    @CsvSource({
        "session_9,a/b",
        "user_1,''",
        "new,' '",
        "2026-01-15T12:00:00.000Z,yesterday",
        "active,''",
        "id,di",
        "expires_at,x"
    })
    void aSessionThatIsNotPossibleIsAnInvalidResponse(String part, String instead) {
        assertThat(failure(PAGE.replace(part, instead))).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void everyFormOfUnicodeIsRead() {
        for (String form : List.of("UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE")) {
            for (String text : List.of(PAGE, "\ufeff" + PAGE)) {
                assertThat(list(Fault.ok("application/json", text.getBytes(Charset.forName(form))))
                                .sessions())
                        .as(form)
                        .hasSize(1);
            }
        }
    }

    @Test
    void bytesThatAreNoTextAreAnInvalidResponse() {
        byte[] body = PAGE.getBytes(UTF_8);
        body[30] = (byte) 0xff;
        assertThat(failure(Fault.ok("application/json", body))).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void aBodyOverEightMebibytesIsAnInvalidResponse() {
        assertThat(failure(PAGE + " ".repeat(8 * 1024 * 1024))).isInstanceOf(InvalidResponseException.class);
    }

    @Test
    void aZippedBodyIsUnzipped() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(PAGE.getBytes(UTF_8));
        }
        Fault fault = Fault.ok("application/json", zipped.toByteArray()).header("Content-Encoding", "gzip");
        assertThat(list(fault).sessions()).hasSize(1);
        assertThat(failure(Fault.ok("application/json", PAGE).header("Content-Encoding", "gzip")))
                .isInstanceOf(ConnectionFailedException.class);
    }

    @Test
    void chunksAreJoined() {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        String first = "10;x=y\r\n" + PAGE.substring(0, 16) + "\r\n";
        String second = Integer.toHexString(PAGE.length() - 16) + "\r\n" + PAGE.substring(16) + "\r\n";
        assertThat(list(raw(head + first + second + "0\r\n\r\n")).sessions()).hasSize(1);
        assertThat(failure(raw(head + first + second))).isInstanceOf(ConnectionFailedException.class);
        assertThat(failure(raw(head + "zz\r\n"))).isInstanceOf(ConnectionFailedException.class);
    }

    @Test
    void aBodyWithoutLengthEndsWithTheConnection() {
        assertThat(list(raw("HTTP/1.0 200 OK\r\n\r\n" + PAGE)).sessions()).hasSize(1);
    }

    @Test
    void anAnnouncementIsPassedOver() {
        assertThat(list(raw("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\n\r\n" + PAGE))
                        .sessions())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200 OK\r\n\r\n",
                "SSH-2.0\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 204 X\r\nContent-Length: 5\r\n\r\n"
            })
    void whatIsNoHttpIsAConnectionThatBroke(String bytes) {
        SessionsException broken = failure(raw(bytes));
        assertThat(broken).isInstanceOf(ConnectionFailedException.class);
        assertThat(broken.status()).isEmpty();
    }

    private static Fault raw(String bytes) {
        return Fault.bytes(bytes.getBytes(UTF_8));
    }

    @Test
    void theBodyOfARefusalMayHaveAnyShape() {
        SessionsException failure = failure(Fault.status(422, """
                {"error":"bad","error_description":"words","entity_id":"x","errors":[{"field":"limit","code":"range"},
                {"instancePath":"/limit","keyword":"maximum","message":"too large"},"plain",7,null]}"""));
        assertThat(failure.code()).contains("bad");
        assertThat(failure.serviceMessage()).contains("words");
        assertThat(failure.entityId()).contains("x");
        assertThat(failure.requestId()).contains("req_fake_1");
        assertThat(failure.fieldErrors())
                .containsExactly(
                        FieldError.of("limit", "range", null),
                        FieldError.of("/limit", "maximum", "too large"),
                        FieldError.of(null, null, "plain"),
                        FieldError.of(null, null, null),
                        FieldError.of(null, null, null));
        assertThat(failure(Fault.status(422, "{\"errors\":{\"limit\":\"x\"}}")).fieldErrors())
                .isEmpty();
    }

    @Test
    void textsOfARefusalAreBounded() {
        SessionsException long1 = failure(Fault.status(500, "{\"message\":\"" + "x".repeat(5_000) + "\"}"));
        assertThat(long1.serviceMessage().orElseThrow()).hasSize(1_000);
        assertThat(failure(Fault.status(500, "{\"message\":\"" + "x".repeat(70_000) + "\"}"))
                        .serviceMessage())
                .isEmpty();
        assertThat(failure(Fault.status(500, "{\"errors\":[" + "7,".repeat(200) + "7]}"))
                        .fieldErrors())
                .hasSize(100);
    }

    @Test
    void anEchoOfTheKeyIsMadeUnreadable() {
        String key = "sk_test_fake_key_of_the_loopback_server";
        SessionsException failure = failure(
                Fault.status(500, "{\"message\":\"" + key + "\",\"code\":\"" + key.replace("_", "\\u005f") + "\"}")
                        .header("X-Request-Id", key));
        assertThat(failure.serviceMessage()).contains("[API key]");
        assertThat(failure.code()).contains("[API key]");
        assertThat(failure.requestId()).contains("[API key]");
    }

    @ParameterizedTest
    @CsvSource({
        "7,7",
        "0,0",
        "' 3 ',3",
        "123456789012,9999999999",
        "'Thu, 15 Jan 2026 12:00:30 GMT',30",
        "'Wed, 15 Jan 2025 12:00:30 GMT',0"
    })
    void retryAfterIsSecondsOrADate(String header, long seconds) {
        assertThat(failure(Fault.status(503).header("Retry-After", header)).retryAfter())
                .contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "soon", "1.5"})
    void anythingElseIsNoRetryAfter(String header) {
        assertThat(failure(Fault.status(503).header("Retry-After", header)).retryAfter())
                .isEmpty();
    }

    @Test
    void a404WhoseBodyIsCutOffIsNotTakenForAnAnswer() {
        String head = "HTTP/1.1 %d X\r\nContent-Length: 500\r\n\r\n{\"code\":\"entity_not_found\"}";
        fake.onRevoke(1, raw(head.formatted(404)));
        SessionsException cut =
                catchThrowableOfType(SessionsException.class, () -> fake.revoke(SessionId.of("session_1")));
        assertThat(cut).isInstanceOf(ConnectionFailedException.class);
        assertThat(cut.status()).hasValue(404);
        assertThat(failure(raw(head.formatted(403))).code()).isEmpty();
    }

    @Test
    void theEmulatorsWordsOfNotFoundDo() {
        fake.onRevoke(1, Fault.status(404, "{\"message\":\"Session not found\",\"code\":\"not_found\"}"));
        assertThat(fake.revoke(SessionId.of("session_1"))).isEqualTo(Revocation.NOT_FOUND);
    }
}
