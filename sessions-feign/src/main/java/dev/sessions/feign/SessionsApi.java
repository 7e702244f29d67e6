package dev.sessions.feign;

import feign.Param;
import feign.QueryMap;
import feign.Request;
import feign.RequestLine;
import feign.RequestTemplate;
import feign.Response;
import feign.Target;
import java.net.URI;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The two session operations of the API, as Feign sends them. Both return the bare response, which {@link Exchange} reads: it
 * knows the operation, the limits and the key.
 */
interface SessionsApi {

    // With a map for the query Feign takes 17 KB of a call, with a template for each parameter 28 KB.
    @RequestLine(value = "GET /user_management/users/{user}/sessions", decodeSlash = false)
    Response list(@Param("user") String userId, @QueryMap Map<String, Object> query, Request.Options options);

    @RequestLine("POST /user_management/sessions/revoke")
    Response revoke(RevokeBody body, Request.Options options);

    /** The body of a revoke: {@code {"session_id":"..."}} (SPEC). */
    record RevokeBody(String sessionId) {}

    /**
     * The service: where requests go, with the headers of every request. Headers and address are added here and not by Feign's
     * templates and interceptors, which would copy the request for each of them (8 KB per call).
     */
    final class Service implements Target<SessionsApi> {
        private final String url;
        private final Map<String, Collection<String>> headers = new LinkedHashMap<>();

        Service(URI baseUrl, String userAgent) {
            url = baseUrl.toString();
            headers.put("User-Agent", List.of(userAgent));
            headers.put("Accept", List.of("application/json"));
        }

        @Override
        public Class<SessionsApi> type() {
            return SessionsApi.class;
        }

        @Override
        public String name() {
            return url;
        }

        @Override
        public String url() {
            return url;
        }

        @Override
        public Request apply(RequestTemplate request) {
            byte[] body = request.body();
            return Request.create(
                    Request.HttpMethod.valueOf(request.method()),
                    url + request.url(),
                    body == null ? headers : withBody(body.length),
                    body,
                    request.requestCharset(),
                    null);
        }

        private Map<String, Collection<String>> withBody(int length) {
            Map<String, Collection<String>> all = new LinkedHashMap<>(headers);
            all.put("Content-Type", List.of("application/json"));
            all.put("Content-Length", List.of(Integer.toString(length)));
            return all;
        }
    }
}
