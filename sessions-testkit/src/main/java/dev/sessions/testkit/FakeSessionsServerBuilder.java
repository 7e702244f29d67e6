package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.testkit.FakeSessionsServer.Route;
import java.util.HashMap;
import java.util.Map;

/** Builds a {@link FakeSessionsServer}. */
public final class FakeSessionsServerBuilder {
    private static final int LAST_PORT = 65_535;

    private final FakeSessions fake;
    private final Map<String, Route> routes = new HashMap<>();
    private int port;
    private String apiKey = FakeSessionsServer.API_KEY;

    FakeSessionsServerBuilder(FakeSessions fake) {
        this.fake = fake;
    }

    /**
     * Sets the port. Default 0, which is any free port.
     *
     * @throws IllegalArgumentException unless it is between 0 and 65535
     */
    public FakeSessionsServerBuilder port(int port) {
        if (port < 0 || port > LAST_PORT) {
            throw new IllegalArgumentException("A port is between 0 and " + LAST_PORT + ", not " + port + ".");
        }
        this.port = port;
        return this;
    }

    /**
     * Sets the one API key that the server accepts. Default {@link FakeSessionsServer#API_KEY}.
     *
     * @throws IllegalArgumentException when the key is empty or holds anything but visible ASCII characters
     */
    public FakeSessionsServerBuilder apiKey(String apiKey) {
        if (!apiKey.matches("[!-~]+")) {
            throw new IllegalArgumentException("The API key must consist of visible ASCII characters.");
        }
        this.apiKey = apiKey;
        return this;
    }

    /**
     * Adds a route, which responds to requests whose target begins with the given prefix. They need no key, and are neither counted
     * nor kept. Default none.
     *
     * @throws IllegalArgumentException when the prefix does not begin with a slash
     */
    public FakeSessionsServerBuilder route(String prefix, Route route) {
        if (!prefix.startsWith("/")) {
            throw new IllegalArgumentException("The prefix of a route begins with a slash.");
        }
        routes.put(prefix, requireNonNull(route, "route"));
        return this;
    }

    /**
     * Starts the server.
     *
     * @throws java.io.UncheckedIOException when the port cannot be opened
     */
    public FakeSessionsServer start() {
        return new FakeSessionsServer(fake, port, apiKey, routes);
    }
}
