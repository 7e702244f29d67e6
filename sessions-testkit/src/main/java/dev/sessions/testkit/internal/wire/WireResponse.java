package dev.sessions.testkit.internal.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.failure.ServiceResponse;
import dev.sessions.testkit.internal.http.HttpResponse;
import dev.sessions.testkit.internal.world.Result;
import dev.sessions.testkit.internal.world.Rows;
import java.util.Map;

/** How the service sends a response. */
public final class WireResponse {
    private static final String JSON = "application/json; charset=utf-8";

    private WireResponse() {}

    /**
     * Returns the response as the service sends it: a page or a refusal as JSON, and everything else with neither body nor
     * content type (SEEN, for a revoke that succeeded).
     *
     * @param swapped whether the two cursors of a page change places, as they do in the order {@code normal}
     */
    public static HttpResponse of(Result result, boolean swapped) {
        ServiceResponse response = result.response();
        Rows rows = result.rows();
        Map<String, ?> body = rows == null ? WireJson.refusal(response) : WireJson.page(rows, swapped);
        HttpResponse http = body.isEmpty() ? HttpResponse.empty(response.status()) : json(response.status(), body);
        return withHeaders(http, response);
    }

    /** Returns a response with a web page in the place of JSON. */
    public static HttpResponse webPage(ServiceResponse response) {
        String page = "<!doctype html>\n<title>Welcome</title>\n<p>Sign in to the network\n";
        return withHeaders(HttpResponse.of(response.status(), "text/html", page.getBytes(UTF_8)), response);
    }

    /** Returns a response with the given JSON. */
    public static HttpResponse json(int status, Map<String, ?> body) {
        return json(status, JsonText.of(body).getBytes(UTF_8));
    }

    /** Returns a response whose content type is that of JSON, whatever the body is. */
    public static HttpResponse json(int status, byte[] body) {
        return HttpResponse.of(status, JSON, body);
    }

    private static HttpResponse withHeaders(HttpResponse http, ServiceResponse response) {
        HttpResponse identified =
                response.requestId().map(id -> withRequestId(http, id)).orElse(http);
        return response.retryAfter()
                .map(wait -> identified.with("Retry-After", String.valueOf(wait.toSeconds())))
                .orElse(identified);
    }

    /** Returns the response with that request id, unless it has one. */
    public static HttpResponse withRequestId(HttpResponse http, String id) {
        return http.has("X-Request-Id") ? http : http.with("X-Request-Id", id);
    }
}
