package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongPort.after;
import static dev.sessions.testkit.contract.WrongPort.before;
import static dev.sessions.testkit.contract.WrongPort.empty;
import static dev.sessions.testkit.contract.WrongPort.failedLists;
import static dev.sessions.testkit.contract.WrongPort.lists;
import static dev.sessions.testkit.contract.WrongPort.page;
import static dev.sessions.testkit.contract.WrongPort.pages;
import static dev.sessions.testkit.contract.WrongPort.with;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.Walk;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.PagingException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** Ports that walk over the pages wrongly, or search wrongly. */
final class WrongWalks {
    private WrongWalks() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        walks(mistakes);
        searches(mistakes);
        ceilings(mistakes);
        surprises(mistakes);
        failures(mistakes);
        return mistakes.all();
    }

    /** A port that streams like that. */
    private static Function<FakeSessions, SessionsPort> streams(
            BiFunction<FakeSessions, UserId, Stream<Session>> wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public Stream<Session> stream(UserId user) {
                return wrong.apply(fake, user);
            }
        };
    }

    /** A port that streams like that along a walk. */
    private static Function<FakeSessions, SessionsPort> walks(BiFunction<FakeSessions, Walk, Stream<Session>> wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public Stream<Session> stream(UserId user, Walk walk) {
                return wrong.apply(fake, walk);
            }
        };
    }

    private static Function<FakeSessions, SessionsPort> listsAll(
            BiFunction<FakeSessions, UserId, List<Session>> wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public List<Session> listAll(UserId user) {
                return wrong.apply(fake, user);
            }
        };
    }

    /** How a search is done wrongly. */
    private interface Search {
        Optional<Session> find(FakeSessions fake, UserId user, SessionId session);
    }

    private static Function<FakeSessions, SessionsPort> finds(Search wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public Optional<Session> find(UserId user, SessionId session) {
                return wrong.find(fake, user, session);
            }
        };
    }

    private static void walks(Mistakes mistakes) {
        mistakes.add(
                "WALK-01",
                "the walk stops after the first page",
                listsAll((fake, user) ->
                        fake.list(user, PageRequest.newestFirst(100)).sessions()));
        mistakes.add(
                "WALK-01",
                "the walk stops after the third page",
                listsAll((fake, user) -> fake.stream(user).limit(300).toList()));
        mistakes.add("WALK-01", "a page without a cursor is requested", listsAll((fake, user) -> {
            List<Session> all = fake.listAll(user);
            fake.list(user, PageRequest.newestFirst(100));
            return all;
        }));
        mistakes.add("WALK-02", "the first page is fetched early", streams((fake, user) -> {
            fake.list(user, PageRequest.newestFirst(100));
            return fake.stream(user);
        }));
        mistakes.add(
                "WALK-03",
                "closing reads the stream to its end",
                streams((fake, user) -> fake.stream(user).onClose(() -> fake.listAll(user))));
        mistakes.add(
                "WALK-04",
                "all pages are fetched before the first session is delivered",
                streams((fake, user) -> Stream.of(user).flatMap(one -> fake.listAll(one).stream())));
        mistakes.add("WALK-05", "the next page is fetched before this one is used up", WrongLists.prefetching());
        mistakes.add(
                "WALK-06",
                "a walk falls back to pages of 100 and to newest first",
                walks((fake, walk) -> fake.stream(Fixture.USER)));
        mistakes.add("WALK-11", "pages are counted from the start of what is left", WrongCursors::byOffset);
        mistakes.add(
                "WALK-15",
                "a session that came twice is counted twice",
                listsAll((fake, user) -> fake.stream(user).toList()));
        mistakes.add(
                "WALK-15",
                "a stream hides what was sent",
                streams((fake, user) -> fake.stream(user).distinct()));
        mistakes.add(
                "WALK-14",
                "pages are fetched on other threads",
                walks((fake, walk) -> fake.stream(Fixture.USER, walk).parallel()));
    }

    private static void searches(Mistakes mistakes) {
        mistakes.add(
                "WALK-07",
                "a search always reads all pages",
                finds((fake, user, session) -> fake.listAll(user).stream()
                        .filter(candidate -> candidate.hasId(session))
                        .findFirst()));
        mistakes.add(
                "WALK-07",
                "a search gives up after three pages",
                finds((fake, user, session) -> fake.stream(user)
                        .limit(300)
                        .filter(candidate -> candidate.hasId(session))
                        .findFirst()));
        mistakes.add(
                "WALK-08",
                "a session is found that is another user's",
                finds((fake, user, session) -> Stream.of(user, Fixture.NEIGHBOUR)
                        .flatMap(one -> fake.listAll(one).stream())
                        .filter(candidate -> candidate.hasId(session))
                        .findFirst()));
        mistakes.add(
                "WALK-08",
                "a session is found that has ended",
                finds((fake, user, session) -> Stream.concat(fake.stream(user), fake.sessionsOf(user).stream())
                        .filter(candidate -> candidate.hasId(session))
                        .findFirst()));
        mistakes.add(
                "WALK-13",
                "the check of ownership takes the place in a list for the word of the session",
                finds((fake, user, session) -> fake.stream(user)
                        .filter(candidate -> candidate.hasId(session))
                        .findFirst()));
        mistakes.add(
                "WALK-13", "what is listed bears the id of the user who was asked for", lists((fake, user, request) -> {
                    SessionPage page = fake.list(user, request);
                    return with(
                            request,
                            page,
                            page.sessions().stream()
                                    .map(session ->
                                            session.toBuilder().userId(user).build())
                                    .toList());
                }));
        mistakes.add(
                "READ-07",
                "find passes over capitals",
                finds((fake, user, session) -> fake.stream(user)
                        .filter(candidate -> WrongLists.id(candidate).equalsIgnoreCase(session.value()))
                        .findFirst()));
        mistakes.add(
                "READ-07",
                "find takes the beginning of an id",
                finds((fake, user, session) -> fake.stream(user)
                        .filter(candidate -> WrongLists.id(candidate).startsWith(session.value()))
                        .findFirst()));
        mistakes.add("WALK-12", "a session is found, or not, because it was before", fake -> new WrongPort(fake) {
            private final Map<SessionId, Optional<Session>> found = new HashMap<>();

            @Override
            public Optional<Session> find(UserId user, SessionId session) {
                return found.computeIfAbsent(session, id -> fake.find(user, id));
            }
        });
        mistakes.add("WALK-12", "a session is found because it was before", fake -> new WrongPort(fake) {
            private final Map<SessionId, Session> known = new HashMap<>();

            @Override
            public Optional<Session> find(UserId user, SessionId session) {
                fake.find(user, session).ifPresent(found -> known.put(session, found));
                return Optional.ofNullable(known.get(session));
            }
        });
    }

    private static void ceilings(Mistakes mistakes) {
        mistakes.add("WALK-09", "a ceiling silently shortens the result", walks(WrongWalks::shortened));
        mistakes.add(
                "WALK-09",
                "a ceiling of pages is one too low",
                walks((fake, walk) -> fake.stream(Fixture.USER, walk.maxPages(Math.max(1, walk.maxPages() - 1)))));
        mistakes.add("WALK-10", "a ceiling silently shortens the result", walks(WrongWalks::shortened));
        mistakes.add(
                "WALK-10",
                "a ceiling is one too high",
                walks((fake, walk) -> fake.stream(Fixture.USER, walk.maxSessions(walk.maxSessions() + 1))));
        mistakes.add(
                "WALK-10",
                "a ceiling of sessions is one too low",
                walks((fake, walk) -> fake.stream(Fixture.USER, walk.maxSessions(walk.maxSessions() - 1))));
    }

    private static Stream<Session> shortened(FakeSessions fake, Walk walk) {
        List<Session> met = new ArrayList<>();
        try {
            fake.stream(Fixture.USER, walk).forEach(met::add);
        } catch (PagingException ceiling) {
            return met.stream();
        }
        return met.stream();
    }

    private static void surprises(Mistakes mistakes) {
        mistakes.add(
                "SURPRISE-01",
                "an empty page ends the walk",
                pages((request, page) -> page.sessions().isEmpty() ? empty(request) : page));
        mistakes.add(
                "SURPRISE-01",
                "an empty page has no way back",
                pages((request, page) ->
                        page.sessions().isEmpty() ? page(request, page.sessions(), after(page), null) : page));
        mistakes.add(
                "SURPRISE-01",
                "an empty page ends a whole list",
                listsAll((fake, user) -> stopping(fake).listAll(user)));
        mistakes.add(
                "SURPRISE-01",
                "an empty page ends a search",
                finds((fake, user, session) -> stopping(fake).find(user, session)));
        mistakes.add(
                "SURPRISE-02",
                "a short page ends the walk",
                pages((request, page) ->
                        page.sessions().size() < request.limit() ? WrongLists.noNext(request, page) : page));
        mistakes.add(
                "SURPRISE-03",
                "a cursor that leads to itself ends the walk as if all were well",
                pages((request, page) ->
                        page.next().equals(Optional.of(request)) ? WrongLists.noNext(request, page) : page));
        mistakes.add("SURPRISE-03", "a whole list in a circle is empty", listsAll((fake, user) -> {
            try {
                return fake.listAll(user);
            } catch (PagingException circle) {
                return List.of();
            }
        }));
        mistakes.add("SURPRISE-03", "a search in a circle finds nothing", finds((fake, user, session) -> {
            try {
                return fake.find(user, session);
            } catch (PagingException circle) {
                return Optional.empty();
            }
        }));
        mistakes.add(
                "SURPRISE-04", "cursors in a circle end the walk as if all were well", fake -> new WrongPort(fake) {
                    private final Set<String> followed = new HashSet<>();

                    @Override
                    public SessionPage list(UserId user, PageRequest request) {
                        request.after().ifPresent(followed::add);
                        SessionPage page = fake.list(user, request);
                        return followed.contains(String.valueOf(after(page)))
                                ? page(request, page.sessions(), null, before(page))
                                : page;
                    }
                });
        mistakes.add("SURPRISE-05", "pages are counted from the start of the list", WrongCursors::byOffset);
        mistakes.add(
                "SURPRISE-06", "a cursor whose session has ended starts the walk anew", WrongCursors.endedCursor());
        mistakes.add("SURPRISE-06", "a cursor whose session has ended stops the walk", fake -> new WrongPort(fake) {
            @Override
            public SessionPage list(UserId user, PageRequest request) {
                SessionPage page = fake.list(user, request);
                boolean active = fake.listAll(user).stream()
                        .anyMatch(session -> request.after().equals(Optional.of(WrongLists.id(session))));
                return request.after().isEmpty() || active ? page : empty(request);
            }
        });
        mistakes.add("SURPRISE-07", "pages are counted from the start of the list", WrongCursors::byOffset);
    }

    /** Returns a port to which an empty page is the last. */
    private static SessionsPort stopping(FakeSessions fake) {
        return pages((request, page) -> page.sessions().isEmpty() ? empty(request) : page)
                .apply(fake);
    }

    private static void failures(Mistakes mistakes) {
        mistakes.add(
                "SURPRISE-08",
                "a failed page ends the walk as if it were the last",
                WrongFailures.endOfList(failure -> true));
        mistakes.add("SURPRISE-08", "a failed page is asked for again", failedLists((failure, fake, user, request) -> {
            if (request.after().isPresent() && failure instanceof ConnectionFailedException) {
                return fake.list(user, request);
            }
            throw failure;
        }));
        mistakes.add("SURPRISE-08", "a whole list that fails is what came before", listsAll((fake, user) -> {
            List<Session> met = new ArrayList<>();
            try {
                fake.stream(user).forEach(met::add);
            } catch (ConnectionFailedException failure) {
                return List.copyOf(met);
            }
            return List.copyOf(met);
        }));
        mistakes.add("CONNECTION-04", "a search whose time is over finds nothing", finds((fake, user, session) -> {
            try {
                return fake.find(user, session);
            } catch (ConnectionFailedException failure) {
                return Optional.empty();
            }
        }));
        mistakes.add("CALLER-06", "a search that is interrupted finds nothing", finds((fake, user, session) -> {
            try {
                return fake.find(user, session);
            } catch (CallInterruptedException failure) {
                return Optional.empty();
            }
        }));
        mistakes.add("CALLER-06", "a whole list swallows an interrupt", listsAll((fake, user) -> {
            Thread.interrupted();
            return fake.listAll(user);
        }));
        mistakes.add("SURPRISE-08", "a search that fails finds nothing", finds((fake, user, session) -> {
            try {
                return fake.find(user, session);
            } catch (SessionsException failure) {
                return Optional.empty();
            }
        }));
    }
}
