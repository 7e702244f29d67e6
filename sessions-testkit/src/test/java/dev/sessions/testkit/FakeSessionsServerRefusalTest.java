package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.LIST_OF_ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.testkit.RawClient.Response;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakeSessionsServerRefusalTest {
    private static final String REVOKE = "/user_management/sessions/revoke";

    private final FakeSessions fake = FakeSessions.create();
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        fake.addUser(ALICE);
        client = RawClient.of(server);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    private static void assertJson(Response response, int status, String body) {
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("X-Request-Id", "req_fake_1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk_other"})
    void aMissingOrWrongKeyIsUnauthorized(String key) throws IOException {
        assertJson(client.withKey(key).get(LIST_OF_ALICE), 401, "{\"message\":\"Unauthorized\"}");
    }

    @Test
    void aWrongKeyRevokesNothing() throws IOException {
        String session = fake.signIn(ALICE).id().value();
        assertThat(client.withKey("sk_other").revoke(session).status()).isEqualTo(401);
        assertThat(fake.listAll(ALICE)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/user_management",
                "/user_management/users/user_alice/sessions/",
                "/user_management/users/user_alice",
                "/v2" + LIST_OF_ALICE,
                "/user_management/users/a/b/sessions",
                REVOKE
            })
    void aWrongPathIsABareNotFound(String target) throws IOException {
        assertJson(client.get(target), 404, "{\"message\":\"Not Found\"}");
    }

    @Test
    void aWrongMethodIsABareNotFound() throws IOException {
        assertJson(client.post(LIST_OF_ALICE, "{}"), 404, "{\"message\":\"Not Found\"}");
    }

    @Test
    void anUnknownUserIsNamed() throws IOException {
        assertJson(
                client.get("/user_management/users/user_x/sessions"),
                404,
                "{\"message\":\"User not found: 'user_x'.\",\"code\":\"entity_not_found\",\"entity_id\":\"user_x\"}");
    }

    @Test
    void anEscapedSlashIsPartOfTheId() throws IOException {
        assertJson(
                client.get("/user_management/users/a%2Fb+c/sessions"),
                404,
                "{\"message\":\"User not found: 'a/b+c'.\",\"code\":\"entity_not_found\",\"entity_id\":\"a/b+c\"}");
    }

    @Test
    void anUnknownSessionIsNamed() throws IOException {
        assertJson(
                client.revoke("session_X"),
                404,
                "{\"message\":\"Session not found: 'session_X'.\",\"code\":\"entity_not_found\","
                        + "\"entity_id\":\"session_X\"}");
    }

    @Test
    void escapesInTheBodyAreUnderstood() throws IOException {
        assertThat(client.revoke("\\u0041\\n\\\"\\\\").body()).contains("\"entity_id\":\"A\\u000a\\\"\\\\\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "ten", "", "1.5", "010", "99999999999"})
    void aBadLimitIsRefused(String limit) throws IOException {
        assertJson(
                client.get(LIST_OF_ALICE + "?limit=" + limit),
                422,
                "{\"message\":\"Validation failed\",\"code\":\"invalid_request_parameters\",\"errors\":[{"
                        + "\"field\":\"limit\",\"code\":\"invalid\","
                        + "\"message\":\"limit must be a whole number from 1 to 100\"}]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order=newest",
                "order=",
                "after=a&before=b",
                "after=",
                "before=a%2Fb",
                "order=desc&after=unknown",
                "before=unknown"
            })
    void aBadOrderOrCursorIsRefused(String query) throws IOException {
        Response response = client.get(LIST_OF_ALICE + "?" + query);
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.body()).contains("\"code\":\"invalid_request_parameters\"", "\"errors\":[{");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"session_id\":1}",
                "{\"session_id\":null}",
                "{\"session_id\":\"s\"",
                "{\"session_id\":\"a\\x\"}",
                "{\"session_id\":\"a\",\"more\":1}",
                "session_id=a"
            })
    void aBadBodyIsRefused(String body) throws IOException {
        Response response = client.post(REVOKE, body);
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"errors\":[{\"field\":\"session_id\"");
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, 404",
        "Application/JSON; charset=utf-8, 404",
        "text/plain, 400",
        "application/jsonx, 400",
        "application/x-www-form-urlencoded, 400"
    })
    void aBodyThatIsNotCalledJsonIsRefused(String type, int status) throws IOException {
        String body = "{\"session_id\":\"session_1\"}";

        Response response = client.send("POST " + REVOKE + " HTTP/1.1\r\nAuthorization: Bearer " + server.apiKey()
                + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);

        assertThat(response.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/user_management/users/%zz/sessions", LIST_OF_ALICE + "?limit=%"})
    void aMalformedEscapeIsABadRequest(String target) throws IOException {
        assertJson(client.get(target), 400, "{\"message\":\"Bad Request\"}");
    }
}
