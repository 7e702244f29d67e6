package dev.sessions.examples.jobs;

import java.io.Console;
import java.util.Optional;

/** Tells whether somebody looks on. */
final class Terminal {
    private Terminal() {}

    /** Returns whether input and output are a terminal's. Java cannot ask that of the error stream alone. */
    static boolean isThere() {
        return Optional.ofNullable(System.console())
                .filter(Terminal::isTerminal)
                .isPresent();
    }

    /** From Java 22 on there may be a console without a terminal, and a method that tells. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
