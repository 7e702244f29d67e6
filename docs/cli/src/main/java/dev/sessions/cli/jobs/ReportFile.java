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

/** The file that records a job while it runs, and what an earlier run left there. */
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
     * Returns where a job keeps its report. A resumed report is appended to; when a new file is given as well, that file begins
     * as a copy of the resumed report, and so holds the whole.
     *
     * @throws IllegalArgumentException when the resumed file is not a report or leaves nothing to do, or the new file exists or
     *     cannot be written
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
                // Otherwise a complete job would pass for the new one. Unknown users are listed again: they may belong
                // to the
                // environment of another key.
                throw new IllegalArgumentException("The report " + file
                        + " is of a job that is complete, so nothing is left to go on with: leave out --resume to begin a"
                        + " new job.");
            }
            return report;
        } catch (UncheckedIOException e) {
            throw new IllegalArgumentException("The report " + file + " cannot be read: " + Reason.of(e) + ".", e);
        }
    }

    /** Makes a plan start from what the earlier run left. */
    public SessionRevokerBuilder resumeIn(SessionRevokerBuilder builder) {
        return earlier == null ? builder : builder.resume(earlier);
    }

    /** Makes a job record its report here and do only what the earlier run left. */
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

    /** Deletes the copy that {@link #applyTo} made, because the job was refused and the same command must work again. */
    public void undo() {
        try {
            if (file != null && resumed != null && !file.equals(resumed)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // The copy stays: the reason for the refusal matters more.
        }
    }

    /** Returns whether the earlier run left the user, or the service did not know the user then. */
    public boolean isToDo(UserId user) {
        return earlier == null
                || !earlier.usersDone().contains(user)
                || earlier.unknownUsers().contains(user);
    }

    /** Returns the report of the earlier run. */
    public Optional<RevocationReport> earlier() {
        return Optional.ofNullable(earlier);
    }

    /** Returns the report of all runs so far, if the file exists. */
    public Optional<RevocationReport> whole() {
        return path().filter(Files::exists).map(RevocationReport::load);
    }

    /** Returns the file, if there is one. */
    public Optional<Path> path() {
        return Optional.ofNullable(file);
    }
}
