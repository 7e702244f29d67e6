package dev.sessions.testkit.assertj;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import java.util.List;
import org.assertj.core.api.AbstractObjectAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a {@link SessionPage}, from {@link SessionsAssertions#assertThat(SessionPage)}. */
@SuppressWarnings("exports")
public final class SessionPageAssert extends AbstractObjectAssert<SessionPageAssert, SessionPage> {
    SessionPageAssert(@Nullable SessionPage page) {
        super(page, SessionPageAssert.class);
    }

    /** Verifies that the page holds exactly the sessions with these ids, in this order. */
    public SessionPageAssert hasSessions(SessionId... ids) {
        List<SessionId> found = present().sessions().stream().map(Session::id).toList();
        return holds(found.equals(List.of(ids)), "the sessions " + List.of(ids), found);
    }

    /** Verifies that the page is empty. An empty page need not be the last. */
    public SessionPageAssert hasNoSessions() {
        return hasSessions();
    }

    /** Verifies that the page has a next page. */
    public SessionPageAssert hasNext() {
        return holds(present().next().isPresent(), "a next page", actual.next());
    }

    /** Verifies that the listing ends with this page. */
    public SessionPageAssert hasNoNext() {
        return holds(present().next().isEmpty(), "no next page", actual.next());
    }

    /** Verifies that the page has a previous page. */
    public SessionPageAssert hasPrevious() {
        return holds(present().previous().isPresent(), "a previous page", actual.previous());
    }

    /** Verifies that the listing begins with this page. */
    public SessionPageAssert hasNoPrevious() {
        return holds(present().previous().isEmpty(), "no previous page", actual.previous());
    }

    private SessionPage present() {
        isNotNull();
        return actual;
    }

    private SessionPageAssert holds(boolean claim, String expected, Object found) {
        if (!claim) {
            throw failure("Expected a page with %s%nbut there was%n  %s", expected, found);
        }
        return this;
    }
}
