package dev.sessions.cli;

import dev.sessions.UserId;
import dev.sessions.cli.jobs.Users;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The users of a command: arguments, or a file. */
final class UsersOptions {
    // As text: picocli hides why it refuses a value where any number is allowed.
    @Parameters(paramLabel = "USER", arity = "0..*", description = "The ids of the users.")
    private List<String> named = List.of();

    @Option(
            names = "--users-from",
            paramLabel = "FILE",
            description = "Read one user from each line, in place of USER; blank lines and lines that begin with #"
                    + " are skipped; - is the standard input.")
    private @Nullable String file;

    /** Returns the user if exactly one is given, as an argument. */
    Optional<UserId> single() {
        return file == null && named.size() == 1 ? Optional.of(UserId.of(named.get(0))) : Optional.empty();
    }

    /**
     * Returns the users, after a file is read and checked.
     *
     * @throws IllegalArgumentException when no users are given, or both ways are used, or the file cannot be used
     */
    Users users(InputStream in) {
        if (file == null && named.isEmpty()) {
            throw new IllegalArgumentException("The command needs a USER or more, or --users-from FILE.");
        }
        if (file == null) {
            return Users.named(named.stream().map(UserId::of).toList());
        }
        if (!named.isEmpty()) {
            throw new IllegalArgumentException("Users are arguments or come from a file, not both: leave out "
                    + named.get(0) + " or --users-from.");
        }
        return file.equals("-") ? Users.in("standard input", in) : Users.in(Path.of(file));
    }
}
