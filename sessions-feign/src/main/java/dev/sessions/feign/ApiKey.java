package dev.sessions.feign;

import static java.util.Objects.requireNonNull;

/** The secret, as it is at one attempt. Never shown. */
final class ApiKey {
    private final String secret;

    /** Refuses what cannot stand in a header, without quoting it. */
    ApiKey(String secret) {
        this.secret =
                requireNonNull(secret, "The API key must not be null: pass the secret key of the environment, sk_...");
        if (secret.isBlank()) {
            throw new IllegalArgumentException("The API key must not be empty or blank.");
        }
        if (!secret.chars().allMatch(c -> c > ' ' && c <= '~')) {
            throw new IllegalArgumentException(
                    "The API key must consist of visible ASCII characters: look for a stray space"
                            + " or line break where it is stored.");
        }
    }

    /** Returns the value of the {@code Authorization} header. */
    String authorization() {
        return "Bearer " + secret;
    }

    /** Returns the text with the key, should the other side have echoed it, made unreadable. */
    String redact(String text) {
        return text.replace(secret, "[API key]");
    }

    @Override
    public String toString() {
        return "ApiKey[...]";
    }
}
