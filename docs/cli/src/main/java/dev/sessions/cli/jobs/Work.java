package dev.sessions.cli.jobs;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationPlan;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The sessions that a job is to end.
 *
 * @param users whose sessions
 * @param plan returns what would end of one of the users; changes nothing
 * @param run ends the sessions
 */
public record Work(
        Users users,
        BiFunction<SessionRevoker, UserId, RevocationPlan> plan,
        Function<SessionRevoker, RevocationReport> run) {

    /** Returns all sessions of a user but one. */
    public static Work others(UserId user, SessionId keep) {
        return new Work(
                Users.named(List.of(user)),
                (revoker, each) -> revoker.planOthers(each, keep),
                revoker -> revoker.revokeOthers(user, keep));
    }

    /** Returns the sessions of the users that match. */
    public static Work matching(Users users, Predicate<Session> which) {
        return new Work(users, (revoker, user) -> revoker.plan(user, which), revoker -> {
            try (Stream<UserId> all = users.stream()) {
                return revoker.revokeIf(all, which);
            }
        });
    }
}
