package dev.sessions.testkit.junit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The encodings of a key in a text. Immutable. */
final class KeyForms {
    private static final Pattern ESCAPE = Pattern.compile("%([0-9a-fA-F]{2})");

    private final String key;
    private final List<String> base64;

    private KeyForms(String key, List<String> base64) {
        this.key = key;
        this.base64 = base64;
    }

    static KeyForms of(String key) {
        byte[] bytes = key.getBytes(StandardCharsets.US_ASCII);
        List<String> base64 = new ArrayList<>();
        for (int before = 0; before < 3; before++) {
            base64.add(withinBase64(Base64.getEncoder(), bytes, before));
            base64.add(withinBase64(Base64.getUrlEncoder(), bytes, before));
        }
        return new KeyForms(key, List.copyOf(base64));
    }

    /**
     * Returns the Base64 characters that depend on the key alone when the given number of bytes, modulo 3, precede the key. The
     * Base64 of any text with the key holds them, for instance of {@code Bearer KEY} or {@code KEY:}.
     */
    private static String withinBase64(Base64.Encoder encoder, byte[] key, int before) {
        byte[] text = new byte[before + key.length];
        System.arraycopy(key, 0, text, before, key.length);
        // Six bits a character: the first and the last may include bits of the text around the key.
        return encoder.encodeToString(text).substring((before * 8 + 5) / 6, text.length * 8 / 6);
    }

    /** Returns the encoding of the key in the text; empty when the text does not hold the key. */
    Optional<String> foundIn(String text) {
        if (text.contains(key)) {
            return Optional.of("as it is");
        }
        if (base64.stream().anyMatch(text::contains)) {
            return Optional.of("in Base64");
        }
        boolean escaped = text.indexOf('%') >= 0
                && ESCAPE.matcher(text)
                        .replaceAll(hex -> unescaped(hex.group(1)))
                        .contains(key);
        return escaped ? Optional.of("URL-encoded") : Optional.empty();
    }

    private static String unescaped(String hex) {
        char letter = (char) Integer.parseInt(hex, 16);
        // A replacement text needs these two escaped.
        return letter == '$' || letter == '\\' ? "\\" + letter : String.valueOf(letter);
    }
}
