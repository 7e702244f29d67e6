package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongPort.lists;
import static dev.sessions.testkit.contract.WrongPort.only;
import static dev.sessions.testkit.contract.WrongPort.revokes;
import static dev.sessions.testkit.contract.WrongPort.with;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.Walk;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Wrong ports under concurrent calls: shared responses, shared fields, interrupts. */
final class WrongConcurrentCalls {
    private WrongConcurrentCalls() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        sharedResponses(mistakes);
        sharedFields(mistakes);
        interrupts(mistakes);
        return mistakes.all();
    }

    /** Shares, between equal calls that are under way at the same time, what came of the first. */
    private static final class Flights<T> {
        private final Map<Object, CompletableFuture<T>> flights = new ConcurrentHashMap<>();

        T join(Object key, Supplier<T> call) {
            CompletableFuture<T> mine = new CompletableFuture<>();
            CompletableFuture<T> first = flights.putIfAbsent(key, mine);
            if (first != null) {
                return first.join();
            }
            try {
                T response = call.get();
                mine.complete(response);
                return response;
            } catch (RuntimeException failure) {
                mine.completeExceptionally(failure);
                throw failure;
            } finally {
                flights.remove(key);
            }
        }
    }

    private static void sharedResponses(Mistakes mistakes) {
        mistakes.add("UNDERWAY-01", "lists that are equal share one response", fake -> new WrongPort(fake) {
            private final Flights<SessionPage> flights = new Flights<>();

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                return flights.join(List.of(user, request), () -> fake.list(user, request));
            }
        });
        mistakes.add("UNDERWAY-05", "lists that are alike share one failure", fake -> new WrongPort(fake) {
            private final Flights<SessionsException> failures = new Flights<>();

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                if (!user.equals(Fixture.UNKNOWN_USER)) {
                    return fake.list(user, request);
                }
                throw failures.join(user, () -> assertThrows(SessionsException.class, () -> fake.list(user, request)));
            }
        });
        mistakes.add("UNDERWAY-02", "revokes that are equal share one response", fake -> new WrongPort(fake) {
            private final Flights<Revocation> flights = new Flights<>();

            @Override
            public Revocation revoke(SessionId session) {
                return flights.join(session, () -> fake.revoke(session));
            }
        });
        mistakes.add("UNDERWAY-03", "whole lists that are equal share one response", fake -> new WrongPort(fake) {
            private final Flights<List<Session>> flights = new Flights<>();

            @Override
            public List<Session> listAll(UserId user) {
                return flights.join(user, () -> super.listAll(user));
            }
        });
        mistakes.add("UNDERWAY-03", "walks that are alike share their pages", fake -> new WrongPort(fake) {
            private final Flights<List<Session>> flights = new Flights<>();

            @Override
            public Stream<Session> stream(UserId user, Walk walk) {
                return Stream.of(walk)
                        .flatMap(once ->
                                flights
                                        .join(
                                                List.of(user, walk.first()),
                                                () -> super.stream(user, walk).toList())
                                        .stream());
            }
        });
        mistakes.add("UNDERWAY-03", "searches that are equal share one response", fake -> new WrongPort(fake) {
            private final Flights<Optional<Session>> flights = new Flights<>();

            @Override
            public Optional<Session> find(UserId user, SessionId session) {
                return flights.join(session, () -> super.find(user, session));
            }
        });
    }

    private static void sharedFields(Mistakes mistakes) {
        mistakes.add("UNDERWAY-01", "whose sessions were asked for is kept in a field", fake -> new WrongPort(fake) {
            private volatile UserId asked = Fixture.UNKNOWN_USER;

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                asked = user;
                SessionPage page = fake.list(user, request);
                return only(request, page, session -> session.userId().equals(asked));
            }
        });
        mistakes.add("UNDERWAY-05", "what a failure is about is kept in a field", fake -> new WrongPort(fake) {
            private volatile Operation asked = Operation.list("user_none");

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                asked = Operation.list(user.value());
                try {
                    return fake.list(user, request);
                } catch (UserNotFoundException failure) {
                    throw ServiceResponse.builder(asked, 404)
                            .code("entity_not_found")
                            .entityId(asked.subject())
                            .requestId(failure.requestId().orElse(null))
                            .build()
                            .failure();
                }
            }
        });
        mistakes.add("UNDERWAY-01", "a page is made for the request in a field", fake -> new WrongPort(fake) {
            private volatile PageRequest asked = PageRequest.newestFirst(1);

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                asked = request;
                SessionPage page = fake.list(user, request);
                return with(asked, page, page.sessions());
            }
        });
        mistakes.add("UNDERWAY-02", "a revoke is left out while another is under way", fake -> new WrongPort(fake) {
            private final AtomicBoolean busy = new AtomicBoolean();

            @Override
            public Revocation revoke(SessionId session) {
                if (busy.getAndSet(true)) {
                    return Revocation.NOT_FOUND;
                }
                try {
                    return fake.revoke(session);
                } finally {
                    busy.set(false);
                }
            }
        });
        mistakes.add("UNDERWAY-03", "a walk goes on where another is", fake -> new WrongPort(fake) {
            private volatile UserId walked = Fixture.UNKNOWN_USER;

            @Override
            public Stream<Session> stream(UserId user, Walk walk) {
                walked = user;
                SessionsPort whoever = new WrongPort(fake) {
                    @Override
                    public SessionPage list(UserId first, PageRequest request) {
                        return fake.list(request.after().isEmpty() ? user : walked, request);
                    }
                };
                return whoever.stream(user, walk);
            }
        });
    }

    private static void interrupts(Mistakes mistakes) {
        mistakes.add("UNDERWAY-04", "the flag of a list is lost", interruptedLists((fake, user, request) -> {
            Thread.interrupted();
            throw CallFailures.interrupted(Operation.list(user.value()));
        }));
        mistakes.add(
                "UNDERWAY-04",
                "an interrupted list looks like a failed connection",
                interruptedLists((fake, user, request) -> {
                    throw CallFailures.noResponse(Operation.list(user.value()), new InterruptedIOException());
                }));
        mistakes.add("UNDERWAY-04", "an interrupted list is sent again", interruptedLists((fake, user, request) -> {
            Thread.interrupted();
            SessionPage page = fake.list(user, request);
            Thread.currentThread().interrupt();
            return page;
        }));
        mistakes.add(
                "UNDERWAY-04",
                "an interrupted list has no sessions",
                interruptedLists((fake, user, request) -> WrongPort.empty(request)));
        mistakes.add("UNDERWAY-04", "an interrupted whole list is a part of one", fake -> new WrongPort(fake) {
            @Override
            public Stream<Session> stream(UserId user, Walk walk) {
                List<Session> soFar = new ArrayList<>();
                try {
                    super.stream(user, walk).forEach(soFar::add);
                } catch (CallInterruptedException halfway) {
                    return soFar.stream();
                }
                return soFar.stream();
            }
        });
        mistakes.add("UNDERWAY-04", "an interrupted search finds nothing", fake -> new WrongPort(fake) {
            @Override
            public Optional<Session> find(UserId user, SessionId session) {
                try {
                    return super.find(user, session);
                } catch (CallInterruptedException halfway) {
                    return Optional.empty();
                }
            }
        });
        for (Revocation result : Revocation.values()) {
            mistakes.add("UNDERWAY-04", "an interrupted revoke is " + result, revokes((fake, session) -> {
                try {
                    return fake.revoke(session);
                } catch (CallInterruptedException halfway) {
                    return result;
                }
            }));
        }
        mistakes.add("UNDERWAY-04", "the flag is lost on the way back", interruptedLists((fake, user, request) -> {
            if (request.before().isPresent()) {
                Thread.interrupted();
            }
            throw CallFailures.interrupted(Operation.list(user.value()));
        }));
    }

    /** A port that handles the interrupt of a list wrongly. */
    private static Function<FakeSessions, SessionsPort> interruptedLists(WrongPort.Listing wrong) {
        return lists((fake, user, request) -> {
            try {
                return fake.list(user, request);
            } catch (CallInterruptedException halfway) {
                return wrong.list(fake, user, request);
            }
        });
    }
}
