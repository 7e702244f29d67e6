package dev.sessions.feign.fuzz;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.feign.FeignSessions;
import feign.Client;
import feign.Request;
import feign.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** A service that is called without a network and gives the same response each time, and the adapter that calls it. */
final class CannedService implements Client {
    static final String KEY = "sk_fuzz_4f9a";
    static final UserId USER = UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5");
    static final SessionId SESSION = SessionId.of("session_01H93ZY4F80QPBEZ1R5B2SHQG8");
    static final PageRequest PAGE = PageRequest.newestFirst(10);
    static final int MOST_BYTES = 64 * 1024;

    /** Always the longest wait: nothing may depend on chance. */
    private static final RandomGenerator LONGEST = () -> -1;

    final VirtualTime time = new VirtualTime();
    final FeignSessions sessions = FeignSessions.builder()
            .apiKey(KEY)
            .baseUrl(URI.create("https://api.example"))
            .client(this)
            .timekeeper(time)
            .random(LONGEST)
            .maxResponseBytes(MOST_BYTES)
            // Calls must not affect each other.
            .withoutRetryBudget()
            .build();

    private final List<SentBody> bodies = new ArrayList<>();
    private final List<Request> requests = new ArrayList<>();
    private SeedResponse response = SeedResponse.bare(Operation.Kind.REVOKE, 200);

    /** Forgets all calls and sends the given response from now on. */
    void respondWith(SeedResponse next) {
        response = next;
        time.restart();
        bodies.clear();
        requests.clear();
    }

    /** Returns what was handed out, one body for each request. */
    List<SentBody> bodies() {
        return bodies;
    }

    List<Request> requests() {
        return requests;
    }

    @Override
    public Response execute(Request request, Request.Options options) {
        SentBody body = new SentBody(response);
        bodies.add(body);
        requests.add(request);
        return Response.builder()
                .request(request)
                .status(response.status())
                .headers(response.headers())
                .body(body)
                .build();
    }
}
