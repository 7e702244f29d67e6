package dev.sessions.cli;

import dev.sessions.SessionsPort;
import java.util.Map;
import java.util.Optional;

/** Where the calls go: the real API, or a server that was started for one command. */
interface Service extends AutoCloseable {

    SessionsPort sessions();

    /** Returns the same port without retries, for a job that retries itself. */
    SessionsPort withoutRetries();

    /** Returns a remark that example sessions are not real ones, if they are shown. */
    Optional<String> remark();

    @Override
    void close();

    /**
     * Returns the embedded server for a demo; the real API when a key is set; else the embedded server, if the command runs
     * without a key.
     *
     * @throws IllegalArgumentException when the key is missing, empty or cannot be used, or the address cannot
     */
    static Service chosenBy(Map<String, String> env, boolean demo, boolean runsWithoutKey) {
        if (demo) {
            return EmbeddedService.demo();
        }
        String key = env.get("WORKOS_API_KEY");
        String baseUrl = env.getOrDefault("WORKOS_BASE_URL", "");
        if (key != null && key.isBlank()) {
            // In a build an empty key is a missing secret, not a wish for examples.
            throw new IllegalArgumentException(
                    "WORKOS_API_KEY is empty: set it to the secret key, or add --demo to use example sessions.");
        }
        if (key != null) {
            return RemoteService.at(baseUrl, key);
        }
        if (!runsWithoutKey) {
            throw new IllegalArgumentException("WORKOS_API_KEY is not set, so no session can end: set it to the secret"
                    + " key, or add --demo to try the command on example sessions.");
        }
        if (!baseUrl.isEmpty()) {
            throw new IllegalArgumentException(
                    "WORKOS_BASE_URL is set but WORKOS_API_KEY is not: set both or neither.");
        }
        return EmbeddedService.withoutKey();
    }
}
