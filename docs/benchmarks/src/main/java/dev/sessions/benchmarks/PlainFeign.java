package dev.sessions.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import feign.Feign;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import feign.jackson.JacksonDecoder;
import feign.jackson.JacksonEncoder;
import feign.okhttp.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** Feign as its README shows it. */
final class PlainFeign implements Subject {
    private final Api api;

    PlainFeign(String url) {
        JsonMapper json = PageJson.usual();
        this.api = Feign.builder()
                .client(new OkHttpClient())
                .encoder(new JacksonEncoder(json))
                .decoder(new JacksonDecoder(json))
                .target(Api.class, url);
    }

    @Headers("Authorization: Bearer sk_test_benchmark")
    interface Api {
        @RequestLine("GET /user_management/users/{user}/sessions?limit={limit}&order=desc&after={after}")
        PageJson list(@Param("user") String user, @Param("limit") int limit, @Param("after") @Nullable String after);

        @RequestLine("POST /user_management/sessions/revoke")
        @Headers("Content-Type: application/json")
        Response revoke(Revoke body);
    }

    record Revoke(String sessionId) {}

    @Override
    public Object list(String user, int limit) {
        return api.list(user, limit, null);
    }

    @Override
    public Object revoke(String session) {
        try (Response response = api.revoke(new Revoke(session))) {
            return response.status();
        }
    }

    @Override
    public int walk(String user) {
        int sessions = 0;
        String after = null;
        do {
            PageJson page = api.list(user, 100, after);
            sessions += page.data().size();
            after = page.listMetadata().after();
        } while (after != null);
        return sessions;
    }

    @Override
    public void close() {
        // Feign has no way to close its client: its threads are daemons.
    }
}
