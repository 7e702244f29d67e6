package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.testkit.internal.world.Result;
import dev.sessions.testkit.internal.world.Rows;
import dev.sessions.testkit.internal.world.SignIn;
import dev.sessions.testkit.internal.world.World;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A sessions service in memory that behaves as the real one does: orders, cursors, limits, expiry, revocation, and the same
 * exceptions with all their facts. Every call is one attempt. Safe for use by many threads; an interrupted thread makes no
 * call.
 *
 * <p>The fake knows users, so a user without sessions and an unknown user differ. Times are kept to the millisecond, as on the
 * wire. A session is expired from its expiry on (ASSUMED). The cursor of a session that has ended still marks its place, and a
 * cursor that is no session of this user is refused with 422 (ASSUMED). Revoking a session that has ended returns
 * {@code NOT_FOUND} (ASSUMED).
 */
public final class FakeSessions implements SessionsPort {
    private final Timekeeper timekeeper;
    private final Service service;
    private final World world;

    private FakeSessions(Timekeeper timekeeper) {
        this.timekeeper = requireNonNull(timekeeper, "timekeeper");
        this.service = new Service(timekeeper);
        this.world = service.world();
    }

    /** Returns an empty fake with its own {@link TestClock}. To move the time, use {@link #create(Timekeeper)}. */
    public static FakeSessions create() {
        return create(TestClock.create());
    }

    /** Returns an empty fake with the given timekeeper. */
    public static FakeSessions create(Timekeeper timekeeper) {
        return new FakeSessions(timekeeper);
    }

    /** Returns the timekeeper of this fake. */
    public Timekeeper timekeeper() {
        return timekeeper;
    }

    /** Adds a user without sessions. Does nothing when the user is known. */
    public void addUser(UserId user) {
        world.addUser(user.value());
    }

    /**
     * Signs a user in now, with a password, for 7 days, from a made-up address and device, and returns the session. Its id
     * is {@code session_01FAKE} and a number that grows from 1. An unknown user becomes known.
     */
    public Session signIn(UserId user) {
        return signIn(user, UnaryOperator.identity());
    }

    /** Signs a user in as {@link #signIn(UserId)} does, with the changes of the template. */
    public Session signIn(UserId user, UnaryOperator<Session.Builder> template) {
        requireNonNull(user, "user");
        return add(template.apply(SignIn.template(user, world.nextSignIn(), world.now()))
                .build());
    }

    /**
     * Adds the given session, with its times cut to milliseconds, and returns the session as it is kept. An unknown user
     * becomes known.
     *
     * @throws IllegalArgumentException when the id is taken, or a time is not in the years 0000 to 9999, for which the wire
     *     has a form
     */
    public Session add(Session session) {
        return world.add(session);
    }

    /** Returns all sessions of a user, whatever their status, in the order of their creation. Unmodifiable. */
    public List<Session> sessionsOf(UserId user) {
        return world.sessionsOf(user.value());
    }

    /**
     * Sets whether lists also show sessions that are not active. Default false: a list holds active, unexpired sessions
     * only (DOC says so, nothing recorded proves it: ASSUMED).
     */
    public void showEnded(boolean shown) {
        world.showEnded(shown);
    }

    /**
     * Limits the revokes in any period of the given length: the vendor's limit is 500 in 10 seconds (DOC). Further revokes get
     * 429 with {@code Retry-After}. A sliding period is ASSUMED. Default no limit.
     *
     * @throws IllegalArgumentException when the number is less than 1, or the time is not above zero
     */
    public void limitRevokes(int calls, Duration period) {
        world.limitRevokes(calls, period);
    }

    /** Limits the lists as {@link #limitRevokes} does the revokes: the vendor's limit is 1,000 in 10 seconds (DOC). */
    public void limitLists(int calls, Duration period) {
        world.limitLists(calls, period);
    }

    /** Limits all calls, beside the limits of each kind: the vendor's limit is 6,000 in 60 seconds (DOC). */
    public void limitCalls(int calls, Duration period) {
        world.limitCalls(calls, period);
    }

    /**
     * Plans a fault for the nth list from now: 1 is the next one. Calls of this port and requests of its server count alike.
     *
     * @throws IllegalArgumentException when the number is less than 1, or that call has a fault already
     */
    public void onList(int nth, Fault fault) {
        service.script().plan(Operation.Kind.LIST, nth, fault);
    }

    /**
     * Plans a fault for the nth revoke from now: 1 is the next one. Calls of this port and requests of its server count alike,
     * and so do the calls with which a test prepares: plan after them, or {@linkplain #onRevoke(SessionId, Fault) for a
     * session}.
     *
     * @throws IllegalArgumentException when the number is less than 1, or that call has a fault already
     */
    public void onRevoke(int nth, Fault fault) {
        service.script().plan(Operation.Kind.REVOKE, nth, fault);
    }

    /**
     * Plans a fault for the next list of the given user, whatever its number: with many workers a call has no known number.
     * Another plan is for the list after that, and so on. A fault for the number of the call comes first.
     */
    public void onList(UserId user, Fault fault) {
        service.script().plan(Operation.list(user.value()), fault);
    }

    /** Plans a fault for the next revoke of the given session, as {@link #onList(UserId, Fault)} does for a list. */
    public void onRevoke(SessionId session, Fault fault) {
        service.script().plan(Operation.revoke(session.value()), fault);
    }

    /**
     * Returns the descriptions of the faults that no call has met yet. Unmodifiable. A number counts from the start or the last
     * {@link #reset()}, whenever the fault was planned: {@code LIST 2} is the second list of all.
     */
    public List<String> unreachedFaults() {
        return service.script().unreached();
    }

    /** Returns the one transcript of this fake and its server. It grows with every call. */
    public Transcript transcript() {
        return service.transcript();
    }

    /**
     * Forgets everything: users, sessions, faults, counts, the transcript, and the settings of {@link #showEnded} and
     * {@link #limitRevokes} and the other limits. The time stays.
     */
    public void reset() {
        service.reset();
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        requireNonNull(request, "request");
        Result result = carryOut(Call.list(world, user.value(), request, false));
        ServiceResponse response = result.response();
        response.outcome();
        Rows rows = result.rows();
        if (rows == null) {
            throw response.invalid("the list has no page");
        }
        return page(response, rows, request);
    }

    private static SessionPage page(ServiceResponse response, Rows rows, PageRequest request) {
        try {
            return SessionPage.builder(request)
                    .sessions(rows.sessions())
                    .before(rows.before())
                    .after(rows.after())
                    .build();
        } catch (IllegalArgumentException impossibleCursor) {
            throw response.invalid("list_metadata.after is not a possible value");
        }
    }

    @Override
    public Revocation revoke(SessionId session) {
        Result result = carryOut(Call.revoke(world, session.value()));
        return switch (result.response().outcome()) {
            case SUCCEEDED -> Revocation.REVOKED;
            case SESSION_NOT_FOUND -> Revocation.NOT_FOUND;
        };
    }

    private Result carryOut(Call call) {
        try {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            return service.onPort(call);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CallFailures.interrupted(call.operation());
        }
    }

    /** Returns the HTTP side of this fake. */
    FakeApi api(String apiKey) {
        return new FakeApi(service, apiKey);
    }
}
