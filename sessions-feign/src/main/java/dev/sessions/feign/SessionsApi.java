package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.PageRequest;
import feign.Param;
import feign.Request;
import feign.Request.HttpMethod;
import feign.RequestLine;
import feign.RequestTemplate;
import feign.Response;
import feign.Target;
import feign.jackson.JacksonEncoder;
import java.lang.reflect.Type;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two session operations of the API, as Feign sends them. Both return the bare response, which {@link Exchange} reads: it
 * knows the operation, the limits and the key.
 */
interface SessionsApi {

    // Service adds the query: in a template of Feign it would take 8 KB more of each call.
    @RequestLine("GET /user_management/users/{user}/sessions")
    Response list(@Param("user") String userId, ListQuery query, Request.Options options);

    @RequestLine("POST /user_management/sessions/revoke")
    Response revoke(RevokeBody body, Request.Options options);

    /** The query of a list, such as {@code limit=10&order=desc&after=session_1} (SPEC). */
    record ListQuery(PageRequest page) {
        String text() {
            // The order is always sent: without it the API swaps the meaning of its cursors (SEEN).
            String query = "limit=" + page.limit()
                    + switch (page.order()) {
                        case NEWEST_FIRST -> "&order=desc";
                        case OLDEST_FIRST -> "&order=asc";
                    };
            return query + cursor("&after=", page.after()) + cursor("&before=", page.before());
        }

        private static String cursor(String name, Optional<String> cursor) {
            return cursor.map(text -> name + URLEncoder.encode(text, US_ASCII)).orElse("");
        }
    }

    /** The body of a revoke: {@code {"session_id":"..."}} (SPEC). */
    record RevokeBody(String sessionId) {}

    /** Writes a query or a body. Feign knows no other argument than a body, and hands both to {@link Service} as bytes. */
    static void encode(Object content, Type type, RequestTemplate request) {
        if (content instanceof ListQuery query) {
            request.body(query.text());
        } else {
            Service.JACKSON.encode(content, type, request);
        }
        // Feign would make a template of the header once more (2 KB per call).
        request.removeHeader("Content-Length");
    }

    /**
     * The service: where requests go. Headers, address and query are added here and not by Feign's templates and interceptors, which
     * would copy the request for each of them (16 KB per list).
     */
    final class Service implements Target<SessionsApi> {
        private static final JacksonEncoder JACKSON = new JacksonEncoder(Json.MAPPER);

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
            HttpMethod method = HttpMethod.valueOf(request.method());
            String address = url + request.url();
            byte[] content = request.body();
            return method == HttpMethod.GET
                    ? Request.create(method, address + "?" + new String(content, US_ASCII), headers, null, null, null)
                    : Request.create(method, address, withBody(content.length), content, UTF_8, null);
        }

        private Map<String, Collection<String>> withBody(int length) {
            Map<String, Collection<String>> all = new LinkedHashMap<>(headers);
            all.put("Content-Type", List.of("application/json"));
            all.put("Content-Length", List.of(Integer.toString(length)));
            return all;
        }
    }
}
