package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an earlier run did, for a run that does the rest. */
final class Earlier {
    private final Set<UserId> done;
    private final Set<UserId> unknown;
    private final Map<SessionId, RevocationOutcome> gone = new HashMap<>();
    private final Map<UserId, List<SessionId>> left = new HashMap<>();

    private Earlier(Set<UserId> done, Set<UserId> unknown) {
        this.done = done;
        this.unknown = unknown;
    }

    /** Returns what that report tells; no report, no earlier run. */
    static Earlier of(@Nullable RevocationReport report) {
        if (report == null) {
            return new Earlier(Set.of(), Set.of());
        }
        Earlier earlier = new Earlier(report.usersDone(), report.unknownUsers());
        report.outcomes().forEach(earlier::note);
        return earlier;
    }

    private void note(RevocationOutcome outcome) {
        if (outcome.result().isGone()) {
            gone.put(outcome.session(), outcome);
        } else {
            left.computeIfAbsent(outcome.user(), user -> new ArrayList<>()).add(outcome.session());
        }
    }

    /** Returns whether nothing of a user is left. Unknown users are asked for again: the API key may have been a wrong one. */
    boolean isDone(UserId user) {
        return done.contains(user) && !unknown.contains(user) && left(user).isEmpty();
    }

    boolean isGone(SessionId session) {
        return gone.containsKey(session);
    }

    /** Returns how a session went, if it is gone. */
    Optional<RevocationOutcome> gone(SessionId session) {
        return Optional.ofNullable(gone.get(session));
    }

    /** Returns whether that session was found among that user's. */
    boolean hasCollected(UserId user, SessionId session) {
        return gone(session).filter(outcome -> outcome.user().equals(user)).isPresent() || hasLeft(user, session);
    }

    /** Returns whether that session of that user was collected and is not known to be gone. */
    boolean hasLeft(UserId user, SessionId session) {
        return left(user).contains(session);
    }

    /** Returns the sessions of a user that were collected and are not known to be gone. */
    List<SessionId> left(UserId user) {
        return left.getOrDefault(user, List.of());
    }
}
