package dev.sessions.examples;

import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.util.Optional;

/** A server on a free port of this machine that holds the example sessions. It is asked over HTTP, as the real one is. */
final class EmbeddedService implements Service {
    private final FakeSessionsServer server;
    private final FeignSessions sessions;

    private EmbeddedService(FakeSessionsServer server) {
        this.server = server;
        this.sessions = FeignSessions.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .build();
    }

    static EmbeddedService start() {
        Timekeeper time = Timekeeper.system();
        FakeSessions fake = FakeSessions.create(time);
        ExampleSessions.activeAt(time.now()).forEach(fake::add);
        return new EmbeddedService(FakeSessionsServer.start(fake));
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
        return Optional.of("This ran on the embedded server " + server.baseUrl()
                + " with example sessions; set WORKOS_API_KEY to ask the real API.");
    }

    @Override
    public void close() {
        sessions.close();
        server.close();
    }
}
