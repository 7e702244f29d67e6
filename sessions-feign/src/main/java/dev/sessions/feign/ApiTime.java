package dev.sessions.feign;

import java.time.Instant;

/**
 * Reads the times of the API. Their usual form, {@code 2026-01-15T12:00:00.000Z} (SEEN), is read directly, because
 * {@link Instant#parse} takes most of the time of reading a page. Every other text is left to {@link Instant#parse}.
 */
final class ApiTime {
    private static final String FORM = "0000-00-00T00:00:00.000Z";

    private ApiTime() {}

    /**
     * Returns the time in a part of the characters. From characters, because a text of its own for each time was a sixth of what
     * reading a page allocates.
     *
     * @throws java.time.DateTimeException when they are not an ISO-8601 time
     */
    static Instant parse(char[] text, int from, int length) {
        if (length != FORM.length()
                || text[from + 4] != '-'
                || text[from + 7] != '-'
                || text[from + 10] != 'T'
                || text[from + 13] != ':'
                || text[from + 16] != ':'
                || text[from + 19] != '.'
                || text[from + 23] != 'Z') {
            return parseAny(text, from, length);
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        int milli = number(text, from + 20, 3);
        boolean isTime = (year | hour | minute | second | milli) >= 0 && hour < 24 && minute < 60 && second < 60;
        if (!isTime || month < 1 || month > 12 || day < 1 || day > daysIn(month, year)) {
            return parseAny(text, from, length);
        }
        long seconds = daysSince1970(year, month, day) * 86_400 + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, milli * 1_000_000L);
    }

    private static Instant parseAny(char[] text, int from, int length) {
        return Instant.parse(new String(text, from, length));
    }

    private static int daysIn(int month, int year) {
        if (month == 2) {
            return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
        }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
    }

    /** Counts days in the proleptic Gregorian calendar with years that begin in March, so that leap days come last. */
    private static long daysSince1970(int year, int month, int day) {
        long y = month > 2 ? year : year - 1L;
        long monthFromMarch = month > 2 ? month - 3L : month + 9L;
        long leapDays = Math.floorDiv(y, 4) - Math.floorDiv(y, 100) + Math.floorDiv(y, 400);
        return y * 365 + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1 - 719_468;
    }

    /** Returns the number, or a negative one if a character is not a digit. */
    private static int number(char[] text, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
