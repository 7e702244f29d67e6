package dev.sessions.feign;

import feign.Headers;
import feign.Param;
import feign.QueryMap;
import feign.Request;
import feign.RequestLine;
import feign.Response;
import java.util.Map;

/**
 * The two session operations of the API, as Feign sends them. Both return the bare response: it is judged by
 * {@link Exchange}, which knows the operation, the limits and the key.
 */
interface SessionsApi {

    @RequestLine(value = "GET /user_management/users/{user}/sessions", decodeSlash = false)
    Response list(@Param("user") String userId, @QueryMap Map<String, Object> query, Request.Options options);

    @RequestLine("POST /user_management/sessions/revoke")
    @Headers("Content-Type: application/json")
    Response revoke(RevokeBody body, Request.Options options);

    /** The body of a revoke: {@code {"session_id":"..."}} (SPEC). */
    record RevokeBody(String sessionId) {}
}
