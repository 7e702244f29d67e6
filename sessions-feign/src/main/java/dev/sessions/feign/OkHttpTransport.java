package dev.sessions.feign;

import static java.util.Objects.requireNonNull;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSession;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * OkHttp without its own decisions: no redirects, no repeated requests, no cookies, no cache, and a timeout for the whole
 * attempt.
 */
final class OkHttpTransport implements Client {
    private final HttpUrl origin;
    private final OkHttpClient client;
    private final feign.okhttp.OkHttpClient feignClient;
    private final Runnable release;

    // feign-okhttp passes nothing of its options to an interceptor. The first interceptor runs on the thread of the
    // caller; the last one may run on another thread, or see a request that an interceptor of the user has built.
    private static final ThreadLocal<AttemptOptions> STARTING = new ThreadLocal<>();
    private final Map<Call, AttemptOptions> running = new ConcurrentHashMap<>();

    private OkHttpTransport(OkHttpClient.Builder builder, URI origin, Request.Options usual, Runnable release) {
        this.origin = requireNonNull(HttpUrl.get(origin));
        this.release = release;
        builder.interceptors().add(0, this::register);
        // The first network interceptor, so that the user's interceptors see the status as the server sent it.
        builder.networkInterceptors().add(0, HiddenStatus::hide);
        this.client = withTimeouts(builder, usual)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .addInterceptor(chain -> HiddenStatus.show(chain.proceed(chain.request())))
                .addNetworkInterceptor(this::send)
                .build();
        this.feignClient = new feign.okhttp.OkHttpClient(client);
    }

    /**
     * Returns a transport on a new client.
     *
     * @param ping how often a connection of HTTP/2 is checked
     * @throws IllegalArgumentException when the client needs the trust store of the JVM and cannot read it
     */
    static OkHttpTransport create(OkHttpClient.Builder client, URI origin, Request.Options usual, Duration ping) {
        OwnConnections own = new OwnConnections();
        client.connectionPool(own.pool).eventListener(own).pingInterval(ping);
        try {
            return new OkHttpTransport(client, origin, usual, own::close);
        } catch (Exception e) {
            if (e instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            // OkHttp is in Kotlin, which declares no exceptions: this is a KeyStoreException.
            throw new IllegalArgumentException(
                    "The trust store of the JVM cannot be read: check the file, the password and the type that the system"
                            + " properties javax.net.ssl.trustStore, trustStorePassword and trustStoreType name.",
                    e);
        }
    }

    /** Returns a transport on a copy of the user's client, which shares its connections and keeps its other settings. */
    static OkHttpTransport on(OkHttpClient brought, URI origin, Request.Options usual) {
        OkHttpClient.Builder client = brought.newBuilder()
                .proxyAuthenticator(new NewLogin(brought.proxyAuthenticator()))
                .hostnameVerifier(new OneHost(brought.hostnameVerifier()));
        return new OkHttpTransport(client, origin, usual, () -> {});
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        STARTING.set(AttemptOptions.of(options));
        try {
            return clientFor(options).execute(request, options);
        } finally {
            STARTING.remove();
        }
    }

    /** Returns the shared client, or near the deadline of a call one with shorter timeouts: building a client costs 3 KB. */
    private feign.okhttp.OkHttpClient clientFor(Request.Options options) {
        return options.readTimeoutMillis() == client.callTimeoutMillis()
                ? feignClient
                : new feign.okhttp.OkHttpClient(
                        withTimeouts(client.newBuilder(), options).build());
    }

    private static OkHttpClient.Builder withTimeouts(OkHttpClient.Builder builder, Request.Options options) {
        Duration attempt = Duration.ofMillis(options.readTimeoutMillis());
        return builder.connectTimeout(Duration.ofMillis(options.connectTimeoutMillis()))
                .readTimeout(attempt)
                .writeTimeout(attempt)
                .callTimeout(attempt);
    }

    private okhttp3.Response register(Interceptor.Chain chain) throws IOException {
        running.put(chain.call(), STARTING.get());
        try {
            return chain.proceed(chain.request());
        } finally {
            running.remove(chain.call());
        }
    }

    /** The last step of a request. The key is added here and removed from the response, so that no other interceptor sees it. */
    private okhttp3.Response send(Interceptor.Chain chain) throws IOException {
        AttemptOptions attempt = requireNonNull(running.get(chain.call()));
        okhttp3.Request bare = chain.request();
        // An interceptor of the user may have redirected the request to another server.
        okhttp3.Request authorized = isAtOrigin(bare.url())
                ? bare.newBuilder()
                        .header("Authorization", attempt.authorization())
                        .build()
                : bare;
        long maxBytes = attempt.maxResponseBytes();
        okhttp3.Response response = chain.proceed(authorized);
        return response.newBuilder()
                .request(bare)
                .body(PackedBody.bounded(response.body(), maxBytes))
                .build();
    }

    private boolean isAtOrigin(HttpUrl url) {
        return url.scheme().equals(origin.scheme()) && url.host().equals(origin.host()) && url.port() == origin.port();
    }

    /** Closes the connections and ends the threads. For a client of our own only. */
    void close() {
        client.dispatcher().executorService().shutdown();
        release.run();
    }

    /** The connections of our own client. After the close, a connection is closed as soon as its call returns it. */
    private static final class OwnConnections extends EventListener {
        private static final int IDLE_CONNECTIONS = 5;
        // Short, because a connection that the service closed while it was idle costs an attempt.
        private static final int KEEP_ALIVE_SECONDS = 30;

        private final ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        private volatile boolean closed;

        @Override
        public void connectionReleased(Call call, Connection connection) {
            if (closed) {
                pool.evictAll();
            }
        }

        void close() {
            closed = true;
            pool.evictAll();
        }
    }

    /**
     * Verifies as the user's client does. With its own verifier OkHttp would use one HTTP/2 connection for all hosts of a certificate,
     * and repeat a request that the server rejects with 421.
     */
    private record OneHost(HostnameVerifier brought) implements HostnameVerifier {
        @Override
        public boolean verify(String host, SSLSession session) {
            return brought.verify(host, session);
        }
    }

    /**
     * Logs in to a proxy as the user's client does, but never twice with the same login. Most authenticators do not check, and
     * OkHttp would repeat a refused login until the attempt times out.
     */
    private record NewLogin(Authenticator brought) implements Authenticator {
        private static final String LOGIN = "Proxy-Authorization";

        @Override
        public okhttp3.@Nullable Request authenticate(@Nullable Route route, okhttp3.Response response)
                throws IOException {
            okhttp3.Request next = brought.authenticate(route, response);
            String login = next == null ? null : next.header(LOGIN);
            return login != null && login.equals(response.request().header(LOGIN)) ? null : next;
        }
    }
}
