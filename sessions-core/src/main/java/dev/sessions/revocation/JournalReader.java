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
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a journal back into a report. */
final class JournalReader {
    private static final Map<String, Result> RESULTS =
            Arrays.stream(Result.values()).collect(Collectors.toMap(Journal::word, result -> result));

    private final Path file;
    private final Map<SessionId, RevocationOutcome> outcomes = new LinkedHashMap<>();
    private final Map<UserId, Optional<Throwable>> open = new LinkedHashMap<>();
    private final Set<UserId> done = new LinkedHashSet<>();
    private final Set<UserId> unknown = new LinkedHashSet<>();
    // One object for the many lines of a user.
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

    /** Reads that text to its end, and does not close it. */
    RevocationReport read(InputStream text) throws IOException {
        // Else a file of one line without an end would be taken for a journal, and gone on with.
        boolean begun = false;
        // Any byte is a character here, so that one that does not belong is found in its line.
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(new LastByte(text), StandardCharsets.ISO_8859_1));
        int number = 1;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            line(line.strip(), file + ", line " + number);
            begun |= number > 1 || Journal.STARTED.startsWith(line);
            number++;
        }
        if (begun && isTorn()) {
            // No word that ends a line is the beginning of another: what was torn off is either nothing or shows.
            bad = null;
        }
        return report();
    }

    /** Returns whether the text ended within a line: a job that was killed may have left part of one. */
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

    private RevocationReport report() {
        refuseBad();
        return new RevocationReport(outcomes.values(), done, unknown, open, finished, null);
    }

    private void refuseBad() {
        if (bad != null) {
            throw bad;
        }
    }

    private void line(String line, String place) {
        finished = line.equals(Journal.FINISHED);
        if (line.equals(Journal.STARTED)) {
            // Before the start of a job there may be the last line of one that was killed.
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
            outcomes.put(SessionId.of(words[1]), RevocationOutcome.of(user, SessionId.of(words[1]), result));
            reopen(user);
        } else {
            user(user, words[1], words[2]);
        }
    }

    private void reopen(UserId user) {
        done.remove(user);
        unknown.remove(user);
        open.put(user, Optional.empty());
    }

    private void user(UserId user, String session, String word) {
        if (!session.equals(Journal.NO_SESSION)) {
            throw new IllegalArgumentException(
                    "A session is " + String.join(", ", RESULTS.keySet()) + ", not " + word + ".");
        }
        switch (word) {
            case Journal.NOT_LISTED -> reopen(user);
            case Journal.DONE, Journal.UNKNOWN -> {
                open.remove(user);
                done.add(user);
                if (word.equals(Journal.UNKNOWN)) {
                    unknown.add(user);
                } else {
                    unknown.remove(user);
                }
            }
            default -> throw new IllegalArgumentException("A user is done, unknown or not-listed, not " + word + ".");
        }
    }
}
