package dev.sessions.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/** OkHttp without anything in between. */
final class ByHand implements Subject {
    private static final MediaType JSON = MediaType.get("application/json");

    private final OkHttpClient client = new OkHttpClient();
    private final HttpUrl base;
    private final PageJson.Reader reader;

    ByHand(String url, PageJson.Reader reader) {
        this.base = HttpUrl.get(url);
        this.reader = reader;
    }

    @Override
    public Object list(String user, int limit) throws IOException {
        return page(user, limit, null);
    }

    @Override
    public Object revoke(String session) throws IOException {
        HttpUrl url = base.newBuilder()
                .addPathSegments("user_management/sessions/revoke")
                .build();
        byte[] body = ("{\"session_id\":\"" + session + "\"}").getBytes(UTF_8);
        return call(new Request.Builder().url(url).post(RequestBody.create(body, JSON)), in -> in);
    }

    @Override
    public int walk(String user) throws IOException {
        int sessions = 0;
        String after = null;
        do {
            PageJson page = (PageJson) page(user, 100, after);
            sessions += page.data().size();
            after = page.listMetadata().after();
        } while (after != null);
        return sessions;
    }

    private Object page(String user, int limit, @Nullable String after) throws IOException {
        HttpUrl.Builder url = base.newBuilder()
                .addPathSegments("user_management/users")
                .addPathSegment(user)
                .addPathSegment("sessions")
                .addQueryParameter("limit", Integer.toString(limit))
                .addQueryParameter("order", "desc");
        if (after != null) {
            url.addQueryParameter("after", after);
        }
        return call(new Request.Builder().url(url.build()), reader);
    }

    private Object call(Request.Builder request, PageJson.Reader reader) throws IOException {
        request.header("Authorization", "Bearer sk_test_benchmark");
        try (Response response = client.newCall(request.build()).execute();
                ResponseBody body = response.body()) {
            if (!response.isSuccessful()) {
                throw new IOException("status " + response.code());
            }
            return reader.read(body.byteStream());
        }
    }

    @Override
    public void close() {
        client.connectionPool().evictAll();
    }
}
