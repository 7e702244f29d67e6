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
 * What a job did, session by session. Every session that was collected is in here exactly once, and every user that was begun
 * is either done or not done. Serializable, because {@link RevocationIncompleteException} carries it; what a port threw that is
 * no {@code SessionsException} must be serializable as well.
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

    RevocationReport(
            Collection<RevocationOutcome> outcomes,
            Set<UserId> usersDone,
            Set<UserId> unknownUsers,
            Map<UserId, Optional<Throwable>> usersNotDone,
            boolean finished,
            @Nullable Throwable stoppedBy) {
        this.outcomes = List.copyOf(outcomes);
        this.usersDone = Collections.unmodifiableSet(new LinkedHashSet<>(usersDone));
        this.unknownUsers = Collections.unmodifiableSet(new LinkedHashSet<>(unknownUsers));
        usersNotDone.forEach((user, failure) -> this.usersNotDone.put(user, failure.orElse(null)));
        this.finished = finished;
        this.stoppedBy = stoppedBy;
    }

    /**
     * Reads what {@link SessionRevokerBuilder#journal(Path)} wrote, even if the job was killed: a last line that was torn is left
     * out, and the last word on a session counts. It tells no exceptions, and not which users a stopped job had not come to; it is
     * complete only if the last job that wrote to the file went through.
     *
     * @throws UncheckedIOException when the file cannot be read
     * @throws IllegalArgumentException when a line before the last is not one of a journal; the message names it
     */
    public static RevocationReport load(Path file) {
        try {
            return JournalReader.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what became of each session, in the order of the first word on it. Unmodifiable. */
    public List<RevocationOutcome> outcomes() {
        return outcomes;
    }

    /** Returns how many sessions ended up in that way. */
    public long count(Result result) {
        return outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }

    /** Returns the users with whom nothing is left to do, unknown ones included. Unmodifiable. */
    public Set<UserId> usersDone() {
        return usersDone;
    }

    /**
     * Returns the users whom the service does not know. They are done, because they have no session: an account may have been
     * deleted. A job that resumes asks for them again, because the API key may have been that of another environment.
     * Unmodifiable.
     */
    public Set<UserId> unknownUsers() {
        return unknownUsers;
    }

    /**
     * Returns the users that are not done, each with what its listing failed with, if it was that: a
     * {@link dev.sessions.failure.SessionNotOwnedException} when the list holds sessions of another user. Of users that came from a
     * stream, those that a stopped job never came to are not in here: give the whole set to the next run. Unmodifiable.
     */
    public Map<UserId, Optional<Throwable>> usersNotDone() {
        Map<UserId, Optional<Throwable>> notDone = new LinkedHashMap<>();
        usersNotDone.forEach((user, failure) -> notDone.put(user, Optional.ofNullable(failure)));
        return Collections.unmodifiableMap(notDone);
    }

    /** Returns what stopped the job before its end; empty when it went through, and in a report that was loaded from a file. */
    public Optional<Throwable> stoppedBy() {
        return Optional.ofNullable(stoppedBy);
    }

    /** Returns whether the job went through and everything that it was to do is done. */
    public boolean complete() {
        return finished
                && usersNotDone.isEmpty()
                && outcomes.stream().allMatch(o -> o.result().isGone());
    }

    /**
     * Does nothing when the job is complete.
     *
     * @return this report
     * @throws RevocationIncompleteException when it is not; it carries this report
     */
    public RevocationReport throwIfIncomplete() {
        if (!complete()) {
            throw new RevocationIncompleteException(this);
        }
        return this;
    }

    /** Returns whether both tell the same of each user and session; the exceptions do not count. */
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

    /** Returns the counts, and the ids of a few users who are unknown and of a few sessions that are not gone. */
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
