package dev.sessions.revocation;

import dev.sessions.Session;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Which of the listed sessions a job is about, and when it must not begin. */
record Selection(
        Operation operation, Predicate<Session> chosen, Function<List<Session>, Optional<SessionsException>> check) {

    static Selection of(Operation operation, Predicate<Session> chosen) {
        return new Selection(operation, chosen, listed -> Optional.empty());
    }

    /** Returns this selection, which refuses to begin unless one of the listed sessions is of that kind. */
    Selection onlyIfListed(Predicate<Session> wanted, SessionsException otherwise) {
        return new Selection(
                operation,
                chosen,
                listed -> listed.stream().anyMatch(wanted) ? Optional.empty() : Optional.of(otherwise));
    }

    Optional<SessionsException> refusal(List<Session> listed) {
        return check.apply(listed);
    }
}
