package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.LIST_OF_ALICE;
import static dev.sessions.testkit.Example.signIn;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.Session;
import dev.sessions.SessionStatus;
import dev.sessions.testkit.RawClient.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FakeSessionsServerTest {
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]*)\"");
    private static final Pattern METADATA = Pattern.compile(".*\"list_metadata\":(\\{.*\\})\\}");

    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    @AfterEach
    void close() {
        server.close();
    }

    private Response get(String target) throws IOException {
        try (RawClient client = RawClient.of(server)) {
            return client.get(target);
        }
    }

    private static List<String> ids(Response response) {
        return ID.matcher(response.body()).results().map(id -> id.group(1)).toList();
    }

    private static String metadata(Response response) {
        return METADATA.matcher(response.body()).replaceFirst("$1");
    }

    @Test
    void theExampleOfTheReferenceComesOutAsItStandsThere() throws IOException {
        Session example = fake.add(Example.reference(clock.now(), clock.now().plusMillis(10)));
        assertThat(get("/user_management/users/" + example.userId() + "/sessions?order=desc")
                        .body())
                .isEqualTo("{\"object\":\"list\",\"data\":[{\"object\":\"session\","
                        + "\"id\":\"session_01H93ZY4F80QPBEZ1R5B2SHQG8\",\"impersonator\":{\"email\":\"admin@foocorp.com\","
                        + "\"reason\":\"Investigating an issue with the customer's account.\"},"
                        + "\"ip_address\":\"198.51.100.42\",\"organization_id\":\"org_01H945H0YD4F97JN9MATX7BYAG\","
                        + "\"user_agent\":\"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36\","
                        + "\"user_id\":\"user_01E4ZCR3C56J083X43JQXF3JK5\",\"auth_method\":\"sso\",\"status\":\"active\","
                        + "\"expires_at\":\"2026-01-15T12:00:00.010Z\",\"ended_at\":null,"
                        + "\"created_at\":\"2026-01-15T12:00:00.000Z\",\"updated_at\":\"2026-01-15T12:00:00.000Z\"}],"
                        + "\"list_metadata\":{\"before\":null,\"after\":null}}");
    }

    @Test
    void whatIsAbsentIsNullOrLeftOutAndTextIsEscaped() throws IOException {
        fake.signIn(ALICE, session -> session.ipAddress(null).userAgent("\"\\\n\u007fé\ud83d\ude00\ud800"));
        fake.revoke(fake.sessionsOf(ALICE).get(0).id());
        fake.showEnded(true);
        assertThat(get(LIST_OF_ALICE).body())
                .contains(
                        "\"ip_address\":null,\"user_agent\":\"\\\"\\\\\\u000a\\u007fé\\ud83d\\ude00\\ud800\",\"user_id\"")
                .contains("\"status\":\"revoked\"")
                .contains("\"ended_at\":\"2026-01-15T12:00:00.000Z\"")
                .doesNotContain("organization_id", "impersonator");
    }

    @Test
    void aListHasTheHeadersOfProduction() throws IOException {
        fake.addUser(ALICE);
        Response response = get(LIST_OF_ALICE);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("X-Request-Id", "req_fake_1");
    }

    @Test
    void ordersCursorsAndLimitsWorkOverTheWire() throws IOException {
        List.of("s1", "s2", "s3", "s4", "s5").forEach(id -> signIn(fake, id));
        Response middle = get(LIST_OF_ALICE + "?order=desc&limit=2&after=s4");
        assertThat(ids(middle)).containsExactly("s3", "s2");
        assertThat(metadata(middle)).isEqualTo("{\"before\":\"s3\",\"after\":\"s2\"}");
        assertThat(ids(get(LIST_OF_ALICE + "?order=asc&limit=2"))).containsExactly("s1", "s2");
        assertThat(ids(get(LIST_OF_ALICE + "?limit=2&before=s1&order=desc"))).containsExactly("s3", "s2");
    }

    @Test
    void withoutAnOrderTheCursorsAreSwapped() throws IOException {
        List.of("s1", "s2", "s3", "s4", "s5").forEach(id -> signIn(fake, id));
        Response first = get(LIST_OF_ALICE + "?limit=2");
        assertThat(ids(first)).containsExactly("s5", "s4");
        assertThat(metadata(first)).isEqualTo("{\"before\":\"s4\",\"after\":null}");
        assertThat(ids(get(LIST_OF_ALICE + "?limit=2&before=s4"))).containsExactly("s3", "s2");
        assertThat(ids(get(LIST_OF_ALICE + "?limit=2&order=normal&after=s2"))).containsExactly("s4", "s3");
    }

    @Test
    void withoutALimitAPageHoldsTen() throws IOException {
        for (int i = 0; i < 11; i++) {
            fake.signIn(ALICE);
        }
        assertThat(ids(get(LIST_OF_ALICE + "?order=asc"))).hasSize(10);
    }

    @Test
    void aRevokeHasNeitherBodyNorContentType() throws IOException {
        Session session = fake.signIn(ALICE);
        try (RawClient client = RawClient.of(server)) {
            Response response = client.revoke(session.id().value());
            assertThat(response.status()).isEqualTo(200);
            assertThat(response.body()).isEmpty();
            assertThat(response.headers())
                    .containsEntry("Content-Length", "0")
                    .containsEntry("X-Request-Id", "req_fake_1")
                    .doesNotContainKey("Content-Type");
        }
        assertThat(fake.sessionsOf(ALICE)).extracting(Session::status).containsExactly(SessionStatus.REVOKED);
    }

    @Test
    void manyRequestsShareOneConnectionAndAreAllCounted() throws IOException {
        fake.addUser(ALICE);
        try (RawClient client = RawClient.of(server)) {
            client.get(LIST_OF_ALICE + "?limit=1");
            client.revoke("s1");
            client.get("/nowhere");
        }
        assertThat(server.requests()).isEqualTo(3);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.received())
                .extracting(Object::toString)
                .containsExactly(
                        "GET " + LIST_OF_ALICE + "?limit=1", "POST /user_management/sessions/revoke", "GET /nowhere");
        assertThat(server.received().get(1).body()).isEqualTo("{\"session_id\":\"s1\"}");
        assertThat(server.received().get(1).header("Content-TYPE")).contains("application/json");
        assertThat(server.received().toString()).doesNotContain(server.apiKey());
    }

    @Test
    void anOrdinaryHttpClientIsServed() throws IOException {
        fake.addUser(ALICE);
        URL url = server.baseUrl().resolve(LIST_OF_ALICE).toURL();
        HttpURLConnection client = (HttpURLConnection) url.openConnection();
        client.setRequestProperty("Authorization", "Bearer " + server.apiKey());
        assertThat(client.getResponseCode()).isEqualTo(200);
        assertThat(new String(client.getInputStream().readAllBytes(), UTF_8)).startsWith("{\"object\":\"list\"");
    }

    @Test
    void resetForgetsRequestsAndWorld() throws IOException {
        fake.addUser(ALICE);
        get(LIST_OF_ALICE);
        server.reset();
        assertThat(server.requests()).isZero();
        assertThat(server.received()).isEmpty();
        assertThat(get(LIST_OF_ALICE).status()).isEqualTo(404);
    }

    @Test
    void timePassesOnTheWireToo() throws IOException {
        fake.signIn(ALICE);
        clock.advance(Duration.ofDays(7));
        assertThat(ids(get(LIST_OF_ALICE))).isEmpty();
    }

    @Test
    void closeEndsConnectionsAndThreadsAndMayBeRepeated() throws IOException {
        fake.addUser(ALICE);
        try (RawClient client = RawClient.of(server)) {
            client.get(LIST_OF_ALICE);
            server.close();
            server.close();
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> client.get(LIST_OF_ALICE));
        }
        assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> RawClient.of(server));
        String port = Integer.toString(server.baseUrl().getPort());
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("fake-sessions-server-" + port));
    }
}
