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

/** The report of a previous run, as a resumed job needs it. */
final class PreviousRun {
    private final Set<UserId> done;
    private final Set<UserId> unknown;
    private final Map<SessionId, RevocationOutcome> gone = new HashMap<>();
    private final Map<UserId, List<SessionId>> left = new HashMap<>();

    private PreviousRun(Set<UserId> done, Set<UserId> unknown) {
        this.done = done;
        this.unknown = unknown;
    }

    /** Returns the run with the given report; null stands for no previous run. */
    static PreviousRun of(@Nullable RevocationReport report) {
        if (report == null) {
            return new PreviousRun(Set.of(), Set.of());
        }
        PreviousRun run = new PreviousRun(report.usersDone(), report.unknownUsers());
        report.outcomes().forEach(run::add);
        return run;
    }

    private void add(RevocationOutcome outcome) {
        if (outcome.result().isGone()) {
            gone.put(outcome.session(), outcome);
        } else {
            left.computeIfAbsent(outcome.user(), user -> new ArrayList<>()).add(outcome.session());
        }
    }

    /** Returns whether a resumed job skips the user. It lists unknown users again: the API key may have been a wrong one. */
    boolean isDone(UserId user) {
        return done.contains(user) && !unknown.contains(user) && left(user).isEmpty();
    }

    boolean isGone(SessionId session) {
        return gone.containsKey(session);
    }

    /** Returns the outcome of a session that is gone; empty for any other. */
    Optional<RevocationOutcome> gone(SessionId session) {
        return Optional.ofNullable(gone.get(session));
    }

    /** Returns whether the run collected the session as the user's. */
    boolean hasCollected(UserId user, SessionId session) {
        return left(user).contains(session)
                || gone(session).filter(outcome -> outcome.user().equals(user)).isPresent();
    }

    /** Returns the sessions of a user that were collected and are not known to be gone. */
    List<SessionId> left(UserId user) {
        return left.getOrDefault(user, List.of());
    }
}
