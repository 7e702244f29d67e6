package dev.sessions.cli.jobs;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationPlan;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a job is to end. */
public sealed interface Work {

    /** Returns whose sessions it is about. */
    Users whose();

    /** Returns what would end of one of those users. Changes nothing. */
    RevocationPlan plan(SessionRevoker revoker, UserId user);

    /** Does it. */
    RevocationReport run(SessionRevoker revoker);

    /** All sessions of a user but one. */
    record Others(UserId user, SessionId keep) implements Work {
        @Override
        public Users whose() {
            return Users.named(List.of(user));
        }

        @Override
        public RevocationPlan plan(SessionRevoker revoker, UserId whose) {
            return revoker.planOthers(whose, keep);
        }

        @Override
        public RevocationReport run(SessionRevoker revoker) {
            return revoker.revokeOthers(user, keep);
        }
    }

    /** Those sessions of those users that match. */
    record Matching(Users whose, Predicate<Session> which) implements Work {
        @Override
        public RevocationPlan plan(SessionRevoker revoker, UserId user) {
            return revoker.plan(user, which);
        }

        @Override
        public RevocationReport run(SessionRevoker revoker) {
            try (Stream<UserId> users = whose.stream()) {
                return revoker.revokeIf(users, which);
            }
        }
    }
}
