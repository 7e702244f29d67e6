package dev.sessions.testkit.internal.world;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionStatus;
import dev.sessions.Timekeeper;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.testkit.internal.world.Cursors.Spot;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The one state machine behind the fake port and the fake server: users, and their sessions. Ids are text because the wire
 * may send any. Safe for use by many threads: each call is one step.
 */
public final class World {
    private final Timekeeper timekeeper;
    private final Map<String, Timeline> users = new HashMap<>();
    private final Map<String, Session> sessions = new HashMap<>();
    private final Queue<Session> expiring = new PriorityQueue<>(Comparator.comparing(Session::expiresAt));
    private final Cursors cursors = new Cursors(sessions);
    private boolean showEnded;
    private @Nullable CallLimit revokeLimit;
    private @Nullable CallLimit listLimit;
    private @Nullable CallLimit callLimit;
    private long signIns;
    private long requests;

    /** Creates an empty world whose time is that of the timekeeper. */
    public World(Timekeeper timekeeper) {
        this.timekeeper = timekeeper;
    }

    /** Returns the time as the service keeps it: to the millisecond. */
    public Instant now() {
        return Millis.of(timekeeper.now());
    }

    /** Waits on the timekeeper. Not one step: other calls are served meanwhile. */
    public void sleep(Duration time) throws InterruptedException {
        timekeeper.sleep(time);
    }

    /** Forgets everything but the time. */
    public synchronized void reset() {
        users.clear();
        sessions.clear();
        expiring.clear();
        cursors.clear();
        showEnded = false;
        revokeLimit = null;
        listLimit = null;
        callLimit = null;
        signIns = 0;
        requests = 0;
    }

    /** Sets whether lists also hold sessions that are not active. */
    public synchronized void showEnded(boolean shown) {
        showEnded = shown;
    }

    /** Sets how many revokes succeed in any period of the given length. */
    public synchronized void limitRevokes(int calls, Duration period) {
        revokeLimit = new CallLimit(calls, period);
    }

    /** Sets how many lists succeed in any period of the given length. */
    public synchronized void limitLists(int calls, Duration period) {
        listLimit = new CallLimit(calls, period);
    }

    /** Sets how many calls of any kind succeed in any period of the given length. */
    public synchronized void limitCalls(int calls, Duration period) {
        callLimit = new CallLimit(calls, period);
    }

    /** Counts a call within its limits and returns zero, or returns the time until such a call is within its limits. */
    private Duration take(@Nullable CallLimit own) {
        Instant now = timekeeper.now();
        List<CallLimit> limits =
                Stream.of(own, callLimit).filter(Objects::nonNull).toList();
        Duration wait = limits.stream()
                .map(limit -> limit.delay(now))
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        if (wait.isZero()) {
            limits.forEach(limit -> limit.take(now));
        }
        return wait;
    }

    /** Makes a user known. */
    public synchronized void addUser(String user) {
        users.computeIfAbsent(user, id -> new Timeline());
    }

    /** Returns a number that no earlier sign-in had. */
    public synchronized long nextSignIn() {
        return ++signIns;
    }

    /** Returns a request id that no earlier response had. */
    public synchronized String nextRequestId() {
        return "req_fake_" + ++requests;
    }

    /** Adds a session with its times cut to milliseconds, and returns the session as it is kept. */
    public synchronized Session add(Session given) {
        if (sessions.containsKey(given.id().value())) {
            throw new IllegalArgumentException(
                    "There is a session with the id " + given.id() + " already; give each session an id of its own.");
        }
        Millis.requireSendable(given);
        put(Millis.of(given));
        expire();
        return sessions.getOrDefault(given.id().value(), given);
    }

    /** Returns all sessions of a user in the order of their creation. */
    public synchronized List<Session> sessionsOf(String user) {
        expire();
        Timeline timeline = users.get(user);
        return timeline == null ? List.of() : timeline.all();
    }

    /** Carries out a list. */
    public synchronized Result list(String user, PageRequest request) {
        expire();
        String requestId = nextRequestId();
        Duration wait = take(listLimit);
        if (!wait.isZero()) {
            return Result.of(Refusals.tooManyRequests(Operation.list(user), wait, requestId));
        }
        Timeline timeline = users.get(user);
        if (timeline == null) {
            return Result.of(Refusals.userNotFound(user, requestId));
        }
        String cursor = request.after().or(request::before).orElse(null);
        Spot spot = cursors.find(cursor, user);
        if (spot == null) {
            return Result.of(Refusals.unknownCursor(user, String.valueOf(cursor), requestId));
        }
        return new Result(succeeded(Operation.list(user), requestId), timeline.page(request, spot.place(), showEnded));
    }

    /** Carries out a revoke. */
    public synchronized Result revoke(String id) {
        String requestId = nextRequestId();
        Duration wait = take(revokeLimit);
        if (!wait.isZero()) {
            return Result.of(Refusals.tooManyRequests(Operation.revoke(id), wait, requestId));
        }
        return Result.of(
                end(id) ? succeeded(Operation.revoke(id), requestId) : Refusals.sessionNotFound(id, requestId));
    }

    /** Ends a session, and returns whether it was open. */
    public synchronized boolean end(String id) {
        expire();
        Session session = sessions.get(id);
        if (session == null || !isOpen(session)) {
            return false;
        }
        Instant now = now();
        put(session.toBuilder()
                .status(SessionStatus.REVOKED)
                .endedAt(now)
                .updatedAt(now)
                .build());
        return true;
    }

    /** Returns a new cursor, no session's id, at the place of the given cursor; null is the start. */
    public synchronized String newCursor(String user, @Nullable String at) {
        String cursor = "cursor_fake_" + (cursors.madeUp() + 1);
        cursors.put(cursor, user, at);
        return cursor;
    }

    /** Puts a cursor at the place of another one, unless the cursor is a session's id; null is the start. */
    public synchronized void mark(String cursor, String user, @Nullable String at) {
        cursors.put(cursor, user, at);
    }

    private void put(Session session) {
        String user = session.userId().value();
        sessions.put(session.id().value(), session);
        users.computeIfAbsent(user, id -> new Timeline()).put(session, isOpen(session));
        if (isOpen(session)) {
            expiring.add(session);
        }
    }

    /** Ends the sessions that have reached their expiry. Only the status changes: more is not documented (ASSUMED). */
    private void expire() {
        Instant now = timekeeper.now();
        Session due = expiring.peek();
        while (due != null && !now.isBefore(due.expiresAt())) {
            expiring.remove();
            // A session that was revoked in the meantime is no longer equal.
            if (due.equals(sessions.get(due.id().value()))) {
                put(due.toBuilder().status(SessionStatus.EXPIRED).build());
            }
            due = expiring.peek();
        }
    }

    private static boolean isOpen(Session session) {
        return session.status().equals(SessionStatus.ACTIVE)
                && session.endedAt().isEmpty();
    }

    private static ServiceResponse succeeded(Operation operation, String requestId) {
        return ServiceResponse.builder(operation, 200).requestId(requestId).build();
    }
}
