package dev.sessions.revocation;

import dev.sessions.AuthMethod;
import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A service in memory with two sessions a page, whose calls can be made to fail one by one. Records the calls. Safe for use by many
 * threads.
 */
final class Service implements SessionsPort {
    static final UserId ALICE = user("user_alice");
    static final UserId BOB = user("user_bob");
    private static final int PAGE = 2;

    private final Map<UserId, List<Session>> users = new LinkedHashMap<>();
    private final Map<String, Deque<Throwable>> failures = new HashMap<>();
    private final Map<SessionId, Revocation> stuck = new HashMap<>();
    private final List<String> calls = new ArrayList<>();
    private Consumer<String> onCall = call -> {};

    static UserId user(String id) {
        return UserId.of(id);
    }

    /** Returns the ids s0, s1 and so on. */
    static String[] numberedIds(int count) {
        return IntStream.range(0, count).mapToObj(n -> "s" + n).toArray(String[]::new);
    }

    static SessionId session(String id) {
        return SessionId.of(id);
    }

    /** Returns the results of a report, in its order. */
    static List<Result> results(RevocationReport report) {
        return report.outcomes().stream().map(RevocationOutcome::result).toList();
    }

    /** Returns the sessions of a report, in its order. */
    static List<String> ids(RevocationReport report) {
        return report.outcomes().stream()
                .map(outcome -> outcome.session().value())
                .toList();
    }

    static Session.Builder template(UserId user, String id) {
        Instant created = Instant.parse("2026-01-15T12:00:00Z");
        return Session.builder()
                .id(SessionId.of(id))
                .userId(user)
                .authMethod(AuthMethod.PASSWORD)
                .status(SessionStatus.ACTIVE)
                .createdAt(created)
                .updatedAt(created)
                .expiresAt(created.plus(Duration.ofDays(7)));
    }

    /** Returns the exception of a call with the given response status. */
    static SessionsException status(Operation operation, int status, @Nullable Duration retryAfter) {
        ServiceResponse response = ServiceResponse.builder(operation, status)
                .retryAfter(retryAfter)
                .code(status == 404 ? "entity_not_found" : null)
                .build();
        try {
            throw new AssertionError(response.outcome());
        } catch (SessionsException failure) {
            return failure;
        }
    }

    static SessionsException status(int status) {
        return status(Operation.revoke("session_x"), status, null);
    }

    static SessionsException rateLimited(Duration retryAfter) {
        return status(Operation.revoke("session_x"), 429, retryAfter);
    }

    /** Makes a user known, with the given sessions, newest first. */
    synchronized Service with(UserId user, String... sessions) {
        return with(user, Arrays.stream(sessions).map(id -> template(user, id).build()));
    }

    synchronized Service with(UserId user, Stream<Session> sessions) {
        sessions.forEach(users.computeIfAbsent(user, id -> new ArrayList<>())::add);
        return this;
    }

    /** Makes the next calls for the given user, session or page ({@code user_1@2}) fail with the given exceptions. */
    synchronized Service failing(String about, Throwable... thrown) {
        failures.computeIfAbsent(about, key -> new ArrayDeque<>()).addAll(List.of(thrown));
        return this;
    }

    /** Responds to revokes of the session as given, and still lists it. */
    synchronized Service stuck(String session, Revocation response) {
        stuck.put(SessionId.of(session), response);
        return this;
    }

    /** Ends the sessions that were stuck and revoked. */
    synchronized void catchUp() {
        users.values().forEach(sessions -> sessions.removeIf(each -> stuck.containsKey(each.id())));
        stuck.clear();
    }

    /** Runs the given code at each call, before the call takes effect, on the calling thread. */
    Service onCall(Consumer<String> code) {
        onCall = code;
        return this;
    }

    /** Runs the given code at each call like the given one. */
    Service on(String call, Runnable code) {
        return onCall(each -> {
            if (each.equals(call)) {
                code.run();
            }
        });
    }

    /** Returns the calls, in order: {@code list user_1}, {@code list user_1@2} for a later page, {@code revoke session_1}. */
    synchronized List<String> calls() {
        return List.copyOf(calls);
    }

    List<String> revokes() {
        return calls().stream().filter(call -> call.startsWith("revoke")).toList();
    }

    synchronized List<String> left(UserId user) {
        return users.get(user).stream().map(session -> session.id().value()).toList();
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        int from = request.after().map(Integer::parseInt).orElse(0);
        call("list ", from == 0 ? user.value() : user + "@" + from);
        return page(user, request, from);
    }

    private synchronized SessionPage page(UserId user, PageRequest request, int from) {
        List<Session> all = users.get(user);
        if (all == null) {
            throw status(Operation.list(user.value()), 404, null);
        }
        int to = Math.min(from + PAGE, all.size());
        return SessionPage.builder(request)
                .sessions(all.subList(from, to))
                .after(to < all.size() ? String.valueOf(to) : null)
                .build();
    }

    @Override
    public Revocation revoke(SessionId session) {
        call("revoke ", session.value());
        synchronized (this) {
            Revocation response = stuck.get(session);
            if (response != null) {
                return response;
            }
            boolean found = false;
            for (List<Session> sessions : users.values()) {
                found |= sessions.removeIf(each -> each.hasId(session));
            }
            return found ? Revocation.REVOKED : Revocation.NOT_FOUND;
        }
    }

    private void call(String verb, String about) {
        Throwable failure;
        synchronized (this) {
            calls.add(verb + about);
            Deque<Throwable> planned = failures.get(about);
            failure = planned == null ? null : planned.poll();
        }
        onCall.accept(verb + about);
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException thrown) {
            throw thrown;
        }
    }
}
