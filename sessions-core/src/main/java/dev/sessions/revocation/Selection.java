package dev.sessions.revocation;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.KeptSessionMissingException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionNotOwnedException;
import dev.sessions.failure.SessionsException;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/**
 * Which sessions a job is about.
 *
 * @param operation the job in messages
 * @param matching which of a user's listed sessions to revoke
 * @param allowed which sessions may be revoked at all; also asked about those that only the previous run listed
 * @param growing whether sessions that appear later are revoked too
 * @param check why the job must not begin, given the first listing and the previous run
 */
record Selection(
        Operation operation,
        Predicate<Session> matching,
        Predicate<SessionId> allowed,
        boolean growing,
        BiFunction<Listing, PreviousRun, Optional<SessionsException>> check) {

    /** Stands for the user in messages about many users. */
    static final Operation MANY_USERS = Operation.list("(several)");

    static Selection matching(Operation operation, Predicate<Session> matching) {
        return new Selection(operation, matching, session -> true, true, (listing, previous) -> Optional.empty());
    }

    static Selection allBut(UserId user, SessionId keep, boolean evenIfMissing) {
        return new Selection(
                Operation.list(user.value()),
                session -> !session.hasId(keep),
                session -> !session.equals(keep),
                true,
                (listing, previous) -> evenIfMissing || listing.open().anyMatch(session -> session.hasId(keep))
                        ? Optional.empty()
                        : Optional.of(KeptSessionMissingException.of(user.value(), keep.value())));
    }

    static Selection only(UserId user, SessionId one) {
        return new Selection(
                Operation.revoke(one.value()),
                session -> session.hasId(one),
                one::equals,
                false,
                // The session was the user's when the previous run collected it, and that run may have ended it.
                (listing, previous) ->
                        listing.isOwn(one) || (previous.hasCollected(user, one) && !listing.isForeign(one))
                                ? Optional.empty()
                                : Optional.of(SessionNotOwnedException.of(user.value(), one.value())));
    }

    /** Returns whether a job lists again after the revokes, for new sessions and for those that are still listed. */
    boolean listsAgain(Options options) {
        return growing && options.extraPasses() > 0;
    }

    Optional<SessionsException> refusal(Listing listing, PreviousRun previous) {
        return check.apply(listing, previous);
    }
}
