package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.testkit.internal.http.HttpRequest;
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
 * The sessions API over HTTP on a free port of this machine, in front of a {@link FakeSessions}. Responds as production does,
 * errors included, and sends the faults of the fake.
 *
 * <p>All threads are daemons and end with {@link #close()}. Safe for use by many threads.
 */
public final class FakeSessionsServer implements AutoCloseable {
    /** The one API key that every such server accepts. No other server does. */
    public static final String API_KEY = "sk_test_fake_key_of_the_loopback_server";

    private static final int KEPT = 10_000;

    private final FakeSessions fake;
    private final FakeApi api;
    private final Deque<Received> received = new ArrayDeque<>();
    private final LoopbackHttp http;
    private int requests;

    private FakeSessionsServer(FakeSessions fake) {
        this.fake = fake;
        this.api = fake.api(API_KEY);
        this.http = LoopbackHttp.start(this::respond);
    }

    /**
     * Starts a server in front of the given fake.
     *
     * @throws java.io.UncheckedIOException when no port can be opened
     */
    public static FakeSessionsServer start(FakeSessions fake) {
        return new FakeSessionsServer(requireNonNull(fake, "fake"));
    }

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

    /** Returns {@link #API_KEY}. */
    public String apiKey() {
        return API_KEY;
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
        keep(new Received(request.method(), request.target(), request.headers(), request.body()));
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
