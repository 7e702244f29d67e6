package dev.sessions.feign;

import dev.sessions.feign.FeignSessionsBuilder.Settings;
import feign.Client;
import feign.Request;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The limits of one attempt, and the API key for its request. The key travels here and not as a header, because Feign keeps requests
 * in its exceptions.
 */
final class AttemptOptions extends Request.Options {
    /**
     * feign-java11 uses the given client of java.net.http, with its redirects, if the connect timeouts are equal, and else builds
     * a client without redirects. An odd timeout always gets the second, and one client serves all attempts.
     */
    private static final Duration ODD = Duration.ofMillis(7);

    private final ApiKey key;
    private final long maxResponseBytes;

    AttemptOptions(Settings settings, Duration left, ApiKey key) {
        super(connectMillis(settings), TimeUnit.MILLISECONDS, millis(left), TimeUnit.MILLISECONDS, false);
        this.key = key;
        this.maxResponseBytes = settings.maxResponseBytes();
    }

    /** Returns the timeouts of a first attempt, for which most calls need no other. */
    static Request.Options usual(Settings settings) {
        Duration first = Collections.min(List.of(settings.attemptTimeout(), settings.deadline()));
        return new Request.Options(
                connectMillis(settings), TimeUnit.MILLISECONDS, millis(first), TimeUnit.MILLISECONDS, false);
    }

    /** Returns the options of the attempt that a client is called for. */
    static AttemptOptions of(Request.Options options) {
        return (AttemptOptions) options;
    }

    /** Returns the user's client with the API key added to each request. */
    static Client authorized(Client client) {
        return (request, options) -> {
            Map<String, Collection<String>> headers = new LinkedHashMap<>(request.headers());
            headers.put("Authorization", List.of(of(options).authorization()));
            Request authorized = Request.create(
                    request.httpMethod(), request.url(), headers, request.body(), request.charset(), null);
            return client.execute(authorized, options);
        };
    }

    /** Returns the value of the header {@code Authorization}. */
    String authorization() {
        return key.authorization();
    }

    long maxResponseBytes() {
        return maxResponseBytes;
    }

    private static long connectMillis(Settings settings) {
        return millis(settings.connectTimeout().plus(ODD));
    }

    /** Rounds up, so that a client times out after the deadline and not just before. Clients take zero for no limit. */
    private static long millis(Duration time) {
        return Math.max(1, Deadline.millisUp(time));
    }
}
