package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The sessions API over HTTP on a free port of this machine, in front of a {@link FakeSessions}. Answers as production would,
 * errors included, and lets the faults of the fake happen on the wire.
 *
 * <p>All threads are daemons and end with {@link #close()}. Safe for use by many threads.
 */
public final class FakeSessionsServer implements AutoCloseable {
    /** The one API key that every such server accepts. It is worth nothing elsewhere. */
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
        this.http = LoopbackHttp.start(this::answer);
    }

    /**
     * Starts a server in front of that fake.
     *
     * @throws java.io.UncheckedIOException when no port can be opened
     */
    public static FakeSessionsServer start(FakeSessions fake) {
        return new FakeSessionsServer(requireNonNull(fake, "fake"));
    }

    /** A request as it reached the server. Its text form is the request line alone, because a header holds the key. */
    public record Received(String method, String target, Map<String, String> headers, String body) {
        /** Refuses null. */
        public Received {
            headers = Map.copyOf(headers);
        }

        /** Returns the value of that header, if it was sent; the case of the name does not matter. */
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

    /** Returns how many requests reached the server since its start or the last {@link #reset()}. */
    public synchronized int requests() {
        return requests;
    }

    /** Returns those requests in the order in which they came, the last 10,000 at the most. Unmodifiable. */
    public synchronized List<Received> received() {
        return List.copyOf(received);
    }

    /** Returns how many connections were made since the start of the server. */
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

    /** Returns the text with the key made unreadable, as an adapter does when a service echoes it. */
    static String redact(String text) {
        return text.replace(API_KEY, "[API key]");
    }

    private Delivery answer(HttpRequest request) {
        keep(new Received(request.method(), request.target(), request.headers(), request.body()));
        return api.answer(request);
    }

    private synchronized void keep(Received request) {
        requests++;
        received.addLast(request);
        if (received.size() > KEPT) {
            received.removeFirst();
        }
    }

    /** Ends the server with all its connections and threads. More than once is the same as once. */
    @Override
    public void close() {
        http.close();
    }
}
