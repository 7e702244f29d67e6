package dev.sessions.spring;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.StringUtils;

/**
 * The settings {@code sessions.*}. The application does not start without a key.
 *
 * @param apiKey the secret key of the environment; has no default
 * @param deadline the longest time for a call, with its retries, and for signing out many devices
 */
@ConfigurationProperties("sessions")
record SessionsProperties(
        String apiKey,
        @DefaultValue("https://api.workos.com") URI baseUrl,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("3s") Duration attemptTimeout,
        @DefaultValue("8s") Duration deadline) {

    SessionsProperties {
        if (!StringUtils.hasText(apiKey)) {
            throw new IllegalArgumentException(
                    "sessions.api-key is missing: set it, or SESSIONS_API_KEY in the environment.");
        }
    }

    @Override
    public String toString() {
        return "SessionsProperties[baseUrl=" + baseUrl + "]";
    }
}
