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
 * @param operation what the job is, for messages
 * @param chosen which of the user's listed sessions
 * @param choosable which sessions may be chosen at all; those of an earlier run that are not listed now are asked about
 * @param growing whether there may be more of them later
 * @param check why the job must not begin, given what is listed and what an earlier run did
 */
record Selection(
        Operation operation,
        Predicate<Session> chosen,
        Predicate<SessionId> choosable,
        boolean growing,
        BiFunction<Listing, Earlier, Optional<SessionsException>> check) {

    /** What stands for the user in messages about many. */
    static final Operation MANY_USERS = Operation.list("(several)");

    static Selection matching(Operation operation, Predicate<Session> chosen) {
        return new Selection(operation, chosen, session -> true, true, (listed, earlier) -> Optional.empty());
    }

    static Selection allBut(UserId user, SessionId keep, boolean evenIfMissing) {
        return new Selection(
                Operation.list(user.value()),
                session -> !session.hasId(keep),
                session -> !session.equals(keep),
                true,
                (listed, earlier) -> evenIfMissing || listed.open().anyMatch(session -> session.hasId(keep))
                        ? Optional.empty()
                        : Optional.of(KeptSessionMissingException.of(user.value(), keep.value())));
    }

    static Selection only(UserId user, SessionId one) {
        return new Selection(
                Operation.revoke(one.value()),
                session -> session.hasId(one),
                one::equals,
                false,
                // What an earlier run found was the user's then, and that run may have ended it.
                (listed, earlier) -> listed.isOwn(one) || (earlier.hasCollected(user, one) && !listed.isForeign(one))
                        ? Optional.empty()
                        : Optional.of(SessionNotOwnedException.of(user.value(), one.value())));
    }

    /** Returns why the job must not begin, if it must not. */
    Optional<SessionsException> refusal(Listing listed, Earlier earlier) {
        return check.apply(listed, earlier);
    }
}
