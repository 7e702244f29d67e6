package dev.sessions.examples.jobs;

import java.util.Locale;

/** Writes a number of things. */
final class Count {
    private Count() {}

    /** Returns a number with its noun in the form that it asks for, for instance {@code 7 sessions}. */
    static String of(long number, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", number, noun, number == 1 ? "" : "s");
    }
}
