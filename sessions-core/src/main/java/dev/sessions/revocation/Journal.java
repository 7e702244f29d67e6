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
 * The report of a job as lines of text that an operator can keep. {@link SessionRevokerBuilder#journal(Path)} tells their form.
 * Each is written in one piece as it happens; later lines overrule earlier ones.
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
    // What stands before the first line: nothing is written before there is one, and a job that did not begin leaves no
    // trace.
    private String before;
    private @Nullable RevocationReport found;

    /**
     * A journal that goes on where the stream stands.
     *
     * @param created whether there was no such file before, so that one that no line was written to is deleted in the end
     */
    Journal(@Nullable Path path, boolean created, @Nullable OutputStream file, String before) {
        this.path = path;
        this.created = created;
        this.file = file;
        this.before = before;
    }

    /**
     * Opens a journal at the end of that file, and lets no other job write to it: one would be told to have ended with what the
     * other did. No file, no journal.
     *
     * @throws UncheckedIOException when the file cannot be written
     * @throws IllegalArgumentException when there is something in the file that is not a journal, or another job writes to it
     */
    static Journal open(@Nullable Path path) {
        if (path == null) {
            return new Journal(null, false, null, "");
        }
        try {
            LockedFile file = LockedFile.open(path);
            boolean opened = false;
            try {
                Journal journal = open(path, file);
                opened = true;
                return journal;
            } finally {
                if (!opened) {
                    file.close();
                }
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

    /** Returns the report that was in the file when it was opened, once: a large one need not be held while the job runs. */
    @Nullable
    RevocationReport takeFound() {
        RevocationReport taken = found;
        found = null;
        return taken;
    }

    /** Returns how a result is written. */
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
        line(user + " " + session + " " + word(result));
    }

    void user(UserId user, String word) {
        line(user + " " + NO_SESSION + " " + word);
    }

    void finished() {
        line(FINISHED);
    }

    /** Writes that a job began, if no line has told it. */
    void begun() {
        write("");
    }

    private void line(String text) {
        write(text + "\n");
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
                // Part of the line may be in the file: nothing may follow it.
                close();
            } catch (UncheckedIOException again) {
                failure.addSuppressed(again);
            }
            throw failure;
        }
    }

    /** Closes the file. One that was created and that no line was written to is deleted. */
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
