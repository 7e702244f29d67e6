package dev.sessions.feign;

import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.net.Proxy;
import java.time.Duration;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;

/**
 * OkHttp, kept from doing anything by itself: it follows no redirect, sends nothing twice, remembers nothing, and gives up
 * when the attempt's time is over.
 */
final class OkHttpTransport implements Client {
    /**
     * What is added to a status that OkHttp must not act on. A 503 it would send again if {@code Retry-After} is zero, and break
     * on a large one. A 407 from a server that is no proxy it would take for a broken protocol, and through the tunnel of a
     * proxy it would give that server the login of the proxy.
     */
    private static final int HIDDEN = 1000;

    private final OkHttpClient client;
    private final Runnable release;

    private OkHttpTransport(OkHttpClient.Builder client, Runnable release) {
        this.release = release;
        // The last to see a response before OkHttp does, so that the interceptors of the user's client see it as it is.
        client.networkInterceptors().add(0, OkHttpTransport::hide);
        this.client = client.followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .addInterceptor(chain -> shown(chain.proceed(chain.request())))
                .build();
    }

    /**
     * Returns a transport on a client of our own, which asks that often whether a connection of HTTP/2 is alive.
     *
     * @throws IllegalArgumentException when the client needs the trust store of the JVM and cannot read it
     */
    static OkHttpTransport create(OkHttpClient.Builder client, Duration ping) {
        OwnConnections own = new OwnConnections();
        client.connectionPool(own.pool()).eventListener(own).pingInterval(ping);
        try {
            return new OkHttpTransport(client, own::close);
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
    static OkHttpTransport on(OkHttpClient brought) {
        OkHttpClient.Builder client = brought.newBuilder()
                .proxyAuthenticator(new NewLogin(brought.proxyAuthenticator()))
                .hostnameVerifier(new OneHost(brought.hostnameVerifier()));
        return new OkHttpTransport(client, () -> {});
    }

    @Override
    public Response execute(Request request, Request.Options options) throws IOException {
        AttemptOptions ours = AttemptOptions.of(options);
        HttpUrl origin = HttpUrl.get(request.url());
        Duration time = Duration.ofMillis(options.readTimeoutMillis());
        OkHttpClient attempt = client.newBuilder()
                .connectTimeout(Duration.ofMillis(options.connectTimeoutMillis()))
                .readTimeout(time)
                .writeTimeout(time)
                .callTimeout(time)
                .addNetworkInterceptor(chain -> send(chain, origin, ours))
                .build();
        return new feign.okhttp.OkHttpClient(attempt).execute(request, options);
    }

    /**
     * The last thing that happens to a request and the first that happens to its response. The key is put on here, and taken
     * off again, so that interceptors of the user's client never meet it.
     */
    private static okhttp3.Response send(Interceptor.Chain chain, HttpUrl origin, AttemptOptions options)
            throws IOException {
        okhttp3.Request bare = chain.request();
        // An interceptor of the user's client may have turned the request to another server.
        okhttp3.Request authorized = isAt(origin, bare.url())
                ? bare.newBuilder()
                        .header("Authorization", options.authorization())
                        .build()
                : bare;
        okhttp3.Response response = PackedBody.bounded(chain.proceed(authorized), options.maxResponseBytes());
        return response.newBuilder().request(bare).build();
    }

    private static okhttp3.Response hide(Interceptor.Chain chain) throws IOException {
        okhttp3.Response response = chain.proceed(chain.request());
        int status = response.code();
        if (status == 101) {
            // What follows is of a protocol that nobody asked for, and must not answer the next request.
            chain.connection().socket().close();
        }
        return status == 503 || (status == 407 && !mayBeOfProxy(chain))
                ? response.newBuilder().code(HIDDEN + status).build()
                : response;
    }

    /** Tells whether a proxy may have answered. What comes through a tunnel, as all https does, is of the service. */
    private static boolean mayBeOfProxy(Interceptor.Chain chain) {
        return !chain.request().url().isHttps()
                && chain.connection().route().proxy().type() == Proxy.Type.HTTP;
    }

    private static boolean isAt(HttpUrl origin, HttpUrl url) {
        return url.scheme().equals(origin.scheme()) && url.host().equals(origin.host()) && url.port() == origin.port();
    }

    /** Undoes the hiding, before the interceptors of the user's client see the response. */
    private static okhttp3.Response shown(okhttp3.Response response) {
        if (response.code() < HIDDEN) {
            return response;
        }
        okhttp3.Response network = response.networkResponse();
        return response.newBuilder()
                .code(response.code() - HIDDEN)
                .networkResponse(network == null ? null : shown(network))
                .build();
    }

    /** Closes the connections and ends the threads. For a client of our own only. */
    void close() {
        client.dispatcher().executorService().shutdown();
        release.run();
    }
}
