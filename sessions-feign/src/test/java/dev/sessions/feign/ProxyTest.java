package dev.sessions.feign;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.sessions.Revocation;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.Fault;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import okhttp3.Authenticator;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;

/** Calls through a proxy, to a host that only the proxy can find, and the failures of proxies that refuse. */
class ProxyTest {
    private static final String HOST = "api.sessions.test";
    private static final URI HTTPS = URI.create("https://" + HOST);
    private static final URI HTTP = URI.create("http://" + HOST);
    private static final String LOGIN = Credentials.basic("user", "pass");

    private static final List<Function<FeignSessions, ?>> CALLS =
            List.of(sessions -> sessions.list(Wire.USER, Wire.PAGE), sessions -> sessions.revoke(Wire.SESSION));

    @RegisterExtension
    final Wire wire = new Wire();

    @ParameterizedTest
    @EnumSource(names = "OKHTTP", mode = Mode.EXCLUDE)
    void aTunnelCarriesHttpsAndHidesTheKey(Transport transport) throws IOException {
        try (Relay service = Relay.startTls(Authority.TRUSTED.server(HOST), wire.server.baseUrl());
                LoopbackProxy proxy = LoopbackProxy.to(URI.create("https://127.0.0.1:" + service.port()));
                FeignSessions sessions = through(proxy, transport, HTTPS)) {
            works(sessions);

            assertThat(proxy.heads())
                    .isNotEmpty()
                    .allSatisfy(head -> assertThat(head)
                            .startsWith("CONNECT " + HOST + ":443 ")
                            .doesNotContainIgnoringCase("\r\nauthorization")
                            .doesNotContain(wire.server.apiKey()));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "OKHTTP", mode = Mode.EXCLUDE)
    void aProxyIsAskedForPlainHttp(Transport transport) throws IOException {
        try (LoopbackProxy proxy = LoopbackProxy.to(wire.server.baseUrl());
                FeignSessions sessions = through(proxy, transport, HTTP)) {
            works(sessions);

            assertThat(proxy.heads())
                    .hasSize(2)
                    .allSatisfy(head -> assertThat(head).contains(" http://" + HOST + "/user_management/"));
        }
    }

    @Test
    void ourOwnClientTakesTheProxyOfTheJvm() throws IOException {
        ProxySelector usual = ProxySelector.getDefault();
        try (LoopbackProxy proxy = LoopbackProxy.to(wire.server.baseUrl())) {
            ProxySelector.setDefault(ProxySelector.of(proxy.address()));
            try (FeignSessions sessions =
                    wire.adapter(builder -> builder.baseUrl(HTTP).allowPlainHttp())) {
                works(sessions);
            }
            assertThat(proxy.heads()).hasSize(2);
        } finally {
            ProxySelector.setDefault(usual);
        }
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                        Arguments.of(HTTPS, 407, MisconfiguredException.class, "a proxy asks for a login"),
                        Arguments.of(HTTP, 407, MisconfiguredException.class, "a proxy asks for a login"),
                        Arguments.of(HTTPS, 403, MisconfiguredException.class, "the proxy refuses to connect"),
                        Arguments.of(HTTPS, 502, ServiceUnavailableException.class, "the proxy found no way"),
                        // Without a tunnel a proxy's response looks like the service's.
                        Arguments.of(HTTP, 502, ServiceUnavailableException.class, "the service could not handle"))
                .flatMap(row -> Stream.of(Transport.BROUGHT_OKHTTP, Transport.JAVA_HTTP)
                        .map(transport ->
                                Arguments.of(transport, row.get()[0], row.get()[1], row.get()[2], row.get()[3])));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aRefusalSaysThatItIsTheProxys(
            Transport transport, URI baseUrl, int status, Class<? extends SessionsException> kind, String story)
            throws IOException {
        try (LoopbackProxy proxy = LoopbackProxy.responding(status);
                FeignSessions sessions = through(proxy, transport, baseUrl)) {
            for (Function<FeignSessions, ?> call : CALLS) {
                int before = proxy.heads().size();

                Throwable thrown = catchThrowable(() -> call.apply(sessions));

                assertThat(thrown)
                        .isInstanceOfSatisfying(
                                SessionsException.class,
                                failure -> assertThat(failure.status()).hasValue(status))
                        .isExactlyInstanceOf(kind)
                        .hasMessageContaining(story);
                new Escaped(thrown).isHarmless(wire.server.apiKey());
                // Only retryable failures are retried, and the client repeats no request.
                int attempts = kind == MisconfiguredException.class ? 1 : 3;
                assertThat(proxy.heads()).hasSize(before + attempts);
            }
        }
    }

    static Stream<Arguments> unreachable() throws IOException {
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("proxy.invalid", 3128);
        return Stream.of(
                Arguments.of(
                        new Proxy(Proxy.Type.HTTP, unknown), "the host name of the proxy, proxy.invalid, is unknown"),
                Arguments.of(
                        new Proxy(Proxy.Type.SOCKS, unknown), "the host name of the proxy, proxy.invalid, is unknown"),
                Arguments.of(new Proxy(Proxy.Type.SOCKS, notListening()), "the proxy refused the connection"));
    }

    /** An address of 127.0.0.1 on which nothing listens any more. */
    private static InetSocketAddress notListening() throws IOException {
        try (Relay gone = Relay.start((client, relay) -> {})) {
            return gone.address();
        }
    }

    @ParameterizedTest
    @MethodSource("unreachable")
    void aProxyThatIsNotThereIsNotTakenForTheService(Proxy proxy, String story) {
        assertProxyFails(proxy, story);
    }

    @Test
    void aSocksProxyThatRefusesIsSaidTo() throws IOException {
        try (Relay socks = Relay.start(ProxyTest::refuseBySocks)) {
            assertProxyFails(new Proxy(Proxy.Type.SOCKS, socks.address()), "the proxy refused the connection");
        }
    }

    /** Needs no login, and then refuses to connect by its rules (RFC 1928, reply 2). */
    private static void refuseBySocks(Socket client, Relay relay) throws IOException {
        client.getInputStream().readNBytes(4);
        client.getOutputStream().write(new byte[] {5, 0});
        client.getInputStream().readNBytes(1);
        client.getOutputStream().write(new byte[] {5, 2, 0, 1, 0, 0, 0, 0, 0, 0});
    }

    private void assertProxyFails(Proxy proxy, String story) {
        OkHttpClient brought = Network.DIRECT.okHttp().proxy(proxy).build();
        for (URI baseUrl : List.of(HTTPS, HTTP)) {
            try (FeignSessions sessions = wire.adapter(
                    builder -> builder.baseUrl(baseUrl).allowPlainHttp().okHttpClient(brought))) {
                assertThat(catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE)))
                        .isExactlyInstanceOf(ConnectionFailedException.class)
                        .hasMessageContaining(story);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void aProxyThatWantsALoginIsGivenTheUsers(URI baseUrl) throws IOException {
        try (Relay service = Relay.startTls(Authority.TRUSTED.server(HOST), wire.server.baseUrl());
                LoopbackProxy proxy = LoopbackProxy.withLogin(behind(service, baseUrl), LOGIN);
                FeignSessions sessions = withLogin(proxy, baseUrl)) {
            works(sessions);
        }
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void aLoginThatTheProxyRefusesIsNotOfferedAgain(URI baseUrl) throws IOException {
        try (LoopbackProxy proxy = LoopbackProxy.responding(407);
                FeignSessions sessions = withLogin(proxy, baseUrl)) {
            assertThat(catchThrowable(() -> sessions.list(Wire.USER, Wire.PAGE)))
                    .isInstanceOf(MisconfiguredException.class)
                    .hasMessageContaining("a proxy asks for a login (status 407)");
            assertThat(proxy.heads()).hasSizeBetween(1, 2).last(as(STRING)).contains(LOGIN);
        }
    }

    /** A response through a tunnel is the service's, whatever its status, and the service never gets the login. */
    @Test
    void aServiceThatAsksForTheLoginOfTheProxyDoesNotGetIt() throws IOException {
        Fault asking = Fault.status(407).header("Proxy-Authenticate", "Basic realm=\"x\"");
        wire.fake.onList(1, asking);
        wire.fake.onRevoke(1, asking);
        try (Relay service = Relay.startTls(Authority.TRUSTED.server(HOST), wire.server.baseUrl());
                LoopbackProxy proxy = LoopbackProxy.to(behind(service, HTTPS));
                FeignSessions sessions = withLogin(proxy, HTTPS)) {
            for (Function<FeignSessions, ?> call : CALLS) {
                assertThat(catchThrowable(() -> call.apply(sessions))).isInstanceOf(MisconfiguredException.class);
            }
        }
        assertThat(wire.server.received())
                .hasSize(2)
                .allSatisfy(request ->
                        assertThat(request.header("Proxy-Authorization")).isEmpty());
    }

    static Stream<URI> addresses() {
        return Stream.of(HTTPS, HTTP);
    }

    private URI behind(Relay service, URI baseUrl) {
        return baseUrl.equals(HTTPS) ? URI.create("https://127.0.0.1:" + service.port()) : wire.server.baseUrl();
    }

    /** An authenticator such as most people write: it does not look whether its login has been refused already. */
    private FeignSessions withLogin(LoopbackProxy proxy, URI baseUrl) {
        Authenticator login = (route, response) -> response.request()
                .newBuilder()
                .header("Proxy-Authorization", LOGIN)
                .build();
        return wire.adapter(builder -> builder.baseUrl(baseUrl)
                .allowPlainHttp()
                .okHttpClient(Network.through(proxy)
                        .okHttp()
                        .proxyAuthenticator(login)
                        .build()));
    }

    private FeignSessions through(LoopbackProxy proxy, Transport transport, URI baseUrl) {
        return wire.adapter(builder -> Network.through(proxy)
                .on(transport, builder)
                .baseUrl(baseUrl)
                .allowPlainHttp()
                .retry(RetryOptions.defaults()));
    }

    private void works(FeignSessions sessions) {
        wire.fake.signIn(Wire.USER, session -> session.id(Wire.SESSION));
        assertThat(sessions.list(Wire.USER, Wire.PAGE).sessions()).hasSize(1);
        assertThat(sessions.revoke(Wire.SESSION)).isEqualTo(Revocation.REVOKED);
        assertThat(wire.server.requests()).isEqualTo(2);
    }
}
