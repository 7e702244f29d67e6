package dev.sessions.cli;

import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.util.Optional;

/** A server on a free port of this machine that holds the example sessions. Calls go over HTTP, as those to the real one. */
final class EmbeddedService implements Service {
    private final FakeSessionsServer server;
    private final FeignSessions sessions;
    private final String why;

    private EmbeddedService(FakeSessionsServer server, String why) {
        this.server = server;
        this.why = why;
        this.sessions = FeignSessions.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .build();
    }

    /** Starts the server because no key is set. */
    static EmbeddedService withoutKey() {
        return start("; set WORKOS_API_KEY to ask the real API.");
    }

    /** Starts the server because --demo is given. */
    static EmbeddedService demo() {
        return start(", as --demo asks.");
    }

    private static EmbeddedService start(String why) {
        Timekeeper time = Timekeeper.system();
        FakeSessions fake = FakeSessions.create(time);
        ExampleSessions.activeAt(time.now()).forEach(fake::add);
        return new EmbeddedService(FakeSessionsServer.start(fake), why);
    }

    @Override
    public SessionsPort sessions() {
        return sessions;
    }

    @Override
    public SessionsPort withoutRetries() {
        return sessions.withoutRetries();
    }

    @Override
    public Optional<String> remark() {
        return Optional.of("This ran on the embedded server " + server.baseUrl() + " with example sessions" + why);
    }

    @Override
    public void close() {
        sessions.close();
        server.close();
    }
}
