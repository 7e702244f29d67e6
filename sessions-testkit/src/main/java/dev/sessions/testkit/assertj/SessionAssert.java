package dev.sessions.testkit.assertj;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import java.time.Instant;
import org.assertj.core.api.AbstractObjectAssert;
import org.jspecify.annotations.Nullable;

/** Assertions on a {@link Session}, from {@link SessionsAssertions#assertThat(Session)}. */
@SuppressWarnings("exports")
public final class SessionAssert extends AbstractObjectAssert<SessionAssert, Session> {
    SessionAssert(@Nullable Session session) {
        super(session, SessionAssert.class);
    }

    /** Verifies that the session has the given id. */
    public SessionAssert hasId(SessionId id) {
        return holds(present().hasId(id), "to have the id " + id);
    }

    /** Verifies that the session belongs to the given user. */
    public SessionAssert belongsTo(UserId user) {
        return holds(present().userId().equals(user), "to belong to " + user);
    }

    /** Verifies that the session has the given status. */
    public SessionAssert hasStatus(SessionStatus status) {
        return holds(present().status().equals(status), "to have the status " + status);
    }

    /** Verifies that the session is active at the given time, as in {@link Session#isActive(Instant)}. */
    public SessionAssert isActiveAt(Instant time) {
        return holds(present().isActive(time), "to be active at " + time);
    }

    /** Verifies that the session is not active at the given time. */
    public SessionAssert isNotActiveAt(Instant time) {
        return holds(!present().isActive(time), "not to be active at " + time);
    }

    /** Verifies that a support person acts as the user. */
    public SessionAssert isImpersonated() {
        return holds(present().impersonated(), "to be impersonated");
    }

    /** Verifies that the user acts in person. */
    public SessionAssert isNotImpersonated() {
        return holds(!present().impersonated(), "not to be impersonated");
    }

    private Session present() {
        isNotNull();
        return actual;
    }

    private SessionAssert holds(boolean claim, String expected) {
        if (!claim) {
            throw failure("Expected%n  %s%n%s", actual, expected);
        }
        return this;
    }
}
