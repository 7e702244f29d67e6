package dev.sessions.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: whole seconds or an HTTP date. */
final class RetryAfter {
    private static final long NEVER = 9_999_999_999L;

    private RetryAfter() {}

    /** Returns the time to wait; negative for a date in the past; null when the text is neither. */
    static @Nullable Duration parse(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        if (text.matches("[0-9]+")) {
            return Duration.ofSeconds(text.length() > 10 ? NEVER : Long.parseLong(text));
        }
        try {
            return Duration.between(now, DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeParseException neither) {
            return null;
        }
    }
}
