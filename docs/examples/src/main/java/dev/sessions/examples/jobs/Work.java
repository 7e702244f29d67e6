package dev.sessions.examples.jobs;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationPlan;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a job is to end. */
public sealed interface Work {

    /** Returns how many users there are to deal with. */
    long users();

    /**
     * Returns what would end of those users who are still to do, each looked at when it is asked for. Changes nothing. To be
     * closed.
     */
    Stream<RevocationPlan> plans(SessionRevoker revoker, Predicate<UserId> toDo);

    /** Does it. */
    RevocationReport run(SessionRevoker revoker);

    /** All sessions of a user but one. */
    record Others(UserId user, SessionId keep) implements Work {
        @Override
        public long users() {
            return 1;
        }

        @Override
        public Stream<RevocationPlan> plans(SessionRevoker revoker, Predicate<UserId> toDo) {
            return Stream.of(user).filter(toDo).map(each -> revoker.planOthers(each, keep));
        }

        @Override
        public RevocationReport run(SessionRevoker revoker) {
            return revoker.revokeOthers(user, keep);
        }
    }

    /** Those sessions of those users that match. */
    record Matching(Users whose, Predicate<Session> which) implements Work {
        @Override
        public long users() {
            return whose.count();
        }

        @Override
        public Stream<RevocationPlan> plans(SessionRevoker revoker, Predicate<UserId> toDo) {
            return whose.stream().filter(toDo).distinct().map(user -> revoker.plan(user, which));
        }

        @Override
        public RevocationReport run(SessionRevoker revoker) {
            try (Stream<UserId> users = whose.stream()) {
                return revoker.revokeIf(users, which);
            }
        }
    }
}
