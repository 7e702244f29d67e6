package dev.sessions.testkit;

import dev.sessions.PageRequest;
import dev.sessions.SortOrder;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.testkit.internal.world.Result;
import dev.sessions.testkit.internal.world.Rows;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The words for calls, outcomes and waits in a transcript. */
final class Words {
    private Words() {}

    static String list(String user, PageRequest request) {
        String order = request.order() == SortOrder.NEWEST_FIRST ? " newest first" : " oldest first";
        return "list " + user + ", " + request.limit() + order
                + request.after().map(cursor -> " after " + cursor).orElse("")
                + request.before().map(cursor -> " before " + cursor).orElse("");
    }

    static String outcome(Result result) {
        Kind kind = result.response().operation().kind();
        int status = result.response().status();
        if (status == 200) {
            return kind == Kind.REVOKE ? "revoked" : rows(result.rows());
        }
        if (status == 404) {
            return kind == Kind.REVOKE ? "not found" : "user not found";
        }
        return "status " + status;
    }

    private static String rows(@Nullable Rows rows) {
        if (rows == null) {
            return "no page";
        }
        int count = rows.sessions().size();
        String sessions = count == 0 ? "no sessions" : count == 1 ? "1 session" : count + " sessions";
        return sessions + (rows.after() == null ? "" : ", more follow");
    }

    static String time(Duration duration) {
        boolean whole = duration.equals(Duration.ofMillis(duration.toMillis()));
        return whole ? duration.toMillis() + " ms" : duration.toString();
    }

    /** Replaces control characters, since text from the wire may hold any. */
    static String line(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
