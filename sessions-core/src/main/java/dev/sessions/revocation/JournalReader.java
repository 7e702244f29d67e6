package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a journal back into a report. */
final class JournalReader {
    private static final Map<String, Result> RESULTS =
            Arrays.stream(Result.values()).collect(Collectors.toMap(Journal::word, result -> result));

    private final Path file;
    private final Ledger ledger = new Ledger();
    // One object for all lines of a user.
    private final Map<String, UserId> users = new HashMap<>();
    private boolean finished;
    private @Nullable IllegalArgumentException bad;

    private int lastByte = '\n';

    JournalReader(Path file) {
        this.file = file;
    }

    static RevocationReport read(Path file) throws IOException {
        try (InputStream text = Files.newInputStream(file)) {
            return new JournalReader(file).read(text);
        }
    }

    /** Reads the text to its end, and does not close it. */
    RevocationReport read(InputStream text) throws IOException {
        // A file of one unfinished line is a journal only if the line begins like one.
        boolean begun = false;
        // ISO 8859-1 decodes every byte, so a foreign byte is reported with its line.
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(new LastByte(text), StandardCharsets.ISO_8859_1));
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            line(line.strip(), file + ", line " + number);
            begun |= number > 1 || Journal.STARTED.startsWith(line);
            number++;
        }
        if (begun && isTorn()) {
            // No result is the beginning of another, so a torn result is never read as one.
            bad = null;
        }
        refuseBad();
        return new RevocationReport(ledger, finished, null);
    }

    /** Returns whether the text ended within a line, as a killed job may leave it. */
    boolean isTorn() {
        return lastByte != '\n';
    }

    private final class LastByte extends FilterInputStream {
        LastByte(InputStream text) {
            super(text);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            if (count > 0) {
                lastByte = bytes[offset + count - 1];
            }
            return count;
        }
    }

    private void refuseBad() {
        if (bad != null) {
            throw bad;
        }
    }

    private void line(String line, String place) {
        finished = line.equals(Journal.FINISHED);
        if (line.equals(Journal.STARTED)) {
            // The line before a start may be the torn last line of a job that was killed.
            bad = null;
            return;
        }
        refuseBad();
        try {
            if (!finished) {
                entry(line.split(" ", -1));
            }
        } catch (IllegalArgumentException e) {
            bad = new IllegalArgumentException(
                    place + " is not a line of a journal, which is 'user session result': " + e.getMessage(), e);
        }
    }

    private void entry(String[] words) {
        if (words.length != 3) {
            throw new IllegalArgumentException("The words are " + words.length + ".");
        }
        UserId user = users.computeIfAbsent(words[0], UserId::of);
        Result result = RESULTS.get(words[2]);
        if (result != null) {
            ledger.record(RevocationOutcome.of(user, SessionId.of(words[1]), result));
        } else {
            user(user, words[1], words[2]);
        }
    }

    private void user(UserId user, String session, String word) {
        if (!session.equals(Journal.NO_SESSION)) {
            throw new IllegalArgumentException(
                    "A session is " + String.join(", ", RESULTS.keySet()) + ", not " + word + ".");
        }
        switch (word) {
            case Journal.NOT_LISTED -> ledger.notListed(user, null);
            case Journal.DONE -> ledger.done(user, true);
            case Journal.UNKNOWN -> ledger.done(user, false);
            default -> throw new IllegalArgumentException("A user is done, unknown or not-listed, not " + word + ".");
        }
    }
}
