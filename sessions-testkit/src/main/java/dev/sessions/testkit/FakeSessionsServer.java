package dev.sessions.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.sessions.testkit.internal.http.HttpRequest;
import dev.sessions.testkit.internal.http.HttpResponse;
import dev.sessions.testkit.internal.http.LoopbackHttp;
import dev.sessions.testkit.internal.http.Output;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions API over HTTP on a port of this machine, in front of a {@link FakeSessions}. Responds as production does,
 * errors included, and sends the faults of the fake.
 *
 * <p>All threads are daemons and end with {@link #close()}. Safe for use by many threads.
 */
public final class FakeSessionsServer implements AutoCloseable {
    /** The API key that a server accepts unless its builder sets another. */
    public static final String API_KEY = "sk_test_fake_key_of_the_loopback_server";

    private static final int KEPT = 10_000;

    private final FakeSessions fake;
    private final String apiKey;
    private final Map<String, Route> routes;
    private final FakeApi api;
    private final Deque<Received> received = new ArrayDeque<>();
    private final LoopbackHttp http;
    private int requests;

    FakeSessionsServer(FakeSessions fake, int port, String apiKey, Map<String, Route> routes) {
        this.fake = fake;
        this.apiKey = apiKey;
        this.routes = Map.copyOf(routes);
        this.api = fake.api(apiKey);
        this.http = LoopbackHttp.start(port, this::respond);
    }

    /**
     * Starts a server in front of the given fake, with the defaults of the {@link #builder}.
     *
     * @throws java.io.UncheckedIOException when no port can be opened
     */
    public static FakeSessionsServer start(FakeSessions fake) {
        return builder(fake).start();
    }

    /** Returns a builder of a server in front of the given fake. */
    public static FakeSessionsServerBuilder builder(FakeSessions fake) {
        return new FakeSessionsServerBuilder(requireNonNull(fake, "fake"));
    }

    /** Responds to requests that are not for the API, for example to plan faults from outside. Called by many threads. */
    @FunctionalInterface
    public interface Route {
        /** Returns the response. Should not throw. */
        Reply respond(Received request);
    }

    /** A response of a {@link Route}, sent as JSON. */
    public record Reply(int status, String body) {}

    /** A request as the server received it. {@code toString} returns the request line alone, because a header holds the key. */
    public record Received(String method, String target, Map<String, String> headers, String body) {
        /** Refuses null. */
        public Received {
            headers = Map.copyOf(headers);
        }

        /** Returns the value of the given header, if it was sent. The case of the name does not matter. */
        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }

        /** Returns method and target, for instance {@code GET /user_management/users/user_1/sessions?limit=100}. */
        @Override
        public String toString() {
            return method + " " + target;
        }
    }

    /** Returns the address of the server, for instance {@code http://127.0.0.1:49152}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + http.port());
    }

    /** Returns the API key that this server accepts. */
    public String apiKey() {
        return apiKey;
    }

    /** Returns the number of requests since the start or the last {@link #reset()}. */
    public synchronized int requests() {
        return requests;
    }

    /** Returns the requests in the order of their arrival, at most the last 10,000. Unmodifiable. */
    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** Returns the number of connections since the start of the server. */
    public int connections() {
        return http.connections();
    }

    /** Resets the fake and forgets the requests. Connections stay open. */
    public void reset() {
        fake.reset();
        forget();
    }

    private synchronized void forget() {
        received.clear();
        requests = 0;
    }

    /** Returns the text without the key, as an adapter does when a service echoes the key. */
    static String redact(String text) {
        return text.replace(API_KEY, "[API key]");
    }

    private Output respond(HttpRequest request) {
        Received received = new Received(request.method(), request.target(), request.headers(), request.body());
        for (Map.Entry<String, Route> route : routes.entrySet()) {
            if (request.target().startsWith(route.getKey())) {
                Reply reply = route.getValue().respond(received);
                return Output.of(HttpResponse.of(
                        reply.status(), "application/json", reply.body().getBytes(UTF_8)));
            }
        }
        keep(received);
        return api.respond(request);
    }

    private synchronized void keep(Received request) {
        requests++;
        received.addLast(request);
        if (received.size() > KEPT) {
            received.removeFirst();
        }
    }

    /** Ends the server with all its connections and threads. Idempotent. */
    @Override
    public void close() {
        http.close();
    }
}
