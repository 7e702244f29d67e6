package dev.sessions.feign;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After}: whole seconds or an HTTP date. */
final class RetryAfter {
    private RetryAfter() {}

    /**
     * Returns the time to wait, never negative; null when the text is neither. A date in the past is no wait.
     *
     * @param date the header {@code Date} of the same response: the clock that a date is counted from, since clocks differ
     * @param local what the local clock shows, for a response that does not say
     */
    static @Nullable Duration parse(@Nullable String text, @Nullable String date, Instant local) {
        if (text == null) {
            return null;
        }
        String value = text.trim();
        if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            // Longer than ten digits is more than three centuries: the same as never.
            return Duration.ofSeconds(value.length() > 10 ? 9_999_999_999L : Long.parseLong(value));
        }
        Instant end = instant(value);
        if (end == null) {
            return null;
        }
        Instant sent = date == null ? null : instant(date.trim());
        Instant now = sent == null ? local : sent;
        return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
