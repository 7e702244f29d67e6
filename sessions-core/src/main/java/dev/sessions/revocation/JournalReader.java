package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.IOException;
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

/** Reads a journal back into a report. */
final class JournalReader {
    private static final Map<String, Result> RESULTS =
            Arrays.stream(Result.values()).collect(Collectors.toMap(Journal::word, result -> result));

    private final Map<SessionId, RevocationOutcome> outcomes = new LinkedHashMap<>();
    private final Map<UserId, Optional<Throwable>> open = new LinkedHashMap<>();
    private final Set<UserId> done = new LinkedHashSet<>();
    private final Set<UserId> unknown = new LinkedHashSet<>();
    // One object for the many lines of a user.
    private final Map<String, UserId> users = new HashMap<>();

    private JournalReader() {}

    static RevocationReport read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        JournalReader reader = new JournalReader();
        int number = 0;
        int begin = 0;
        // What follows the last line break was torn off.
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            number++;
            reader.line(text.substring(begin, end), file + ", line " + number);
            begin = end + 1;
        }
        return new RevocationReport(reader.outcomes.values(), reader.done, reader.unknown, reader.open, null);
    }

    private void line(String line, String place) {
        String[] words = line.strip().split(" ", -1);
        try {
            if (words.length != 3) {
                throw new IllegalArgumentException("there are " + words.length + " words");
            }
            UserId user = users.computeIfAbsent(words[0], UserId::of);
            if (words[1].equals(Journal.NO_SESSION)) {
                user(user, words[2]);
            } else {
                session(user, SessionId.of(words[1]), words[2]);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    place + " is not a line of a journal, which is 'user session result': " + e.getMessage(), e);
        }
    }

    private void user(UserId user, String word) {
        if (!word.equals(Journal.DONE) && !word.equals(Journal.UNKNOWN)) {
            throw new IllegalArgumentException("a user is done or unknown, not " + word);
        }
        open.remove(user);
        done.add(user);
        if (word.equals(Journal.UNKNOWN)) {
            unknown.add(user);
        }
    }

    private void session(UserId user, SessionId session, String word) {
        Result result = RESULTS.get(word);
        if (result == null) {
            throw new IllegalArgumentException("a session is one of " + RESULTS.keySet() + ", not " + word);
        }
        outcomes.put(session, RevocationOutcome.of(user, session, result));
        if (!done.contains(user)) {
            open.put(user, Optional.empty());
        }
    }
}
