package dev.sessions.examples.jobs;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an age as people write it. */
public final class Age {
    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})([dhm])");

    private Age() {}

    /**
     * Returns the time that a text such as {@code 30d}, {@code 12h} or {@code 45m} stands for.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Duration of(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no age: write a number and d, h or m, for instance 30d, 12h or 45m.");
        }
        long number = Long.parseLong(form.group(1));
        return switch (form.group(2)) {
            case "d" -> Duration.ofDays(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofMinutes(number);
        };
    }
}
