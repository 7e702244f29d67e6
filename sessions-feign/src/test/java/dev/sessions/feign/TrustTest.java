package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.Revocation;
import dev.sessions.failure.MisconfiguredException;
import feign.http2client.Http2Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import okhttp3.CertificatePinner;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** The trust of the user's own client counts, and a refused certificate is reported with Java's exception. */
class TrustTest {
    private static final String HERE = "127.0.0.1";
    private static final String TRUST_STORE = "javax.net.ssl.trustStore";
    private static final String WRONG_PASSWORD = "-Djavax.net.ssl.trustStorePassword=wrong";

    @RegisterExtension
    final Wire wire = new Wire();

    @ParameterizedTest
    @EnumSource(names = "OKHTTP", mode = Mode.EXCLUDE)
    void anAuthorityThatTheUsersClientTrustsIsEnough(Transport transport) throws IOException {
        wire.fake.signIn(Wire.USER, session -> session.id(Wire.SESSION));
        try (Relay relay = tls(Authority.TRUSTED.server(HERE));
                FeignSessions sessions = over(relay, transport)) {
            assertThat(sessions.list(Wire.USER, Wire.PAGE).sessions()).hasSize(1);
            assertThat(sessions.revoke(Wire.SESSION)).isEqualTo(Revocation.REVOKED);
        }
        assertThat(wire.server.received())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.header("Authorization")).contains("Bearer " + wire.server.apiKey()));
    }

    @Test
    void theAdaptersOwnClientTrustsTheTrustStoreOfTheJvm(@TempDir Path folder)
            throws IOException, GeneralSecurityException {
        String usual = System.getProperty(TRUST_STORE);
        try (Relay relay = tls(Authority.TRUSTED.server(HERE))) {
            System.setProperty(TRUST_STORE, Authority.TRUSTED.storeIn(folder).toString());
            try (FeignSessions sessions = over(relay, Transport.OKHTTP)) {
                assertThat(sessions.list(Wire.USER, Wire.PAGE).sessions()).isEmpty();
            }
        } finally {
            if (usual == null) {
                System.clearProperty(TRUST_STORE);
            } else {
                System.setProperty(TRUST_STORE, usual);
            }
        }
    }

    @Test
    void aTrustStoreThatCannotBeReadIsRefusedWithASentence(@TempDir Path folder) throws Exception {
        for (Path store : List.of(garbage(folder), Authority.TRUSTED.storeIn(folder))) {
            assertThat(withTrustStore(store, "https://127.0.0.1:1", "OkHttp", WRONG_PASSWORD))
                    .startsWith("IllegalArgumentException: The trust store of the JVM cannot be read: ");
        }
    }

    /** Without its password a PKCS12 store can be read, but nothing is found in it. */
    @ParameterizedTest
    @ValueSource(strings = {"OkHttp", "java.net.http"})
    void aTrustStoreWithoutAnAuthorityIsMisconfiguration(String client, @TempDir Path folder) throws Exception {
        Path store = Authority.TRUSTED.storeIn(folder, "PKCS12");
        try (Relay relay = tls(Authority.TRUSTED.server(HERE))) {
            assertThat(withTrustStore(store, https(relay).toString(), client))
                    .startsWith("MisconfiguredException: ")
                    .contains("the trust store holds no certificate authority")
                    .endsWith("[1 attempt]");
        }
    }

    @Test
    void plainHttpNeedsNoTrustStore(@TempDir Path folder) throws Exception {
        assertThat(withTrustStore(garbage(folder), wire.server.baseUrl().toString(), "OkHttp", WRONG_PASSWORD))
                .startsWith("AuthenticationRefusedException: ");
    }

    private static Path garbage(Path folder) throws IOException {
        return Files.writeString(folder.resolve("garbage"), "no trust store");
    }

    private static String withTrustStore(Path store, String baseUrl, String client, String... options)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-D" + TRUST_STORE + "=" + store);
        return ForkedJvm.output(OneCallJvm.class, all, baseUrl, client);
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownAuthorityIsACertificateWithoutAPath(Transport transport) throws IOException {
        assertThat(refused(transport, new Authority().server(HERE)))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining("PKIX")
                .rootCause()
                .isExactlyInstanceOf(CertPathBuilderException.class);
    }

    @ParameterizedTest
    @EnumSource(names = "OKHTTP", mode = Mode.EXCLUDE)
    void anExpiredCertificateIsReportedAsExpired(Transport transport) throws IOException {
        assertThat(refused(transport, Authority.TRUSTED.expiredServer(HERE)))
                .isInstanceOf(SSLException.class)
                .rootCause()
                .isInstanceOf(CertificateExpiredException.class);
    }

    @ParameterizedTest
    @EnumSource(names = "OKHTTP", mode = Mode.EXCLUDE)
    void aWrongHostIsNamed(Transport transport) throws IOException {
        assertThat(refused(transport, Authority.TRUSTED.server("api.example")))
                .isInstanceOf(SSLException.class)
                .hasMessageContaining(HERE);
    }

    @Test
    void aPinThatDoesNotFitIsMisconfigurationToo() throws IOException {
        CertificatePinner pins = new CertificatePinner.Builder()
                .add(HERE, "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
                .build();
        try (Relay relay = tls(Authority.TRUSTED.server(HERE));
                FeignSessions sessions = wire.adapter(builder -> builder.baseUrl(https(relay))
                        .okHttpClient(
                                Network.DIRECT.okHttp().certificatePinner(pins).build()))) {
            assertThat(catchThrowable(() -> sessions.revoke(Wire.SESSION)))
                    .isInstanceOf(MisconfiguredException.class)
                    .hasMessageContaining("is not trusted");
        }
        assertThat(wire.server.requests()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = "OKHTTP", mode = Mode.EXCLUDE)
    void aCertificateRefusedByATrustManagerOfTheUserIsMisconfiguration(Transport transport) throws Exception {
        X509TrustManager picky = new Picky();
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {picky}, null);
        try (Relay relay = tls(Authority.TRUSTED.server(HERE));
                FeignSessions sessions = wire.adapter(builder -> (transport == Transport.JAVA_HTTP
                                ? builder.client(new Http2Client(HttpClient.newBuilder()
                                        .sslContext(context)
                                        .build()))
                                : builder.okHttpClient(new OkHttpClient.Builder()
                                        .sslSocketFactory(context.getSocketFactory(), picky)
                                        .build()))
                        .baseUrl(https(relay)))) {
            Throwable thrown = catchThrowable(() -> sessions.revoke(Wire.SESSION));
            assertThat(thrown).isInstanceOf(MisconfiguredException.class).hasMessageContaining("is not trusted");
            assertThat(thrown).rootCause().isExactlyInstanceOf(CertificateException.class);
            new Escaped(thrown).isHarmless(wire.server.apiKey());
        }
        assertThat(wire.server.requests()).isZero();
    }

    /** Trusts no certificate, and throws a type of its own. */
    private static final class Picky implements X509TrustManager {
        private static final class Refused extends CertificateException {
            private static final long serialVersionUID = 1;
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new Refused();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new Refused();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Returns the cause of the call's failure. */
    private Throwable refused(Transport transport, HandshakeCertificates shown) throws IOException {
        try (Relay relay = tls(shown);
                FeignSessions sessions = over(relay, transport)) {
            Throwable thrown = catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE));
            assertThat(thrown)
                    .isInstanceOf(MisconfiguredException.class)
                    .hasMessageContaining("check the base URL, the proxy and the trusted certificates");
            new Escaped(thrown).isHarmless(wire.server.apiKey());
            return thrown.getCause();
        }
    }

    private FeignSessions over(Relay relay, Transport transport) {
        return wire.adapter(builder -> transport.on(builder).baseUrl(https(relay)));
    }

    private Relay tls(HandshakeCertificates shown) throws IOException {
        return Relay.startTls(shown, wire.server.baseUrl());
    }

    private static URI https(Relay relay) {
        return URI.create("https://127.0.0.1:" + relay.port());
    }
}
