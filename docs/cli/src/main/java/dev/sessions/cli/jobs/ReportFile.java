package dev.sessions.cli.jobs;

import dev.sessions.UserId;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevokerBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the report of a job is kept as it happens, and what an earlier run left there. */
public final class ReportFile {
    private final @Nullable Path file;
    private final @Nullable Path resumed;
    private final @Nullable RevocationReport earlier;

    private ReportFile(@Nullable Path file, @Nullable Path resumed) {
        this.file = file;
        this.resumed = resumed;
        this.earlier = resumed == null ? null : load(resumed);
    }

    /**
     * Returns the file for a new report, and that of an earlier run to go on with. Without the first, the second is gone on
     * with in its place; with both, the new one begins as a copy of the earlier one, so that it always tells the whole.
     *
     * @throws IllegalArgumentException when the earlier one is no report or leaves nothing to do, or the new one is there already or cannot be
     */
    public static ReportFile of(Optional<Path> report, Optional<Path> resumed) {
        Path from = resumed.orElse(null);
        Path file = report.filter(path -> !isSame(path, from)).orElse(from);
        if (file != null && !file.equals(from)) {
            checkNew(file);
        }
        return new ReportFile(file, from);
    }

    private static boolean isSame(Path file, @Nullable Path other) {
        return other != null
                && file.toAbsolutePath()
                        .normalize()
                        .equals(other.toAbsolutePath().normalize());
    }

    private static void checkNew(Path file) {
        if (Files.exists(file)) {
            throw new IllegalArgumentException("The report " + file
                    + " is there already: name another file, or go on with that one by --resume " + file + " alone.");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "The report " + file + " cannot be written: its folder is missing or not open for writing.");
        }
    }

    private static RevocationReport load(Path file) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException("The report " + file + " cannot be read: it is a folder.");
        }
        try {
            RevocationReport report = RevocationReport.load(file);
            if (report.complete() && report.unknownUsers().isEmpty()) {
                // Else a job that was done before would pass for the one that is asked for now. Unknown users are asked
                // for again: they may belong to the environment of another key.
                throw new IllegalArgumentException("The report " + file
                        + " is of a job that is complete, so nothing is left to go on with: leave out --resume to begin a"
                        + " new job.");
            }
            return report;
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("The report " + file + " cannot be read: " + Reason.of(e) + ".", e);
        }
    }

    /** Lets a plan be about what the earlier run left. */
    public SessionRevokerBuilder resumeIn(SessionRevokerBuilder builder) {
        return earlier == null ? builder : builder.resume(earlier);
    }

    /** Lets a job keep its report here and do only what the earlier run left. */
    public void applyTo(SessionRevokerBuilder builder) {
        if (file == null) {
            return;
        }
        if (resumed == null) {
            builder.journal(file);
            return;
        }
        if (!file.equals(resumed)) {
            copy(resumed, file);
        }
        builder.resume(file);
    }

    private static void copy(Path from, Path to) {
        try (OutputStream copy = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            try {
                Files.copy(from, copy);
            } catch (IOException e) {
                // A partial copy would leave out outcomes of the job.
                Files.deleteIfExists(to);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The report " + to + " cannot be written: " + Reason.of(e) + ".", e);
        }
    }

    /** Takes back what {@link #applyTo} did, because the job was refused: it can be given again as it was. */
    public void undo() {
        try {
            if (file != null && resumed != null && !file.equals(resumed)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Then the copy stays. Why the job was refused matters more.
        }
    }

    /** Returns whether the earlier run was not done with that user, or the service did not know the user then. */
    public boolean isToDo(UserId user) {
        return earlier == null
                || !earlier.usersDone().contains(user)
                || earlier.unknownUsers().contains(user);
    }

    /** Returns what the earlier run did. */
    public Optional<RevocationReport> earlier() {
        return Optional.ofNullable(earlier);
    }

    /** Returns the report of all runs so far, if the file exists. */
    public Optional<RevocationReport> whole() {
        return path().filter(Files::exists).map(RevocationReport::load);
    }

    /** Returns where the report is kept, if it is. */
    public Optional<Path> path() {
        return Optional.ofNullable(file);
    }
}
