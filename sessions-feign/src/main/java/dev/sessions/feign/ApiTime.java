package dev.sessions.feign;

import java.time.Instant;

/**
 * Reads the times of the API. Their one form, {@code 2026-01-15T12:00:00.000Z} (SEEN), is read directly, because
 * {@link Instant#parse} takes most of the time of decoding a page; every other form is left to it.
 */
final class ApiTime {
    private static final String FORM = "0000-00-00T00:00:00.000Z";

    private ApiTime() {}

    /**
     * Returns the time.
     *
     * @throws java.time.DateTimeException when the text is no ISO-8601 time
     */
    static Instant parse(String text) {
        return hasForm(text) ? read(text) : Instant.parse(text);
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char wanted = FORM.charAt(i);
            char c = text.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return true;
    }

    private static Instant read(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        if (month < 1 || month > 12 || day < 1 || day > 28 || hour > 23 || minute > 59 || second > 59) {
            // The rare days, and what is no time at all.
            return Instant.parse(text);
        }
        long seconds = daysSince1970(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, number(text, 20, 23) * 1_000_000L);
    }

    /** Counts days in the proleptic Gregorian calendar with years that begin in March, so that leap days come last. */
    private static long daysSince1970(int year, int month, int day) {
        long y = month > 2 ? year : year - 1L;
        long monthFromMarch = month > 2 ? month - 3L : month + 9L;
        long leapDays = Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400);
        return y * 365 + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468;
    }

    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }
}
