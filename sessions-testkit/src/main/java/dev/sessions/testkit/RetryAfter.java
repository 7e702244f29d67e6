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

    /**
     * Returns the time to wait; negative for a date in the past; null when the text is neither. A date is counted from the
     * header {@code Date} of the same response, if there is one.
     */
    static @Nullable Duration parse(@Nullable String text, @Nullable String date, Instant local) {
        if (text == null) {
            return null;
        }
        if (text.matches("[0-9]+")) {
            return Duration.ofSeconds(text.length() > 10 ? NEVER : Long.parseLong(text));
        }
        Instant end = instant(text);
        Instant sent = date == null ? null : instant(date);
        return end == null ? null : Duration.between(sent == null ? local : sent, end);
    }

    private static @Nullable Instant instant(String text) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
