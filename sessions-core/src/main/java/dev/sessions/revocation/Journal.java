package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.OverlappingFileLockException;
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

    private final @Nullable Path created;
    private @Nullable OutputStream file;
    // What stands before the first line: nothing is written before there is one, and a job that did not begin leaves no
    // trace.
    private String before;

    private Journal(@Nullable OutputStream file, @Nullable Path created, String before) {
        this.file = file;
        this.created = created;
        this.before = before;
    }

    /**
     * Opens a journal at the end of that file; no file, no journal.
     *
     * @throws UncheckedIOException when the file cannot be written
     * @throws IllegalArgumentException when there is something in the file that is not a journal, or another job writes to it
     */
    static Journal open(@Nullable Path path) {
        if (path == null) {
            return new Journal(null, null, "");
        }
        try {
            String begin = "";
            boolean found = Files.exists(path);
            if (found) {
                RevocationReport unused = JournalReader.read(path);
                begin = isTorn(path) ? "\n" : "";
            }
            // Not a channel: an interrupt would close it, and what the workers still have to tell would be lost.
            FileOutputStream file = new FileOutputStream(path.toFile(), true);
            lock(path, file);
            return new Journal(file, found ? null : path, begin + STARTED + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + path + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** Lets no other job write to the file: one would be told to have ended with what the other did. */
    private static void lock(Path path, FileOutputStream file) throws IOException {
        boolean locked = false;
        try {
            // Where no line will ever be, because a lock may keep readers out of what it covers.
            locked = file.getChannel().tryLock(Long.MAX_VALUE - 1, 1, false) != null;
        } catch (OverlappingFileLockException e) {
            // As if another process had it.
        } finally {
            if (!locked) {
                file.close();
            }
        }
        if (!locked) {
            throw new IllegalArgumentException("Another job writes to the journal " + path
                    + ": give each job a file of its own, or wait for that one.");
        }
    }

    /** A job that was killed may have left part of a line, which must not become the beginning of another. */
    static boolean isTorn(Path path) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(path.toFile(), "r")) {
            if (bytes.length() == 0) {
                return false;
            }
            bytes.seek(bytes.length() - 1);
            return bytes.read() != '\n';
        }
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
        try {
            to.write((before + text).getBytes(StandardCharsets.US_ASCII));
            before = "";
        } catch (IOException e) {
            // Part of the line may be in the file: nothing may follow it.
            close();
            throw new UncheckedIOException("The journal cannot be written: " + e.getMessage() + ".", e);
        }
    }

    /** Closes the file. One that was created and has no line is deleted. */
    @Override
    public void close() {
        OutputStream from = file;
        file = null;
        try {
            if (from != null) {
                from.close();
                if (created != null && !before.isEmpty()) {
                    Files.deleteIfExists(created);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be closed: " + e.getMessage() + ".", e);
        }
    }
}
