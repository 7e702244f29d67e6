package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongPort.lists;
import static dev.sessions.testkit.contract.WrongPort.page;
import static dev.sessions.testkit.contract.WrongPort.with;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.Walk;
import dev.sessions.failure.PagingException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return mistakes.all();
    }

    /** A port that streams wrongly. */
    private static Function<FakeSessions, SessionsPort> streams(
            BiFunction<FakeSessions, UserId, Stream<Session>> wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public Stream<Session> stream(UserId user) {
                return wrong.apply(fake, user);
            }
        };
    }

    /** A port that streams a walk wrongly. */
    private static Function<FakeSessions, SessionsPort> walks(BiFunction<FakeSessions, Walk, Stream<Session>> wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public Stream<Session> stream(UserId user, Walk walk) {
                return wrong.apply(fake, walk);
            }
        };
    }

    static Function<FakeSessions, SessionsPort> listsAll(BiFunction<FakeSessions, UserId, List<Session>> wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public List<Session> listAll(UserId user) {
                return wrong.apply(fake, user);
            }
        };
    }

    /** How a search is done wrongly. */
    interface Search {
        Optional<Session> find(FakeSessions fake, UserId user, SessionId session);
    }

    static Function<FakeSessions, SessionsPort> finds(Search wrong) {
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
                "the check of ownership trusts the list and not the session",
                finds((fake, user, session) -> fake.stream(user)
                        .filter(candidate -> candidate.hasId(session))
                        .findFirst()));
        mistakes.add("WALK-13", "a listed session gets the id of the requested user", lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            return with(
                    request,
                    page,
                    page.sessions().stream()
                            .map(session -> session.toBuilder().userId(user).build())
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
}
