package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongPort.failures;
import static dev.sessions.testkit.contract.WrongPort.lists;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.Operation;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.io.InterruptedIOException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Ports that let their callers down: nulls, shared results, many threads, interrupts. */
final class WrongCalls {
    private WrongCalls() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        results(mistakes);
        threads(mistakes);
        interrupts(mistakes);
        return mistakes.all();
    }

    private static void results(Mistakes mistakes) {
        mistakes.add(
                "CALLER-01",
                "null becomes part of an address",
                lists((fake, user, request) ->
                        fake.list(Objects.requireNonNullElse(user, UserId.of("null")), request)));
        mistakes.add("CALLER-02", "a caller changes what another one sees", fake -> new WrongPort(fake) {
            @Override
            public List<Session> listAll(UserId user) {
                return new ArrayList<>(fake.listAll(user));
            }
        });
        mistakes.add("CALLER-02", "what is in a list may be exchanged", fake -> new WrongPort(fake) {
            @Override
            public List<Session> listAll(UserId user) {
                return Arrays.asList(fake.listAll(user).toArray(new Session[0]));
            }
        });
        mistakes.add("CALLER-03", "a list is a window on something that changes", fake -> new WrongPort(fake) {
            @Override
            public List<Session> listAll(UserId user) {
                fake.listAll(user);
                return window(fake, user);
            }
        });
    }

    private static List<Session> window(FakeSessions fake, UserId user) {
        return new AbstractList<>() {
            private List<Session> active() {
                return fake.sessionsOf(user).stream()
                        .filter(session -> session.status().equals(SessionStatus.ACTIVE))
                        .toList();
            }

            @Override
            public Session get(int place) {
                return active().get(place);
            }

            @Override
            public int size() {
                return active().size();
            }
        };
    }

    private static void threads(Mistakes mistakes) {
        mistakes.add("CALLER-04", "a session ends twice", WrongExpiry.endingTwice(SessionStatus.REVOKED));
        mistakes.add("CALLER-05", "a result is returned to the wrong caller", fake -> new WrongPort(fake) {
            private final Map<Thread, SessionPage> results = new ConcurrentHashMap<>();

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                SessionPage page = fake.list(user, request);
                results.put(Thread.currentThread(), page);
                return results.values().stream()
                        .filter(other -> !other.equals(page))
                        .findFirst()
                        .orElse(page);
            }
        });
        mistakes.add("CALLER-07", "a list shows what has ended", WrongLists.remembering(request -> true));
    }

    private static void interrupts(Mistakes mistakes) {
        mistakes.add("CALLER-06", "an interrupt is swallowed", lists((fake, user, request) -> {
            Thread.interrupted();
            return fake.list(user, request);
        }));
        mistakes.add("CALLER-06", "an interrupt comes too late", fake -> new WrongPort(fake) {
            @Override
            public Revocation revoke(SessionId session) {
                boolean interrupted = Thread.interrupted();
                Revocation response = fake.revoke(session);
                if (interrupted) {
                    Thread.currentThread().interrupt();
                    throw CallFailures.interrupted(Operation.revoke(session.value()));
                }
                return response;
            }
        });
        mistakes.add(
                "CALLER-06",
                "an interrupt is about another call",
                failures(failure -> failure instanceof CallInterruptedException
                        ? CallFailures.interrupted(Operation.revoke("session_other"))
                        : failure));
        mistakes.add("CALLER-06", "an interrupt looks like a failed connection", lists((fake, user, request) -> {
            if (Thread.currentThread().isInterrupted()) {
                throw CallFailures.noResponse(Operation.list(user.value()), new InterruptedIOException());
            }
            return fake.list(user, request);
        }));
    }
}
