package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of every session, and which users are done: of a running job, or of all jobs that wrote to a journal. A later entry
 * replaces an earlier one. Not safe for use by several threads.
 */
final class Ledger {
    private final Map<SessionId, RevocationOutcome> outcomes = new LinkedHashMap<>();
    private final Map<UserId, Optional<Throwable>> open = new LinkedHashMap<>();
    private final Set<UserId> done = new LinkedHashSet<>();
    private final Set<UserId> unknown = new LinkedHashSet<>();
    private long gone;
    private long failed;

    /** Records that the user is not done, and returns whether the ledger did not hold the user before. */
    boolean begin(UserId user) {
        return !done.contains(user) && open.putIfAbsent(user, Optional.empty()) == null;
    }

    /** Records the outcome of a session, whose user is not done then. */
    void record(RevocationOutcome outcome) {
        RevocationOutcome before = outcomes.put(outcome.session(), outcome);
        if (before != null) {
            count(before.result(), -1);
        }
        count(outcome.result(), 1);
        if (done.remove(outcome.user())) {
            unknown.remove(outcome.user());
        }
        begin(outcome.user());
    }

    private void count(Result result, int difference) {
        if (result.isGone()) {
            gone += difference;
        } else if (result != Result.NOT_ATTEMPTED) {
            failed += difference;
        }
    }

    /** Returns the outcome of a session; empty when the ledger does not hold the session. */
    Optional<Result> result(SessionId session) {
        return Optional.ofNullable(outcomes.get(session)).map(RevocationOutcome::result);
    }

    void done(UserId user, boolean known) {
        open.remove(user);
        done.add(user);
        if (known) {
            unknown.remove(user);
        } else {
            unknown.add(user);
        }
    }

    /** Records that the user is not done, because of the given failure if there is one. */
    void notListed(UserId user, @Nullable Throwable failure) {
        done.remove(user);
        unknown.remove(user);
        open.put(user, Optional.ofNullable(failure));
    }

    RevocationProgress progress(Duration waiting) {
        return new RevocationProgress(done.size(), outcomes.size(), gone, failed, waiting);
    }

    Collection<RevocationOutcome> outcomes() {
        return Collections.unmodifiableCollection(outcomes.values());
    }

    Set<UserId> usersDone() {
        return Collections.unmodifiableSet(done);
    }

    Set<UserId> unknownUsers() {
        return Collections.unmodifiableSet(unknown);
    }

    /** Returns the users that are not done, each with the failure of its listing if there is one. */
    Map<UserId, Optional<Throwable>> usersNotDone() {
        return Collections.unmodifiableMap(open);
    }
}
