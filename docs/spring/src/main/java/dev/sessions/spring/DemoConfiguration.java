package dev.sessions.spring;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import jakarta.servlet.http.HttpServletResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The demo: the fake behind its server instead of the API, and a key of its own that signs the access tokens. */
@Configuration
@Profile("demo")
class DemoConfiguration {
    static final UserId USER = UserId.of("user_01DEMO");

    @Bean
    FakeSessions fake() {
        FakeSessions fake = FakeSessions.create(Timekeeper.system());
        signInOldDevices(fake);
        return fake;
    }

    static void signInOldDevices(FakeSessions fake) {
        fake.signIn(
                USER,
                session ->
                        old(session, 9, AuthMethod.MAGIC_CODE).userAgent(null).ipAddress(null));
        fake.signIn(
                USER,
                session -> old(session, 3, AuthMethod.SSO)
                        .userAgent("Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0")
                        .ipAddress("198.51.100.201"));
        fake.signIn(
                USER,
                session -> old(session, 1, AuthMethod.PASSKEY)
                        .userAgent("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15"
                                + " (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1")
                        .ipAddress("2001:db8:4a::17"));
        fake.signIn(
                USER,
                session -> old(session, 0, AuthMethod.IMPERSONATION)
                        .userAgent("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                                + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0")
                        .ipAddress("192.0.2.14")
                        .impersonator(Impersonator.builder()
                                .email("support@example.com")
                                .reason("ticket 4711")
                                .build()));
    }

    private static Session.Builder old(Session.Builder session, int days, AuthMethod method) {
        Instant created = Instant.now().minus(Duration.ofDays(days)).minus(Duration.ofHours(2));
        return session.authMethod(method)
                .createdAt(created)
                .updatedAt(created)
                .expiresAt(created.plus(Duration.ofDays(30)));
    }

    @Bean
    FakeSessionsServer server(FakeSessions fake, SessionsProperties settings) {
        return FakeSessionsServer.builder(fake)
                .port(settings.baseUrl().getPort())
                .apiKey(settings.apiKey())
                .start();
    }

    @Bean
    KeyPair demoKey() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    @Bean
    JwtDecoder decoder(KeyPair key) {
        return NimbusJwtDecoder.withPublicKey((RSAPublicKey) key.getPublic()).build();
    }

    /** Returns a token as the vendor's login makes it: {@code sub} is the user and {@code sid} the session. */
    static String token(KeyPair key, UserId user, SessionId session) throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .subject(user.value())
                .claim("sid", session.value())
                .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(30))))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        token.sign(new RSASSASigner(key.getPrivate()));
        return token.serialize();
    }

    /** The vendor's login and logout in small: no password is asked for. */
    @Controller
    @Profile("demo")
    static class Login {
        private final FakeSessions fake;
        private final KeyPair key;
        private final String browser;

        Login(FakeSessions fake, KeyPair key, @Value("${demo.user-agent}") String browser) {
            this.fake = fake;
            this.key = key;
            this.browser = browser;
        }

        @GetMapping("/demo/sign-in")
        String signIn(HttpServletResponse response) throws JOSEException {
            Instant now = Instant.now();
            Session session = fake.signIn(
                    USER,
                    template -> template.createdAt(now)
                            .updatedAt(now)
                            .expiresAt(now.plus(Duration.ofDays(7)))
                            .authMethod(AuthMethod.PASSWORD)
                            .ipAddress("203.0.113.7")
                            .userAgent(browser));
            response.addCookie(SecurityConfiguration.cookie(token(key, USER, session.id()), -1));
            return "redirect:/devices";
        }

        @GetMapping("/demo/logout")
        @ResponseBody
        String logout(@RequestParam("session_id") String session) {
            fake.revoke(SessionId.of(session));
            return "Signed out. The vendor's logout page ends the session, then sends the browser to return_to.";
        }
    }
}
