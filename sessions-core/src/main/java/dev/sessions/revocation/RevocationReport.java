package dev.sessions.revocation;

import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report of a job. It holds every collected session exactly once, and every user that was begun as done or not done.
 *
 * <p>Serializable, because {@link RevocationIncompleteException} carries it. An exception of a port other than a
 * {@code SessionsException} must be serializable as well.
 */
public final class RevocationReport implements Serializable {
    private static final int SHOWN = 3;

    private final List<RevocationOutcome> outcomes;
    private final Set<UserId> usersDone;
    private final Set<UserId> unknownUsers;
    // Without Optional, which is not serializable: null stands for a user without a failure.
    private final Map<UserId, @Nullable Throwable> usersNotDone = new LinkedHashMap<>();
    private final boolean finished;
    private final @Nullable Throwable stoppedBy;

    /** Takes a copy of the ledger. */
    RevocationReport(Ledger ledger, boolean finished, @Nullable Throwable stoppedBy) {
        this.outcomes = List.copyOf(ledger.outcomes());
        this.usersDone = Collections.unmodifiableSet(new LinkedHashSet<>(ledger.usersDone()));
        this.unknownUsers = Collections.unmodifiableSet(new LinkedHashSet<>(ledger.unknownUsers()));
        ledger.usersNotDone().forEach((user, failure) -> this.usersNotDone.put(user, failure.orElse(null)));
        this.finished = finished;
        this.stoppedBy = stoppedBy;
    }

    /**
     * Reads the file that {@link SessionRevokerBuilder#journal(Path)} wrote, even if the job was killed: a torn last line is left out,
     * and the last line on a session counts. The report holds no exceptions, and no users that a stopped job had not begun. It is
     * complete only if the last job that wrote to the file went through.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException when a line before the last is not one of a journal; the message names the line
     */
    public static RevocationReport load(Path file) {
        try {
            return JournalReader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the outcome of each session, in the order in which the sessions were collected. Unmodifiable. */
    public List<RevocationOutcome> outcomes() {
        return outcomes;
    }

    /** Returns the number of sessions with the given result. */
    public long count(Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }

    /** Returns the users with nothing left to do, including unknown users. Unmodifiable. */
    public Set<UserId> usersDone() {
        return usersDone;
    }

    /**
     * Returns the users that the service does not know. They are done, because they have no sessions: the user may have been deleted.
     * A resumed job lists them again, because the API key may have been for another environment. Unmodifiable.
     */
    public Set<UserId> unknownUsers() {
        return unknownUsers;
    }

    /**
     * Returns the users that are not done, each with the failure of its listing if there is one: a
     * {@link dev.sessions.failure.SessionNotOwnedException} when the list holds sessions of another user. Users of a stream that a
     * stopped job had not begun are missing: give the whole stream to the next run. Unmodifiable.
     */
    public Map<UserId, Optional<Throwable>> usersNotDone() {
        Map<UserId, Optional<Throwable>> notDone = new LinkedHashMap<>();
        usersNotDone.forEach((user, failure) -> notDone.put(user, Optional.ofNullable(failure)));
        return Collections.unmodifiableMap(notDone);
    }

    /** Returns what stopped the job; empty when it went through, and in a report loaded from a file. */
    public Optional<Throwable> stoppedBy() {
        return Optional.ofNullable(stoppedBy);
    }

    /** Returns whether the job went through, all users are done and all sessions are gone. */
    public boolean complete() {
        return finished
                && usersNotDone.isEmpty()
                && outcomes.stream().allMatch(o -> o.result().isGone());
    }

    /**
     * Throws unless the job is complete.
     *
     * @return this report
     * @throws RevocationIncompleteException when the job is not complete; it carries this report
     */
    public RevocationReport throwIfIncomplete() {
        if (!complete()) {
            throw new RevocationIncompleteException(this);
        }
        return this;
    }

    /** Returns whether both hold the same users and outcomes; exceptions are not compared. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RevocationReport that
                && finished == that.finished
                && outcomes.equals(that.outcomes)
                && usersDone.equals(that.usersDone)
                && unknownUsers.equals(that.unknownUsers)
                && usersNotDone.keySet().equals(that.usersNotDone.keySet());
    }

    @Override
    public int hashCode() {
        return Objects.hash(finished, outcomes, usersDone, unknownUsers, usersNotDone.keySet());
    }

    /** Returns the counts, and the ids of the first unknown users and of the first sessions that are not gone. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("RevocationReport[");
        for (Result result : Result.values()) {
            text.append(result).append('=').append(count(result)).append(", ");
        }
        text.append("usersDone=").append(usersDone.size());
        text.append(", usersNotDone=").append(usersNotDone.size());
        if (!finished) {
            text.append(", stopped");
        }
        if (stoppedBy != null) {
            text.append(" by ").append(stoppedBy.getClass().getSimpleName());
        }
        text.append(few(", unknownUsers=" + unknownUsers.size() + ": ", unknownUsers));
        text.append(few(
                ", open: ", outcomes.stream().filter(o -> !o.result().isGone()).toList()));
        return text.append(']').toString();
    }

    private static String few(String title, Collection<?> all) {
        return all.isEmpty()
                ? ""
                : all.stream()
                        .limit(SHOWN)
                        .map(Object::toString)
                        .collect(Collectors.joining("; ", title, all.size() > SHOWN ? "; ..." : ""));
    }
}
