package dev.sessions.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.testkit.RawClient.Response;
import dev.sessions.testkit.internal.http.HttpRequest;
import dev.sessions.testkit.internal.http.HttpResponse;
import dev.sessions.testkit.internal.http.LoopbackHttp;
import dev.sessions.testkit.internal.http.Output;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopbackHttpTest {
    private final List<HttpRequest> requests = Collections.synchronizedList(new ArrayList<>());
    private final LoopbackHttp server = LoopbackHttp.start(0, request -> {
        requests.add(request);
        return Output.of(HttpResponse.of(200, "text/plain", request.target().getBytes(StandardCharsets.UTF_8)));
    });
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        client = RawClient.of(URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        server.close();
    }

    @Test
    void pipelinedRequestsGetTheirResponsesInOrder() throws IOException {
        client.write("GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\ncontent-length: 2\r\n\r\nhiGET /3 HTTP/1.1\r\n\r\n");
        assertThat(client.read().body()).isEqualTo("/1");
        assertThat(client.read().body()).isEqualTo("/2");
        assertThat(client.read().body()).isEqualTo("/3");
        assertThat(requests.get(1).body()).isEqualTo("hi");
    }

    @ParameterizedTest
    @CsvSource({"GET / HTTP/1.0,X: y", "GET / HTTP/1.1,connection: Close"})
    void theConnectionEndsWhenTheClientWantsNoMore(String line, String header) throws IOException {
        client.send(line + "\r\n" + header + "\r\n\r\n");
        assertThat(client.readToTheEnd()).isEmpty();
    }

    @Test
    void headersOfOneNameAreJoinedAndReadInAnyCase() throws IOException {
        client.send("GET / HTTP/1.1\r\nX-A: 1\r\nx-a:2  \r\n\r\n");
        assertThat(requests.get(0).header("X-a")).contains("1, 2");
    }

    @Test
    void theLastParameterOfOneNameCounts() throws IOException {
        client.send("GET /?a=1&b=%20+&a=2&c HTTP/1.1\r\n\r\n");
        assertThat(requests.get(0).query()).isEqualTo(Map.of("a", "2", "b", "  ", "c", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "400,GET /",
        "400,GET / HTTP/2",
        "400,GET / x HTTP/1.1",
        "501,POST / HTTP/1.1|Transfer-Encoding: gzip",
        "400,POST / HTTP/1.1|Transfer-Encoding: chunked|Content-Length: 2",
        "400,POST / HTTP/1.1|Transfer-Encoding: chunked||zz",
        "400,POST / HTTP/1.1|Transfer-Encoding: chunked||-1",
        "400,POST / HTTP/1.1|Transfer-Encoding: chunked||",
        "400,POST / HTTP/1.1|Transfer-Encoding: chunked||1|ab",
        "413,POST / HTTP/1.1|Transfer-Encoding: chunked||10001",
        "413,POST / HTTP/1.1|Transfer-Encoding: chunked||1|a|10000",
        "413,POST / HTTP/1.1|Transfer-Encoding: chunked||fffffff",
        "413,POST / HTTP/1.1|Content-Length: 65537",
        "400,POST / HTTP/1.1|Content-Length: -1",
        "400,POST / HTTP/1.1|Content-Length: 1|Content-Length: 2",
        "400,GET / HTTP/1.1|no colon"
    })
    void whatCannotBeReadIsRefusedAndTheConnectionClosed(int status, String headers) throws IOException {
        Response response = client.send(headers.replace("|", "\r\n") + "\r\n\r\n");
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.headers()).containsEntry("Connection", "close");
        assertThat(client.readToTheEnd()).isEmpty();
        assertThat(requests).isEmpty();
    }

    @Test
    void chunksOfARequestAreJoined() throws IOException {
        String headers = "POST /1 HTTP/1.1\r\nTransfer-Encoding: Chunked\r\n\r\n";
        String chunks = "2;x=y\r\n{\"\r\n0a\r\na\":\"b\r\nc\"}\r\n0\r\nX-Trailer: x\r\n\r\n";
        client.write(headers + chunks + "GET /2 HTTP/1.1\r\n\r\n");
        assertThat(client.read().body()).isEqualTo("/1");
        assertThat(client.read().body()).isEqualTo("/2");
        assertThat(requests.get(0).body()).isEqualTo("{\"a\":\"b\r\nc\"}");
    }

    @Test
    void chunksOfAsMuchAsABodyMayHoldAreRead() throws IOException {
        client.write("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 16_384; i++) {
            client.write("4\r\nabcd\r\n");
        }
        assertThat(client.send("0\r\n\r\n").status()).isEqualTo(200);
        assertThat(requests.get(0).body()).hasSize(65_536);
    }

    @Test
    void aChunkWhoseFirstLineHasNoEndIsRefused() throws IOException {
        assertThat(client.send("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1;" + "a".repeat(20_000))
                        .status())
                .isEqualTo(431);
    }

    @Test
    void aServiceThatThrowsIsA500WithTheReason() throws IOException {
        try (LoopbackHttp broken = LoopbackHttp.start(0, request -> {
                    throw new IllegalStateException("out of order");
                });
                RawClient other = RawClient.of(URI.create("http://127.0.0.1:" + broken.port()))) {
            Response response = other.send("GET / HTTP/1.1\r\n\r\n");
            assertThat(response.status()).isEqualTo(500);
            assertThat(response.body()).contains("IllegalStateException: out of order");
        }
    }

    @Test
    void aHeadWithoutEndIsRefused() throws IOException {
        assertThat(client.send("GET /" + "a".repeat(20_000)).status()).isEqualTo(431);
    }

    @Test
    void aHeadThatFitsIsRead() throws IOException {
        assertThat(client.send("GET /" + "a".repeat(16_000) + " HTTP/1.1\r\n\r\n")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void manyConnectionsAreServedAtOnce() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(RawClient.of(URI.create("http://127.0.0.1:" + server.port())));
        }
        Collections.reverse(clients);
        for (RawClient each : clients) {
            assertThat(each.send("GET / HTTP/1.1\r\n\r\n").status()).isEqualTo(200);
        }
        for (RawClient each : clients) {
            each.close();
        }
        assertThat(server.connections()).isEqualTo(51);
    }

    @Test
    void closingEndsAnIdleConnection() {
        server.close();
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> client.send("GET / HTTP/1.1\r\n\r\n"))
                .isNotInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void statusesWithoutABodyHaveNone() {
        HttpResponse response = HttpResponse.of(204, "text/plain", new byte[9]);
        assertThat(response.bodyLength()).isZero();
        assertThat(response.headersLength())
                .isEqualTo("HTTP/1.1 204 No Content\r\nContent-Type: text/plain\r\n\r\n".length());
    }
}
