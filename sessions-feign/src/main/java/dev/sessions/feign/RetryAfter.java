package dev.sessions.feign;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: whole seconds or an HTTP date. */
final class RetryAfter {
    private RetryAfter() {}

    /** Returns the time to wait, never negative; null when the text is neither. A date in the past is no wait. */
    static @Nullable Duration parse(@Nullable String text, Instant now) {
        if (text == null) {
            return null;
        }
        String value = text.trim();
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // Longer than ten digits is more than three centuries: the same as never.
            return Duration.ofSeconds(value.length() > 10 ? 9_999_999_999L : Long.parseLong(value));
        }
        try {
            Instant date = DateTimeFormatter.RFC_1123_DATE_TIME.parse(value, Instant::from);
            return date.isAfter(now) ? Duration.between(now, date) : Duration.ZERO;
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
