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
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A sessions service in memory that behaves as the real one does: orders, cursors, limits, expiry, revocation, and the same
 * exceptions with all their facts. Every call is one attempt. Safe for use by many threads; one that is interrupted makes no
 * call.
 *
 * <p>It knows users, so that a user without sessions and an unknown user differ. It keeps times to the millisecond, as the
 * wire does. A session reads as expired from its expiry on (ASSUMED); the cursor of a session that has ended still marks its
 * place, and one that is no session of this user is refused with 422 (ASSUMED); revoking a session that has ended finds
 * nothing (ASSUMED).
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

    /** Returns an empty fake with a {@link TestClock} of its own that stands still: to move the time, give it one of yours. */
    public static FakeSessions create() {
        return create(TestClock.create());
    }

    /** Returns an empty fake that takes the time from there. */
    public static FakeSessions create(Timekeeper timekeeper) {
        return new FakeSessions(timekeeper);
    }

    /** Returns where this fake takes the time from. */
    public Timekeeper timekeeper() {
        return timekeeper;
    }

    /** Makes a user known, with no session. Does nothing when the user is known already. */
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

    /** Signs a user in as {@link #signIn(UserId)} does, with whatever the template sets otherwise. */
    public Session signIn(UserId user, UnaryOperator<Session.Builder> template) {
        requireNonNull(user, "user");
        return add(template.apply(SignIn.template(user, world.nextSignIn(), world.now()))
                .build());
    }

    /**
     * Adds that session as it is, but with its times cut to milliseconds, and returns it as it is kept. An unknown user
     * becomes known.
     *
     * @throws IllegalArgumentException when there is a session with that id already, or a time of it is not in the years 0000
     *     to 9999, which the wire has a form for
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
     * Lets the service take only so many revokes in any stretch of that time: the vendor's takes 500 in 10 seconds (DOC). The
     * others get 429 with {@code Retry-After}; that the stretch slides is ASSUMED. Default no limit.
     *
     * @throws IllegalArgumentException when the number is less than 1, or the time is not above zero
     */
    public void limitRevokes(int calls, Duration stretch) {
        world.limitRevokes(new RevokeLimit(calls, stretch));
    }

    /**
     * Lets a list call from now go wrong: 1 is the next one. Calls of this port and requests of its server count alike.
     *
     * @throws IllegalArgumentException when the number is less than 1, or that call has a fault already
     */
    public void onList(int nth, Fault fault) {
        service.script().plan(Operation.Kind.LIST, nth, fault);
    }

    /**
     * Lets a revoke call from now go wrong: 1 is the next one. Calls of this port and requests of its server count alike, those by
     * which a test prepares something too: plan afterwards, or {@linkplain #onRevoke(SessionId, Fault) for a session}.
     *
     * @throws IllegalArgumentException when the number is less than 1, or that call has a fault already
     */
    public void onRevoke(int nth, Fault fault) {
        service.script().plan(Operation.Kind.REVOKE, nth, fault);
    }

    /**
     * Lets the next list of that user go wrong, whichever call that is: where many workers call, nobody knows the number of a
     * call. Once more for the list after it, and so on. A fault that is planned for that very number comes first.
     */
    public void onList(UserId user, Fault fault) {
        service.script().plan(Operation.list(user.value()), fault);
    }

    /** Lets the next revoke of that session go wrong, as {@link #onList(UserId, Fault)} does with a list. */
    public void onRevoke(SessionId session, Fault fault) {
        service.script().plan(Operation.revoke(session.value()), fault);
    }

    /**
     * Returns the faults that no call has met yet, in words. Unmodifiable. A number counts from the start or the last
     * {@link #reset()}, whenever the fault was planned: {@code LIST 2} is the second list of all.
     */
    public List<String> unreachedFaults() {
        return service.script().unreached();
    }

    /** Returns what happened at this fake and its server, in order. One transcript, which grows as things go on happening. */
    public Transcript transcript() {
        return service.transcript();
    }

    /**
     * Forgets everything: users, sessions, faults, counts, the transcript, and what {@link #showEnded} and
     * {@link #limitRevokes} set. The time stays as it is.
     */
    public void reset() {
        service.reset();
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        requireNonNull(request, "request");
        Call call = Call.list(world, user.value(), request, false);
        Fault fault = next(call);
        if (fault != null) {
            Delivery delivery = meet(call, fault);
            return new Reception(call.operation(), timekeeper.now()).list(request, delivery);
        }
        Reply reply = service.right(call);
        reply.answer().outcome();
        return reply.rows().page(request);
    }

    @Override
    public Revocation revoke(SessionId session) {
        Call call = Call.revoke(world, session.value());
        Fault fault = next(call);
        if (fault != null) {
            Delivery delivery = meet(call, fault);
            return new Reception(call.operation(), timekeeper.now()).revoke(delivery);
        }
        return Reception.revocation(service.right(call).answer());
    }

    private @Nullable Fault next(Call call) {
        if (Thread.currentThread().isInterrupted()) {
            throw CallFailures.interrupted(call.operation());
        }
        return service.next(call.operation());
    }

    private Delivery meet(Call call, Fault fault) {
        try {
            return service.faulty(call, fault);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw CallFailures.interrupted(call.operation());
        }
    }

    /** Returns what a server with that key answers in front of this fake. */
    FakeApi api(String apiKey) {
        return new FakeApi(service, apiKey);
    }
}
