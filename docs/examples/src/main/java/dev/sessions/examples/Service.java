package dev.sessions.examples;

import dev.sessions.SessionsPort;
import java.util.Map;
import java.util.Optional;

/** Where the calls go: the real API, or a server that was started for this one command. */
interface Service extends AutoCloseable {

    SessionsPort sessions();

    /** Returns the same with each call made once, for a job that asks again itself. */
    SessionsPort withoutRetries();

    /** Returns what must be said so that nobody takes example sessions for real ones. */
    Optional<String> remark();

    @Override
    void close();

    /**
     * Returns the real API when there is a key, else an embedded server.
     *
     * @throws WrongUsage when the key or the address cannot be used
     */
    static Service chosenBy(Map<String, String> env) {
        String key = env.getOrDefault("WORKOS_API_KEY", "");
        String baseUrl = env.getOrDefault("WORKOS_BASE_URL", "");
        if (!key.isEmpty()) {
            return RemoteService.at(baseUrl, key);
        }
        if (!baseUrl.isEmpty()) {
            throw new WrongUsage("WORKOS_BASE_URL is set but WORKOS_API_KEY is not: set both or neither.");
        }
        return EmbeddedService.start();
    }
}
