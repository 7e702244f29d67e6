package dev.sessions.testkit.junit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The text form of a value that may be an array. Empty for one that has none: to look at a thing must not break it. */
final class Texts {
    private Texts() {}

    static String of(@Nullable Object value) {
        if (value instanceof byte[] bytes) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (value instanceof char[] chars) {
            return new String(chars);
        }
        try {
            return value instanceof Object[] values ? Arrays.deepToString(values) : String.valueOf(value);
        } catch (RuntimeException | StackOverflowError noText) {
            return "";
        }
    }
}
