package dev.sessions.examples.recipes;

import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.revocation.RevocationPlan;
import dev.sessions.revocation.RevocationReport;
import dev.sessions.revocation.SessionRevoker;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Five jobs that sign users out, a plan, and a job for many users. */
final class SignOuts {
    private final SessionRevoker revoker;

    SignOuts(SessionsPort sessions) {
        this.revoker = SessionRevoker.on(sessions);
    }

    RevocationReport signOutOtherDevices(UserId user, String sid) {
        return revoker.revokeOthers(user, SessionId.of(sid)).throwIfIncomplete();
    }

    RevocationReport laptopIsStolen(UserId user, SessionId laptop) {
        return revoker.revoke(user, laptop).throwIfIncomplete();
    }

    RevocationReport passwordWasReset(UserId user) {
        return revoker.revokeAll(user).throwIfIncomplete();
    }

    RevocationReport endSupport(Stream<UserId> users) {
        return revoker.revokeIf(users, Session::impersonated).throwIfIncomplete();
    }

    RevocationReport offboard(OrganizationId organization, Stream<UserId> members) {
        return revoker.revokeIf(
                        members,
                        session -> session.organizationId()
                                .filter(organization::equals)
                                .isPresent())
                .throwIfIncomplete();
    }

    RevocationPlan tryOut(UserId user) {
        return revoker.plan(user, Session::impersonated);
    }

    static RevocationReport goOn(SessionsPort sessions, Path journal, Stream<UserId> users) {
        return SessionRevoker.builder(sessions).resume(journal).build().revokeAll(users);
    }
}
