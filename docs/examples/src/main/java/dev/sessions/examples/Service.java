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
     * Returns the real API when a key is set; else an embedded server, if the command runs without a key.
     *
     * @throws WrongUsage when the key is missing, empty or cannot be used, or the address cannot
     */
    static Service chosenBy(Map<String, String> env, Command command) {
        String key = env.get("WORKOS_API_KEY");
        String baseUrl = env.getOrDefault("WORKOS_BASE_URL", "");
        if (key != null && key.isBlank()) {
            // In a build this is a secret that is missing, and no wish for examples.
            throw new WrongUsage(
                    "WORKOS_API_KEY is empty: set it to the secret key, or add --demo to use example sessions.");
        }
        if (key != null) {
            return RemoteService.at(baseUrl, key);
        }
        if (!command.runsWithoutKey()) {
            throw new WrongUsage("WORKOS_API_KEY is not set, so no session can end: set it to the secret key, or add"
                    + " --demo to try the command on example sessions.");
        }
        if (!baseUrl.isEmpty()) {
            throw new WrongUsage("WORKOS_BASE_URL is set but WORKOS_API_KEY is not: set both or neither.");
        }
        return EmbeddedService.withoutKey();
    }
}
