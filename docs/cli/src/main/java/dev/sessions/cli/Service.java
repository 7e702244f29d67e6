package dev.sessions.cli;

import dev.sessions.Timekeeper;
import dev.sessions.feign.FeignSessions;
import dev.sessions.feign.FeignSessionsBuilder;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the calls go: the real API, or an embedded server with example sessions that one command starts and stops. */
final class Service implements AutoCloseable {
    private final FeignSessions sessions;
    private final @Nullable FakeSessionsServer server;
    private final String reason;

    private Service(FeignSessions sessions, @Nullable FakeSessionsServer server, String reason) {
        this.sessions = sessions;
        this.server = server;
        this.reason = reason;
    }

    /**
     * Returns the embedded server for a demo; the real API when a key is set; else the embedded server, if the command runs
     * without a key.
     *
     * @throws IllegalArgumentException when the key is missing, empty or cannot be used, or the address cannot
     */
    static Service chosenBy(Map<String, String> env, boolean demo, boolean runsWithoutKey) {
        if (demo) {
            return embedded(", as --demo asks.");
        }
        String key = env.get("WORKOS_API_KEY");
        String baseUrl = env.getOrDefault("WORKOS_BASE_URL", "");
        if (key != null && key.isBlank()) {
            // In a build an empty key is a missing secret, not a wish for examples.
            throw new IllegalArgumentException(
                    "WORKOS_API_KEY is empty: set it to the secret key, or add --demo to use example sessions.");
        }
        if (key != null) {
            return new Service(remote(baseUrl, key), null, "");
        }
        if (!runsWithoutKey) {
            throw new IllegalArgumentException("WORKOS_API_KEY is not set, so no session can end: set it to the secret"
                    + " key, or add --demo to try the command on example sessions.");
        }
        if (!baseUrl.isEmpty()) {
            throw new IllegalArgumentException(
                    "WORKOS_BASE_URL is set but WORKOS_API_KEY is not: set both or neither.");
        }
        return embedded("; set WORKOS_API_KEY to ask the real API.");
    }

    private static Service embedded(String reason) {
        Timekeeper time = Timekeeper.system();
        FakeSessions fake = FakeSessions.create(time);
        ExampleSessions.activeAt(time.now()).forEach(fake::add);
        FakeSessionsServer server = FakeSessionsServer.start(fake);
        FeignSessions sessions = FeignSessions.builder()
                .baseUrl(server.baseUrl())
                .apiKey(server.apiKey())
                .build();
        return new Service(sessions, server, reason);
    }

    private static FeignSessions remote(String baseUrl, String key) {
        try {
            FeignSessionsBuilder builder = FeignSessions.builder().apiKey(key).userAgentSuffix("sessions-command");
            return (baseUrl.isEmpty() ? builder : builder.baseUrl(new URI(baseUrl))).build();
        } catch (URISyntaxException e) {
            // The exception quotes the address, which may hold a password.
            throw new IllegalArgumentException("WORKOS_BASE_URL is not a web address.");
        } catch (IllegalArgumentException e) {
            // The message names a method of the builder, which a command line cannot call.
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage()).replaceFirst(" unless \\w+\\(\\) is set", ""));
        }
    }

    FeignSessions sessions() {
        return sessions;
    }

    /** Returns the same port without retries, for a job that retries itself. */
    FeignSessions withoutRetries() {
        return sessions.withoutRetries();
    }

    /** Returns a remark that the sessions are examples, if they are. */
    Optional<String> remark() {
        return Optional.ofNullable(server)
                .map(it -> "This ran on the embedded server " + it.baseUrl() + " with example sessions" + reason);
    }

    @Override
    public void close() {
        sessions.close();
        if (server != null) {
            server.close();
        }
    }
}
