package dev.sessions.feign;

import java.io.IOException;
import java.net.Proxy;
import okhttp3.Interceptor;
import okhttp3.Response;

/**
 * Hides two statuses from OkHttp. OkHttp repeats a request after a 503 with {@code Retry-After: 0}, and fails on a large
 * {@code Retry-After}. OkHttp fails on a 407 from a server that is no proxy, and through a tunnel sends that server the login
 * of the proxy.
 */
final class HiddenStatus {
    /** Added to the status while it is hidden. */
    private static final int HIDDEN = 1000;

    private HiddenStatus() {}

    /** The interceptor nearest to OkHttp on the network's side. */
    static Response hide(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        int status = response.code();
        if (status == 101) {
            // The bytes that follow are of another protocol: the next request must not read them as its response.
            chain.connection().socket().close();
        }
        return status == 503 || (status == 407 && !mayBeFromProxy(chain))
                ? response.newBuilder().code(HIDDEN + status).build()
                : response;
    }

    /** Returns the response with its real status, for the interceptors of the user. */
    static Response show(Response response) {
        if (response.code() < HIDDEN) {
            return response;
        }
        Response network = response.networkResponse();
        return response.newBuilder()
                .code(response.code() - HIDDEN)
                .networkResponse(network == null ? null : show(network))
                .build();
    }

    /** A response through a tunnel, as for every https request, is never from the proxy. */
    private static boolean mayBeFromProxy(Interceptor.Chain chain) {
        return !chain.request().url().isHttps()
                && chain.connection().route().proxy().type() == Proxy.Type.HTTP;
    }
}
