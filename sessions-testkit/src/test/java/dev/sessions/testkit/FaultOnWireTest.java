package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.LIST_OF_ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.testkit.RawClient.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultOnWireTest {
    private final FakeSessions fake = FakeSessions.create();
    private final String session = fake.signIn(ALICE).id().value();
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = RawClient.of(server);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    private Response list() throws IOException {
        return client.get(LIST_OF_ALICE);
    }

    private void requestOnly() throws IOException {
        client.write("GET " + LIST_OF_ALICE + " HTTP/1.1\r\nAuthorization: Bearer " + server.apiKey() + "\r\n\r\n");
    }

    @Test
    void oneRequestMeetsTheFaultAndTheNextIsRight() throws IOException {
        fake.onList(2, Fault.status(503));
        assertThat(list().status()).isEqualTo(200);
        Response faulty = list();
        assertThat(faulty.status()).isEqualTo(503);
        assertThat(faulty.body()).isEqualTo("{\"message\":\"Scripted status 503\"}");
        assertThat(faulty.headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("X-Request-Id", "req_fake_2");
        assertThat(list().status()).isEqualTo(200);
        assertThat(fake.unreachedFaults()).isEmpty();
        assertThat(server.connections()).isEqualTo(1);
    }

    @Test
    void aStatusCarriesTheGivenBodyAndHeaders() throws IOException {
        fake.onRevoke(
                1, Fault.status(503, "gone fishing").header("Retry-After", "0").header("content-type", "text/plain"));
        Response response = client.revoke(session);
        assertThat(response.body()).isEqualTo("gone fishing");
        assertThat(response.headers()).containsEntry("Retry-After", "0").containsEntry("Content-Type", "text/plain");
        assertThat(fake.listAll(ALICE)).hasSize(1);
    }

    @Test
    void aSuccessCanBeAnything() throws IOException {
        fake.onList(1, Fault.ok("text/html", "<html>"));
        fake.onList(2, Fault.ok("application/json", new byte[0]));
        Response html = list();
        assertThat(html.status()).isEqualTo(200);
        assertThat(html.headers()).containsEntry("Content-Type", "text/html");
        assertThat(html.body()).isEqualTo("<html>");
        assertThat(list().body()).isEmpty();
    }

    @Test
    void aRateLimitMayNameAWait() throws IOException {
        fake.onList(1, Fault.rateLimited());
        fake.onList(2, Fault.rateLimited(Duration.ofSeconds(3)));
        Response bare = list();
        assertThat(bare.status()).isEqualTo(429);
        assertThat(bare.headers()).doesNotContainKey("Retry-After");
        assertThat(list().headers()).containsEntry("Retry-After", "3");
    }

    @Test
    void aRedirectNamesItsTarget() throws IOException {
        fake.onList(1, Fault.redirect("https://example.test/"));
        Response response = list();
        assertThat(response.status()).isEqualTo(302);
        assertThat(response.headers()).containsEntry("Location", "https://example.test/");
    }

    @Test
    void noResponseIsAnOrderlyEnd() throws IOException {
        fake.onList(2, Fault.noAnswer());
        list();
        requestOnly();
        assertThat(client.readToTheEnd()).isEmpty();
    }

    @Test
    void aCutResponseEndsAfterTheGivenNumberOfBytes() throws IOException {
        fake.onList(1, Fault.cutAfter(15));
        requestOnly();
        assertThat(client.readToTheEnd()).isEqualTo("HTTP/1.1 200 OK");
    }

    @Test
    void aCutBeyondTheEndCutsNothing() throws IOException {
        fake.onList(1, Fault.cutAfter(1_000_000));
        assertThat(list().body()).contains(session);
        assertThat(client.readToTheEnd()).isEmpty();
    }

    @Test
    void aConnectionCanCloseAfterARightResponseThatPromisesToKeepIt() throws IOException {
        fake.onRevoke(1, Fault.closeConnectionAfter());
        Response response = client.revoke(session);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).doesNotContainKey("Connection");
        assertThat(client.readToTheEnd()).isEmpty();
        assertThat(fake.listAll(ALICE)).isEmpty();
    }

    @Test
    void rawBytesAreSentAsTheyAre() throws IOException {
        fake.onList(1, Fault.bytes("not http".getBytes(UTF_8)));
        requestOnly();
        assertThat(client.readToTheEnd()).isEqualTo("not http");
    }

    @Test
    void aStallLastsUntilTheServerCloses() throws IOException {
        fake.onList(1, Fault.stall());
        requestOnly();
        try (RawClient other = RawClient.of(server)) {
            // The server serves other requests meanwhile; the first request may still be on its way.
            assertThat(other.get("/nowhere").status()).isEqualTo(404);
        }
        server.close();
        assertThatExceptionOfType(IOException.class).isThrownBy(client::read);
    }

    @Test
    void aFaultOutranksTheKey() throws IOException {
        fake.onList(1, Fault.status(500));
        assertThat(client.withKey("sk_other").get(LIST_OF_ALICE).status()).isEqualTo(500);
        assertThat(list().status()).isEqualTo(401);
    }

    @Test
    void callsOfThePortAndRequestsCountAlike() throws IOException {
        fake.onList(2, Fault.status(500));
        fake.listAll(ALICE);
        assertThat(list().status()).isEqualTo(500);
    }

    @Test
    void requestsThatReachNeitherOperationAreNotCounted() throws IOException {
        fake.onList(1, Fault.status(500));
        client.get("/nowhere");
        assertThat(list().status()).isEqualTo(500);
    }

    @Test
    void aDripNeverComesToItsLastByte() {
        fake.onList(1, Fault.drip());
        RawClient refused = client.withKey("sk_other").timeout(Duration.ofMillis(200));
        // Its 26 bytes would take a third of that.
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> refused.get(LIST_OF_ALICE));
    }
}
