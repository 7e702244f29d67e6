package dev.sessions.cli.jobs;

import java.util.Locale;

/** Writes a number and its noun. */
public final class Count {
    private Count() {}

    /** Returns the number and its noun, in the singular for 1, for example {@code 7 sessions}. */
    public static String of(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
