package dev.sessions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A port that responds to list requests from a script, one entry per request, and records the requests. A request beyond the script
 * fails the test.
 */
final class ScriptedPort implements SessionsPort {
    private final Queue<Function<PageRequest, SessionPage>> script = new ArrayDeque<>();
    private final List<PageRequest> requests = new ArrayList<>();
    private final List<UserId> users = new ArrayList<>();

    /** Adds a page of those sessions with that next cursor; null says that it is the last. */
    ScriptedPort page(List<Session> sessions, @Nullable String after) {
        script.add(request ->
                SessionPage.builder(request).sessions(sessions).after(after).build());
        return this;
    }

    /** Adds a page of the session with that id and that next cursor. */
    ScriptedPort page(String session, @Nullable String after) {
        return page(Sample.sessions(session), after);
    }

    /** Adds a page without sessions and that next cursor. */
    ScriptedPort emptyPage(@Nullable String after) {
        return page(List.of(), after);
    }

    /** Adds a request that fails. */
    ScriptedPort failure(RuntimeException failure) {
        script.add(request -> {
            throw failure;
        });
        return this;
    }

    /** Returns the list requests so far, the oldest first. */
    List<PageRequest> requests() {
        return requests;
    }

    /** Returns the users of the list requests so far. */
    List<UserId> users() {
        return users;
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        users.add(user);
        requests.add(request);
        Function<PageRequest, SessionPage> response = script.poll();
        if (response == null) {
            throw new AssertionError("request " + requests.size() + " was not expected: " + request);
        }
        return response.apply(request);
    }

    @Override
    public Revocation revoke(SessionId session) {
        throw new AssertionError("nothing is to be revoked: " + session);
    }
}
