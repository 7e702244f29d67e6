package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import feign.http2client.Http2Client;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The key goes to the origin of the base URL and to no other, even with clients that are set to follow redirects. */
class OriginTest {
    @RegisterExtension
    final Wire wire = new Wire();

    @RegisterExtension
    final Wire other = new Wire();

    static Stream<Arguments> redirects() {
        return Stream.of(Transport.BROUGHT_OKHTTP, Transport.JAVA_HTTP)
                .flatMap(transport -> Stream.of(301, 302, 303, 307, 308)
                        .flatMap(status ->
                                Stream.of(true, false).map(fromHttps -> Arguments.of(transport, status, fromHttps))));
    }

    @ParameterizedTest(name = "{0}, {1}, from https: {2}")
    @MethodSource("redirects")
    void aRedirectToTheOtherSchemeIsNotFollowed(Transport transport, int status, boolean fromHttps) throws IOException {
        try (Relay tls =
                Relay.startTls(Authority.TRUSTED.server("127.0.0.1"), (fromHttps ? wire : other).server.baseUrl())) {
            URI https = URI.create("https://127.0.0.1:" + tls.port());
            URI from = fromHttps ? https : wire.server.baseUrl();
            URI to = fromHttps ? other.server.baseUrl() : https;
            Fault redirect = Fault.status(status).header("Location", to + "/user_management/sessions/revoke");
            wire.fake.onList(1, redirect);
            wire.fake.onRevoke(1, redirect);
            try (FeignSessions sessions =
                    wire.adapter(builder -> following(transport, builder).baseUrl(from))) {
                assertThat(catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE)))
                        .isInstanceOf(MisconfiguredException.class);
                assertThat(catchThrowable(() -> sessions.revoke(Wire.SESSION)))
                        .isInstanceOf(MisconfiguredException.class);
            }
        }
        assertThat(wire.server.requests()).isEqualTo(2);
        assertThat(other.server.requests()).isZero();
    }

    /** A client that has the adapter's own timeout for a connection is one that feign-java11 would use as it is. */
    @ParameterizedTest
    @EnumSource
    void aClientOfJavaThatFollowsRedirectsDoesNotForUs(HttpClient.Redirect follow)
            throws IOException, InterruptedException {
        assertThat(ForkedJvm.output(RedirectedJvm.class, List.of(), follow.name()))
                .isEqualTo("refused, 0 requests elsewhere");
    }

    @ParameterizedTest
    @MethodSource("relativeAddresses")
    void aRedirectWithoutASchemeIsNotFollowed(String location) {
        String place =
                location.replace("PORT", String.valueOf(other.server.baseUrl().getPort()));
        wire.fake.onList(1, Fault.redirect(place));
        FeignSessions sessions = wire.adapter(builder -> following(Transport.BROUGHT_OKHTTP, builder));

        assertThat(catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE)))
                .isInstanceOf(MisconfiguredException.class);

        assertThat(wire.server.requests()).isOne();
        assertThat(other.server.requests()).isZero();
    }

    static Stream<String> relativeAddresses() {
        return Stream.of("//127.0.0.1:PORT/", "/", "\\\\127.0.0.1:PORT/", "");
    }

    @Test
    void aRequestThatAnInterceptorTurnsElsewhereGoesWithoutTheKey() {
        HttpUrl elsewhere = HttpUrl.get(other.server.baseUrl());
        Interceptor detour = chain -> chain.proceed(chain.request()
                .newBuilder()
                .url(chain.request()
                        .url()
                        .newBuilder()
                        .host(elsewhere.host())
                        .port(elsewhere.port())
                        .build())
                .build());
        FeignSessions sessions = wire.adapter(builder -> builder.okHttpClient(
                new OkHttpClient.Builder().addInterceptor(detour).build()));

        assertThat(catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE)))
                .isInstanceOf(AuthenticationRefusedException.class);
        assertThat(catchThrowable(() -> sessions.revoke(Wire.SESSION))).isInstanceOf(SessionsException.class);

        assertThat(other.server.received())
                .hasSize(2)
                .allSatisfy(
                        request -> assertThat(request.header("Authorization")).isEmpty());
    }

    @Test
    void aRequestThatAnInterceptorSendsToAnotherPathOfTheOriginKeepsTheKey() {
        Interceptor gateway = chain -> chain.proceed(chain.request()
                .newBuilder()
                .url(chain.request()
                        .url()
                        .newBuilder()
                        .addQueryParameter("via", "gateway")
                        .build())
                .build());
        FeignSessions sessions = wire.adapter(builder -> builder.okHttpClient(
                new OkHttpClient.Builder().addInterceptor(gateway).build()));

        sessions.list(Wire.USER, Wire.PAGE);

        assertThat(wire.server.received().get(0).header("Authorization")).isPresent();
    }

    private static FeignSessionsBuilder following(Transport transport, FeignSessionsBuilder builder) {
        return transport == Transport.JAVA_HTTP
                ? builder.client(new Http2Client(Network.DIRECT
                        .javaHttp()
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .build()))
                : builder.okHttpClient(Network.DIRECT
                        .okHttp()
                        .followRedirects(true)
                        .followSslRedirects(true)
                        .build());
    }
}
