package dev.sessions.cli.serve;

import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** A fake behind a loopback server, with a route that controls it. */
public final class ServedFake implements AutoCloseable {
    private final MovableTime time = new MovableTime();
    private final FakeSessions fake = FakeSessions.create(time);
    private final List<String> lines;
    private final boolean limited;
    private final FakeSessionsServer server;

    /**
     * Starts a server.
     *
     * @param port the port, or 0 for any free one
     * @param apiKey the key that the server accepts
     * @param lines users, and sessions in JSON
     * @param limited whether the server has the vendor's limit: 500 revokes in 10 seconds
     * @throws IllegalArgumentException when port, key or a line cannot be used
     * @throws java.io.UncheckedIOException when the port cannot be opened
     */
    public ServedFake(int port, String apiKey, List<String> lines, boolean limited) {
        this.lines = List.copyOf(lines);
        this.limited = limited;
        fill();
        this.server = FakeSessionsServer.builder(fake)
                .port(port)
                .apiKey(apiKey)
                .route(ControlRoute.PREFIX, new ControlRoute(fake, time, this::reset))
                .start();
    }

    private void reset() {
        fake.reset();
        fill();
    }

    private void fill() {
        if (limited) {
            fake.limitRevokes(500, Duration.ofSeconds(10));
            fake.limitLists(1_000, Duration.ofSeconds(10));
            fake.limitCalls(6_000, Duration.ofSeconds(60));
        }
        SessionLines.add(fake, lines);
    }

    /** Returns the address of the server. */
    public URI baseUrl() {
        return server.baseUrl();
    }

    @Override
    public void close() {
        server.close();
    }
}
