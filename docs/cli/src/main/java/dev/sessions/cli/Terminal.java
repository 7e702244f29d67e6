package dev.sessions.cli;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command reads and prints.
 *
 * @param env the environment variables
 * @param in standard input
 * @param out standard output, for results
 * @param err standard error, for remarks and failures
 * @param interactive whether input and output are a terminal; Java cannot ask that of the error stream alone
 */
record Terminal(Map<String, String> env, InputStream in, PrintStream out, PrintStream err, boolean interactive) {
    private static final int USUAL_WIDTH = 80;

    /** Returns the streams and the environment of this process, with the given standard output. */
    static Terminal ofProcess(PrintStream out) {
        boolean interactive = Optional.ofNullable(System.console())
                .filter(Terminal::isTerminal)
                .isPresent();
        return new Terminal(System.getenv(), System.in, out, System.err, interactive);
    }

    /** Since Java 22 a console may have no terminal; a method of that version returns whether it has. */
    private static boolean isTerminal(Console console) {
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Returns how many characters fit on a line: {@code COLUMNS}, else 80; without a terminal any number. */
    int width() {
        if (!interactive) {
            return Integer.MAX_VALUE;
        }
        String columns = env.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }
}
