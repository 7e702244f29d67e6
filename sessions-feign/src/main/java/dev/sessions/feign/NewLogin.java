package dev.sessions.feign;

import java.io.IOException;
import okhttp3.Authenticator;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.Route;
import org.jspecify.annotations.Nullable;

/**
 * Logs in to a proxy as the user's client does, but not with what the proxy has just refused. Most authenticators do not look,
 * and OkHttp would offer the same login for as long as the attempt lasts.
 */
record NewLogin(Authenticator brought) implements Authenticator {
    private static final String LOGIN = "Proxy-Authorization";

    @Override
    public @Nullable Request authenticate(@Nullable Route route, Response response) throws IOException {
        Request next = brought.authenticate(route, response);
        String offered = next == null ? null : next.header(LOGIN);
        return offered != null && offered.equals(response.request().header(LOGIN)) ? null : next;
    }
}
