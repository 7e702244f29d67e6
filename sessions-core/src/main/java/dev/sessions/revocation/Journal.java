package dev.sessions.revocation;

import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The report of a job as lines of text that an operator can keep: {@code user session result} and {@code user - done}. Each is
 * flushed as it happens; later lines overrule earlier ones.
 */
final class Journal implements AutoCloseable {
    static final String NO_SESSION = "-";
    static final String DONE = "done";
    static final String UNKNOWN = "unknown";

    private final @Nullable BufferedWriter lines;

    private Journal(@Nullable BufferedWriter lines) {
        this.lines = lines;
    }

    /** Opens a journal at the end of that file; no file, no journal. */
    static Journal open(@Nullable Path file) {
        if (file == null) {
            return new Journal(null);
        }
        try {
            dropTornLine(file);
            return new Journal(Files.newBufferedWriter(
                    file, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (IOException e) {
            throw new UncheckedIOException("The journal " + file + " cannot be written", e);
        }
    }

    /** Returns how a result is written. */
    static String word(Result result) {
        return switch (result) {
            case REVOKED -> "revoked";
            case NOT_FOUND -> "not-found";
            case FAILED -> "failed";
            case NOT_ATTEMPTED -> "not-attempted";
        };
    }

    void write(RevocationOutcome outcome) {
        line(outcome.user() + " " + outcome.session() + " " + word(outcome.result()));
    }

    void done(UserId user, boolean known) {
        line(user + " " + NO_SESSION + " " + (known ? DONE : UNKNOWN));
    }

    private void line(String text) {
        if (lines == null) {
            return;
        }
        try {
            lines.write(text);
            lines.write('\n');
            lines.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be written", e);
        }
    }

    /** A job that was killed may have left part of a line, which must not become the beginning of ours. */
    private static void dropTornLine(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long length = bytes.length();
            while (length > 0) {
                bytes.seek(length - 1);
                if (bytes.read() == '\n') {
                    break;
                }
                length--;
            }
            bytes.setLength(length);
        }
    }

    @Override
    public void close() {
        if (lines == null) {
            return;
        }
        try {
            lines.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The journal cannot be closed", e);
        }
    }
}
