package dev.sessions.cli.jobs;

import dev.sessions.UserId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The users of a job: arguments, or the lines of a text. The whole text is checked before the job and read again line by line
 * while the job runs, so that a million users are never held as objects.
 */
public final class Users {
    private final Source source;

    private Users(Source source) {
        this.source = source;
    }

    private static long distinct(int[] sorted) {
        return IntStream.range(0, sorted.length)
                .filter(i -> i == 0 || sorted[i] != sorted[i - 1])
                .count();
    }

    @FunctionalInterface
    private interface Source {
        Stream<UserId> users() throws IOException;
    }

    /** Returns the given users, each once. */
    public static Users named(List<UserId> users) {
        return new Users(() -> users.stream().distinct());
    }

    /**
     * Returns the users of a file.
     *
     * @throws IllegalArgumentException when the file cannot be read, a line is not a user, or no line is one
     */
    public static Users in(Path file) {
        if (Files.isDirectory(file)) {
            throw unreadable(file.toString(), "it is a folder");
        }
        try {
            // A pipe that a shell names like a file, such as <(command), can be read only once.
            return Files.exists(file) && !Files.isRegularFile(file)
                    ? in(file.toString(), Files.newInputStream(file))
                    : some(file.toString(), () -> UserLines.of(file.toString(), Files.newInputStream(file)));
        } catch (IOException e) {
            throw unreadable(file.toString(), Reason.of(e));
        }
    }

    /**
     * Returns the users of a stream that can be read only once. The text is kept: 31 bytes for each user of usual length.
     *
     * @throws IllegalArgumentException as for a file
     */
    public static Users in(String name, InputStream once) {
        try (once) {
            byte[] text = once.readAllBytes();
            return some(name, () -> UserLines.of(name, new ByteArrayInputStream(text)));
        } catch (IOException e) {
            throw unreadable(name, Reason.of(e));
        }
    }

    private static Users some(String name, Source source) {
        try {
            Users users = new Users(source);
            if (users.count(user -> true) == 0) {
                throw new IllegalArgumentException("There is no user in " + name
                        + ": it needs one on each line, besides lines that begin with #.");
            }
            return users;
        } catch (UncheckedIOException e) {
            throw unreadable(name, Reason.of(e));
        }
    }

    private static IllegalArgumentException unreadable(String name, String reason) {
        return new IllegalArgumentException("The users cannot be read from " + name + ": " + reason + ".");
    }

    /** Returns how many different users match: of a million, about a hundred too few, because only hashes are compared. */
    public long count(Predicate<UserId> predicate) {
        try (Stream<UserId> all = stream()) {
            return distinct(
                    all.filter(predicate).mapToInt(UserId::hashCode).sorted().toArray());
        }
    }

    /** Returns the users in their order; a user on two lines appears twice. Close the stream. */
    public Stream<UserId> stream() {
        try {
            return source.users();
        } catch (IOException e) {
            throw new UncheckedIOException("The users can no longer be read: " + Reason.of(e) + ".", e);
        }
    }
}
