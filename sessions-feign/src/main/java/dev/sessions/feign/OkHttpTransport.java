package dev.sessions.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * OkHttp, kept from doing anything by itself: it follows no redirect, sends nothing twice, remembers nothing, and gives up
 * when the attempt's time is over.
 */
final class OkHttpTransport implements Client {
    /** Where the {@code Retry-After} of a 503 is put: zero makes OkHttp send the request again, a large one breaks it. */
    static final String HIDDEN_RETRY_AFTER = "Sessions-Retry-After";

    /**
     * What a 407 is made while OkHttp looks at it: from a server that is no proxy it would take it for a broken protocol, and
     * through the tunnel of a proxy it would give that server the login of the proxy.
     */
    private static final int HIDDEN_407 = 1407;

    private static final int IDLE_CONNECTIONS = 5;
    // Short, because a connection that the service closed while it was idle costs an attempt.
    private static final int KEEP_ALIVE_SECONDS = 30;

    private final OkHttpClient client;

    private OkHttpTransport(OkHttpClient.Builder client) {
        this.client = client.followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .build();
    }

    /** Returns a transport on a client of our own. */
    static OkHttpTransport create() {
        ConnectionPool pool = new ConnectionPool(IDLE_CONNECTIONS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS);
        return new OkHttpTransport(new OkHttpClient.Builder().connectionPool(pool));
    }

    /** Returns a transport on a copy of the user's client, which shares its connections and keeps its other settings. */
    static OkHttpTransport on(OkHttpClient brought) {
        return new OkHttpTransport(brought.newBuilder()
                .proxyAuthenticator(new NewLogin(brought.proxyAuthenticator()))
                .hostnameVerifier(new OneHost(brought.hostnameVerifier())));
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        String authorization = AttemptOptions.of(options).authorization();
        HttpUrl origin = HttpUrl.get(request.url());
        Duration time = Duration.ofMillis(options.readTimeoutMillis());
        OkHttpClient attempt = client.newBuilder()
                .connectTimeout(Duration.ofMillis(options.connectTimeoutMillis()))
                .readTimeout(time)
                .writeTimeout(time)
                .callTimeout(time)
                .addInterceptor(chain -> restored(chain.proceed(chain.request())))
                .addNetworkInterceptor(chain -> send(chain, origin, authorization))
                .build();
        return new feign.okhttp.OkHttpClient(attempt).execute(request, options);
    }

    /**
     * The last thing that happens to a request and the first that happens to its response. The key is put on here, and taken
     * off again, so that interceptors of the user's client never meet it.
     */
    private static okhttp3.Response send(Interceptor.Chain chain, HttpUrl origin, String authorization)
            throws IOException {
        okhttp3.Request bare = chain.request();
        // An interceptor of the user's client may have turned the request to another server.
        okhttp3.Request authorized = isAt(origin, bare.url())
                ? bare.newBuilder().header("Authorization", authorization).build()
                : bare;
        okhttp3.Response response = chain.proceed(authorized);
        okhttp3.Response.Builder seen = response.newBuilder().request(bare);
        String retryAfter = response.header("Retry-After");
        if (response.code() == 503 && retryAfter != null) {
            seen.removeHeader("Retry-After").header(HIDDEN_RETRY_AFTER, retryAfter);
        }
        if (response.code() == 407 && !mayBeOfProxy(chain)) {
            seen.code(HIDDEN_407);
        }
        return seen.build();
    }

    /** Tells whether a proxy may have answered. What comes through a tunnel, as all https does, is of the service. */
    private static boolean mayBeOfProxy(Interceptor.Chain chain) {
        return !chain.request().url().isHttps()
                && chain.connection().route().proxy().type() == Proxy.Type.HTTP;
    }

    private static boolean isAt(HttpUrl origin, HttpUrl url) {
        return url.scheme().equals(origin.scheme()) && url.host().equals(origin.host()) && url.port() == origin.port();
    }

    /** Undoes the hiding of a 407, before the interceptors of the user's client see the response. */
    private static okhttp3.Response restored(okhttp3.Response response) {
        return response.code() == HIDDEN_407 ? response.newBuilder().code(407).build() : response;
    }

    /** Closes the connections and ends the threads. For a client of our own only. */
    void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
