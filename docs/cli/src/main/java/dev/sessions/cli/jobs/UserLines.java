package dev.sessions.cli.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.UserId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a user from each line of a text. Blank lines and lines that begin with {@code #} are skipped. */
final class UserLines {
    private static final Pattern CSV = Pattern.compile("[\"',;\\s]");

    private final String name;
    private long number;

    private UserLines(String name) {
        this.name = name;
    }

    /** Returns the users as they are read. The stream throws at a line that is not a user, with its number. */
    static Stream<UserId> of(String name, InputStream text) {
        UserLines lines = new UserLines(name);
        BufferedReader reader = new BufferedReader(new InputStreamReader(text, UTF_8));
        return reader.lines()
                .map(String::strip)
                .peek(line -> lines.number++)
                // Editors on Windows write a byte order mark before the first line.
                .map(line -> lines.number == 1 && line.startsWith("\ufeff") ? line.substring(1) : line)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(lines::user)
                .onClose(() -> close(reader));
    }

    private UserId user(String line) {
        if (CSV.matcher(line).find()) {
            throw new IllegalArgumentException("Line " + number + " of " + name
                    + " is not a user: it looks like CSV. Write the id alone, without quotes, commas and spaces.");
        }
        try {
            return UserId.of(line);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Line " + number + " of " + name + " is not a user: " + e.getMessage(), e);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
