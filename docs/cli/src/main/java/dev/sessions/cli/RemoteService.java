package dev.sessions.cli;

import dev.sessions.SessionsPort;
import dev.sessions.feign.FeignSessions;
import dev.sessions.feign.FeignSessionsBuilder;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** The API at its own address or another. */
final class RemoteService implements Service {
    private final FeignSessions sessions;

    private RemoteService(FeignSessions sessions) {
        this.sessions = sessions;
    }

    /** Returns the API at the given address, or at its own when the address is empty. */
    static RemoteService at(String baseUrl, String key) {
        try {
            FeignSessionsBuilder builder = FeignSessions.builder().apiKey(key).userAgentSuffix("sessions-command");
            return new RemoteService(
                    baseUrl.isEmpty()
                            ? builder.build()
                            : builder.baseUrl(new URI(baseUrl)).build());
        } catch (URISyntaxException e) {
            // The exception quotes the address, which may hold a password.
            throw new IllegalArgumentException("WORKOS_BASE_URL is not a web address.");
        } catch (IllegalArgumentException e) {
            // The message names a method of the builder, which a command line cannot call.
            throw new IllegalArgumentException(
                    String.valueOf(e.getMessage()).replaceFirst(" unless \\w+\\(\\) is set", ""));
        }
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
        return Optional.empty();
    }

    @Override
    public void close() {
        sessions.close();
    }
}
