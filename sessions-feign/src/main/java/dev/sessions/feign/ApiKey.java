package dev.sessions.feign;

import static java.util.Objects.requireNonNull;

/** The API key of one attempt. No text shows it. */
final class ApiKey {
    private final String secret;

    /** Refuses a key that cannot be a header's value, without quoting the key. */
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

    /** Returns the text with the key replaced, because a server may echo it. */
    String redact(String text) {
        return text.replace(secret, "[API key]");
    }

    @Override
    public String toString() {
        return "ApiKey[...]";
    }
}
