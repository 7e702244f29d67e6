package dev.sessions.revocation;

import static java.util.function.Predicate.not;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rule that chooses which sessions of one user a job revokes and a plan shows. */
final class UserSelection {
    private final UserId user;
    private final Selection selection;
    private final PreviousRun previous;
    private final Map<SessionId, Boolean> matches = new HashMap<>();
    private @Nullable Throwable fault;

    UserSelection(UserId user, Selection selection, PreviousRun previous) {
        this.user = user;
        this.selection = selection;
        this.previous = previous;
    }

    /** Returns why the job must not begin, given the first listing. */
    Optional<SessionsException> refusal(Listing listing) {
        return selection.refusal(listing, previous);
    }

    /**
     * Returns the sessions to revoke, each once. Sessions that the previous run left come first, listed or not: that run chose
     * them, and may have ended one without recording it. Sessions that match now follow.
     */
    List<SessionId> from(Listing listing) {
        Stream<SessionId> left =
                previous.left(user).stream().filter(selection.allowed()).filter(not(listing::isForeign));
        Stream<SessionId> matching =
                listing.open().filter(this::matches).map(Session::id).filter(not(previous::isGone));
        return Stream.concat(left, matching).distinct().toList();
    }

    /** Asks the predicate once about each session, and no more after it threw. */
    private boolean matches(Session session) {
        if (fault == null && !matches.containsKey(session.id())) {
            try {
                matches.put(session.id(), selection.matching().test(session));
            } catch (Throwable e) {
                fault = e;
            }
        }
        return matches.getOrDefault(session.id(), false);
    }

    /** Returns what the predicate threw; null when it did not. */
    @Nullable
    Throwable fault() {
        return fault;
    }

    /** Returns the sessions that the previous run left and this selection excludes. */
    List<SessionId> excluded() {
        return previous.left(user).stream().filter(not(selection.allowed())).toList();
    }

    /**
     * Returns the listed sessions that are gone according to this job or the previous run.
     *
     * @param results what this job recorded of a session
     */
    List<SessionId> stillListed(Listing listing, Function<SessionId, Optional<Result>> results) {
        return listing.open()
                .map(Session::id)
                .filter(selection.allowed())
                .filter(session -> results.apply(session).map(Result::isGone).orElseGet(() -> previous.isGone(session)))
                .distinct()
                .toList();
    }
}
