package dev.sessions.testkit.junit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The shapes in which a key can stand in a text. Immutable. */
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
     * Returns those characters that the key alone decides when that many bytes precede it, modulo 3. So the key is found in
     * the Base64 of any text that holds it, such as {@code Bearer KEY} or {@code KEY:}.
     */
    private static String withinBase64(Base64.Encoder encoder, byte[] key, int before) {
        byte[] text = new byte[before + key.length];
        System.arraycopy(key, 0, text, before, key.length);
        // Six bits a character: the first and the last may be shared with what stands beside the key.
        return encoder.encodeToString(text).substring((before * 8 + 5) / 6, text.length * 8 / 6);
    }

    /** Returns in which shape the key stands in that text, in words; empty when it does not. */
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
        // To a replacement these two are signs.
        return letter == '$' || letter == '\\' ? "\\" + letter : String.valueOf(letter);
    }
}
