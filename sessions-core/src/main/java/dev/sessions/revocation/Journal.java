package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The file to which a job appends its outcomes, in the form that {@link SessionRevokerBuilder#journal(Path)} describes. Each line
 * is written at once as it happens; a later line replaces an earlier one.
 */
final class Journal implements AutoCloseable {
    static final String STARTED = "# started";
    static final String FINISHED = "# finished";
    static final String NO_SESSION = "-";
    static final String DONE = "done";
    static final String UNKNOWN = "unknown";
    static final String NOT_LISTED = "not-listed";

    private final @Nullable Path path;
    private final boolean created;
    private @Nullable OutputStream file;
    // Written before the first line, so that a job that did not begin leaves no trace.
    private String before;
    private @Nullable RevocationReport found;

    /** Makes a journal on the given stream; {@code created} deletes the file in the end if no line was written. */
    Journal(@Nullable Path path, boolean created, @Nullable OutputStream file, String before) {
        this.path = path;
        this.created = created;
        this.file = file;
        this.before = before;
    }

    /**
     * Opens a journal at the end of the given file, and locks the file against other jobs, whose lines would mix with these. Null
     * opens a journal that writes nothing.
     *
     * @throws UncheckedIOException when the file cannot be written
     * @throws IllegalArgumentException when the file holds something other than a journal, or another job writes to it
     */
    static Journal open(@Nullable Path path) {
        if (path == null) {
            return new Journal(null, false, null, "");
        }
        try {
            LockedFile file = LockedFile.open(path);
            try {
                return open(path, file);
            } catch (Throwable e) {
                file.close();
                throw e;
            }
        } catch (IOException e) {
            throw unwritable(path, e);
        }
    }

    private static Journal open(Path path, LockedFile file) throws IOException {
        if (file.isEmpty()) {
            return new Journal(path, file.isCreated(), file, STARTED + "\n");
        }
        JournalReader reader = new JournalReader(path);
        RevocationReport found = reader.read(file.text());
        Journal journal = new Journal(path, false, file, (reader.isTorn() ? "\n" : "") + STARTED + "\n");
        journal.found = found;
        return journal;
    }

    private static UncheckedIOException unwritable(@Nullable Path path, IOException e) {
        String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        return new UncheckedIOException("The journal " + path + " cannot be written: " + reason + ".", e);
    }

    /** Returns the report that the file held when it was opened, and releases it: a job need not hold a large one. */
    @Nullable
    RevocationReport takeFound() {
        RevocationReport taken = found;
        found = null;
        return taken;
    }

    /** Returns the word for a result in a line. */
    static String word(Result result) {
        return switch (result) {
            case REVOKED -> "revoked";
            case NOT_FOUND -> "not-found";
            case STILL_LISTED -> "still-listed";
            case FAILED -> "failed";
            case NOT_ATTEMPTED -> "not-attempted";
        };
    }

    void session(UserId user, SessionId session, Result result) {
        write(user + " " + session + " " + word(result) + "\n");
    }

    void user(UserId user, String word) {
        write(user + " " + NO_SESSION + " " + word + "\n");
    }

    void finished() {
        write(FINISHED + "\n");
    }

    /** Writes that a job began, unless a line has. */
    void begun() {
        write("");
    }

    private void write(String text) {
        OutputStream to = file;
        if (to == null) {
            return;
        }
        byte[] bytes = (before + text).getBytes(StandardCharsets.US_ASCII);
        before = "";
        try {
            to.write(bytes);
        } catch (IOException e) {
            UncheckedIOException failure = unwritable(path, e);
            try {
                // Part of the line may be in the file, so no other line may follow.
                close();
            } catch (UncheckedIOException again) {
                failure.addSuppressed(again);
            }
            throw failure;
        }
    }

    /** Closes the file, and deletes a created file without a line. */
    @Override
    public void close() {
        OutputStream from = file;
        file = null;
        try {
            if (from != null) {
                from.close();
                if (path != null && created && !before.isEmpty()) {
                    Files.deleteIfExists(path);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be closed: " + e.getMessage() + ".", e);
        }
    }
}
