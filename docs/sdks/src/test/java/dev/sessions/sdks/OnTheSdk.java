package dev.sessions.sdks;

import com.workos.common.exceptions.NotFoundException;
import com.workos.common.exceptions.RateLimitException;
import com.workos.common.exceptions.WorkOSException;
import com.workos.models.SessionCreatedData;
import com.workos.types.PaginationOrder;
import com.workos.types.UserSessionsStatus;
import com.workos.usermanagement.UserManagement;
import java.util.ArrayList;
import java.util.List;

/** What an application does with sessions, on the vendor's SDK. */
final class OnTheSdk {
    private final UserManagement sdk;

    OnTheSdk(UserManagement sdk) {
        this.sdk = sdk;
    }

    List<SessionCreatedData> active(String user) {
        List<SessionCreatedData> active = new ArrayList<>();
        // Without an order the list may end after its first page.
        for (SessionCreatedData session :
                sdk.listSessions(user, null, null, 100, PaginationOrder.Desc).autoPagingIterable()) {
            if (session.getStatus() == UserSessionsStatus.Active) {
                active.add(session);
            }
        }
        return active;
    }

    boolean signOut(String user, String session) {
        if (active(user).stream().noneMatch(own -> own.getId().equals(session))) {
            return false;
        }
        try {
            sdk.revokeSession(session);
            return true;
        } catch (NotFoundException e) {
            return false; // The session ended meanwhile, or the base URL is wrong.
        }
    }

    /** Returns the sessions that may still be active. */
    List<String> signOutOthers(String user, String current) {
        List<String> left = new ArrayList<>();
        for (SessionCreatedData session : active(user)) {
            if (!session.getId().equals(current)) {
                try {
                    sdk.revokeSession(session.getId());
                } catch (NotFoundException e) {
                    // The session ended meanwhile, or the base URL is wrong.
                } catch (WorkOSException e) {
                    left.add(session.getId());
                }
            }
        }
        return left;
    }

    String devices(String user) {
        try {
            return active(user).size() + " devices";
        } catch (RateLimitException e) {
            return "come back in " + (e.retryAfterSeconds == null ? 10 : e.retryAfterSeconds) + " s";
        }
    }
}
