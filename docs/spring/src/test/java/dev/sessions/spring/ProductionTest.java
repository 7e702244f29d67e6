package dev.sessions.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import dev.sessions.Session;
import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application as in production, without the profile {@code demo}: keys from an address, calls over HTTP. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@TestMethodOrder(MethodOrderer.MethodName.class) // The test that stops the server of the keys is the last one on it.
class ProductionTest {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final String ISSUER = "https://issuer.example";
    private static final FakeSessions FAKE = FakeSessions.create(Timekeeper.system());
    private static FakeSessionsServer server;
    private static HttpServer keys;
    private static RSAKey key;

    @Autowired
    private SessionsPort sessions;

    @Autowired
    private MeterRegistry meters;

    @LocalServerPort
    private int port;

    @BeforeAll
    static void start() throws Exception {
        server = FakeSessionsServer.start(FAKE);
        key = new RSAKeyGenerator(2048).keyID("1").generate();
        byte[] set = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        keys = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        keys.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, set.length);
            exchange.getResponseBody().write(set);
            exchange.close();
        });
        keys.start();
    }

    @AfterAll
    static void stop() {
        server.close();
        keys.stop(0);
    }

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("sessions.base-url", () -> server.baseUrl());
        registry.add("devices.sign-in-url", () -> "/login");
        registry.add("sessions.api-key", () -> server.apiKey());
        String jwt = "spring.security.oauth2.resourceserver.jwt.";
        registry.add(
                jwt + "jwk-set-uri",
                () -> "http://127.0.0.1:" + keys.getAddress().getPort() + "/");
        registry.add(jwt + "issuer-uri", () -> ISSUER);
        registry.add(jwt + "audiences", () -> "devices");
    }

    private int devices(JWTClaimsSet claims) throws JOSEException, IOException, InterruptedException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/devices"))
                .header("Cookie", "access_token=" + token.serialize())
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static JWTClaimsSet.Builder claims(Session session) {
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("devices")
                .subject(ALICE.value())
                .claim("sid", session.id().value())
                .expirationTime(Date.from(Instant.now().plusSeconds(60)));
    }

    @Test
    void theTokenIsVerifiedAndTheCallsAreTimed() throws Exception {
        Session session = FAKE.signIn(ALICE);

        assertThat(sessions).isInstanceOf(FeignSessions.class);
        assertThat(devices(claims(session).build())).isEqualTo(200);
        assertThat(devices(claims(session).issuer("https://other.example").build()))
                .isEqualTo(401);
        assertThat(devices(claims(session).audience("other").build())).isEqualTo(401);
        assertThat(devices(
                        claims(session).expirationTime(Date.from(Instant.EPOCH)).build()))
                .isEqualTo(401);
        assertThat(devices(claims(session).claim("sid", null).build())).isEqualTo(401);
        assertThat(devices(claims(session).claim("sid", "no/id").build())).isEqualTo(401);
        assertThat(meters.get("sessions.calls")
                        .tag("outcome", "success")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whenTheKeysCannotBeFetchedThePageIsCalm() throws Exception {
        Session session = FAKE.signIn(ALICE);
        keys.stop(0);
        key = new RSAKeyGenerator(2048).keyID("2").generate();

        assertThat(devices(claims(session).build())).isEqualTo(503);
    }

    @Test
    void withoutAKeyTheApplicationDoesNotStart() {
        SpringApplication application = new SpringApplication(DevicesApplication.class);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> application.run("--server.port=0")))
                .rootCause()
                .hasMessageContaining("sessions.api-key is missing");
    }
}
