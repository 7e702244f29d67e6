package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongPort.before;
import static dev.sessions.testkit.contract.WrongPort.changed;
import static dev.sessions.testkit.contract.WrongPort.empty;
import static dev.sessions.testkit.contract.WrongPort.failedLists;
import static dev.sessions.testkit.contract.WrongPort.lists;
import static dev.sessions.testkit.contract.WrongPort.only;
import static dev.sessions.testkit.contract.WrongPort.page;
import static dev.sessions.testkit.contract.WrongPort.pages;
import static dev.sessions.testkit.contract.WrongPort.with;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Ports that list wrongly. */
final class WrongLists {
    private WrongLists() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        reading(mistakes);
        order(mistakes);
        limits(mistakes);
        users(mistakes);
        memory(mistakes);
        return mistakes.all();
    }

    private static void reading(Mistakes mistakes) {
        mistakes.add("READ-01", "the sessions of all users are listed", lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            return with(request, page, both(page.sessions(), fake.sessionsOf(Fixture.NEIGHBOUR)));
        }));
        mistakes.add("READ-02", "the two orders are swapped", swapped());
        mistakes.add("READ-03", "the order is not sent", orderNotSent());
        mistakes.add("READ-03", "the two orders are swapped", swapped());
        mistakes.add("READ-04", "the limit is not sent", limited(limit -> 10));
        mistakes.add("READ-05", "a page is taken for the last", pages((request, page) -> noNext(request, page)));
        mistakes.add("READ-05", "a session is repeated", pages(WrongLists::cursorOneTooEarly));
        mistakes.add("READ-05", "a session is skipped", pages(WrongLists::firstLeftOut));
        mistakes.add(
                "READ-06",
                "one order loses sessions",
                pages((request, page) -> request.order() == SortOrder.OLDEST_FIRST ? noNext(request, page) : page));
        mistakes.add("READ-07", "find compares something other than the id", fake -> new WrongPort(fake) {
            @Override
            public Optional<Session> find(UserId user, SessionId session) {
                return fake.stream(user)
                        .filter(candidate -> candidate.userId().value().equals(session.value()))
                        .findFirst();
            }
        });
        mistakes.add("READ-08", "sessions that have ended are listed", WrongLists::showingEnded);
        mistakes.add(
                "READ-09",
                "an unknown user has no sessions",
                WrongFailures.noSessions(WrongFailures.kind(UserNotFoundException.class)));
        mistakes.add("READ-10", "an unknown cursor gives the first page", refusedCursor(WrongLists::firstPage));
        mistakes.add(
                "READ-10",
                "an unknown cursor gives an empty page",
                refusedCursor((fake, user, request) -> empty(request)));
        mistakes.add(
                "READ-10",
                "an unknown cursor gives the first page, on the way back",
                refusedCursor((fake, user, request) ->
                        request.before().isPresent() ? firstPage(fake, user, request) : fake.list(user, request)));
    }

    private static void order(Mistakes mistakes) {
        mistakes.add("LIST-01", "the two orders are swapped", swapped());
        mistakes.add("LIST-02", "the order is ignored", orderNotSent());
        mistakes.add("LIST-03", "sessions are sorted by id", sorted(Comparator.comparing(WrongLists::id)));
        mistakes.add(
                "LIST-03",
                "sessions are sorted by id, the greatest first",
                sorted(Comparator.comparing(WrongLists::id).reversed()));
        mistakes.add("LIST-03", "sessions are kept as they were added", lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            return with(request, page, fake.sessionsOf(user));
        }));
        mistakes.add(
                "LIST-04",
                "ties are left to the order of arrival",
                sorted(Comparator.comparing(Session::createdAt).reversed().thenComparing(WrongLists::id)));
        mistakes.add(
                "LIST-05",
                "ties have one order whichever way the list goes",
                sorted(Comparator.comparing(Session::createdAt)
                        .thenComparing(Comparator.comparing(WrongLists::id).reversed())));
    }

    private static void limits(Mistakes mistakes) {
        mistakes.add("LIST-06", "the limit is not sent", limited(limit -> 10));
        mistakes.add("LIST-06", "the limit is off by one", limited(limit -> Math.max(1, limit - 1)));
        mistakes.add("LIST-06", "the limit is capped", limited(limit -> Math.min(50, limit)));
        mistakes.add(
                "LIST-06",
                "the limit is capped on the way back",
                limited(request -> request.before().isPresent(), limit -> Math.min(10, limit)));
        mistakes.add(
                "LIST-06",
                "a large page on the way back leads nowhere",
                pages((request, page) -> request.before().isPresent() && request.limit() == 100
                        ? page(request, page.sessions(), null, before(page))
                        : page));
        mistakes.add("LIST-07", "a full page is taken for one that has a next", pages((request, page) -> {
            List<Session> sessions = page.sessions();
            return sessions.size() == request.limit()
                    ? page(request, sessions, id(sessions.get(sessions.size() - 1)), before(page))
                    : page;
        }));
    }

    private static void users(Mistakes mistakes) {
        mistakes.add("LIST-08", "no sessions is taken for no such user", lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            if (page.sessions().isEmpty()) {
                throw unknown(user);
            }
            return page;
        }));
        mistakes.add(
                "LIST-09",
                "the list of another user is returned",
                lists((fake, user, request) -> fake.list(Fixture.USER, request)));
        mistakes.add(
                "LIST-10",
                "ids are put into the address unescaped",
                lists((fake, user, request) ->
                        fake.list(UserId.of(user.value().replaceFirst("[^a-z@.].*", "") + "x"), request)));
    }

    private static void memory(Mistakes mistakes) {
        mistakes.add("LIST-11", "an earlier result is returned again", remembering(request -> true));
        mistakes.add(
                "LIST-11",
                "an earlier result is returned again, oldest first",
                remembering(request -> request.order() == SortOrder.OLDEST_FIRST));
        mistakes.add(
                "LIST-11",
                "an earlier result is returned again, behind a cursor",
                remembering(request -> request.after().isPresent()));
        mistakes.add(
                "LIST-11",
                "an earlier result is returned again, on the way back",
                remembering(request -> request.before().isPresent()));
        mistakes.add("LIST-12", "a list is asked for twice", lists((fake, user, request) -> {
            fake.list(user, request);
            return fake.list(user, request);
        }));
        mistakes.add("LIST-12", "more pages than wanted are fetched", prefetching());
        mistakes.add("LIST-13", "a failure is given again once it is over", fake -> new WrongPort(fake) {
            private final Map<UserId, SessionsException> failures = new ConcurrentHashMap<>();

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                SessionsException earlier = failures.get(user);
                if (earlier != null) {
                    throw earlier;
                }
                try {
                    return fake.list(user, request);
                } catch (SessionsException failure) {
                    failures.put(user, failure);
                    throw failure;
                }
            }
        });
        mistakes.add("LIST-14", "sessions of one device are taken for one", pages((request, page) -> {
            Set<Object> devices = new HashSet<>();
            return only(request, page, session -> devices.add(List.of(session.userAgent(), session.ipAddress())));
        }));
    }

    private static Function<FakeSessions, SessionsPort> swapped() {
        return ordered(order -> order == SortOrder.NEWEST_FIRST ? SortOrder.OLDEST_FIRST : SortOrder.NEWEST_FIRST);
    }

    private static Function<FakeSessions, SessionsPort> orderNotSent() {
        return ordered(order -> SortOrder.NEWEST_FIRST);
    }

    private static Function<FakeSessions, SessionsPort> ordered(UnaryOperator<SortOrder> sent) {
        return lists((fake, user, request) -> {
            SessionPage page = fake.list(user, changed(request, sent.apply(request.order()), request.limit()));
            return with(request, page, page.sessions());
        });
    }

    private static Function<FakeSessions, SessionsPort> sorted(Comparator<Session> order) {
        return pages((request, page) ->
                with(request, page, page.sessions().stream().sorted(order).toList()));
    }

    private static Function<FakeSessions, SessionsPort> limited(IntUnaryOperator limit) {
        return limited(request -> true, limit);
    }

    private static Function<FakeSessions, SessionsPort> limited(Predicate<PageRequest> where, IntUnaryOperator limit) {
        return lists((fake, user, request) -> {
            int sent = where.test(request) ? limit.applyAsInt(request.limit()) : request.limit();
            SessionPage page = fake.list(user, changed(request, request.order(), sent));
            return with(request, page, page.sessions());
        });
    }

    static Function<FakeSessions, SessionsPort> remembering(Predicate<PageRequest> where) {
        return fake -> new WrongPort(fake) {
            private final Map<List<Object>, SessionPage> pages = new ConcurrentHashMap<>();

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                return where.test(request)
                        ? pages.computeIfAbsent(List.of(user, request), key -> fake.list(user, request))
                        : fake.list(user, request);
            }
        };
    }

    static Function<FakeSessions, SessionsPort> prefetching() {
        return lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            page.next().ifPresent(next -> fake.list(user, next));
            return page;
        });
    }

    static SessionsPort showingEnded(FakeSessions fake) {
        fake.showEnded(true);
        return fake;
    }

    static Function<FakeSessions, SessionsPort> refusedCursor(WrongPort.Listing instead) {
        return failedLists(
                WrongFailures.status(422), (failure, fake, user, request) -> instead.list(fake, user, request));
    }

    static SessionPage firstPage(FakeSessions fake, UserId user, PageRequest request) {
        return fake.list(user, PageRequest.of(request.order(), request.limit()));
    }

    static SessionPage noNext(PageRequest request, SessionPage page) {
        return page(request, page.sessions(), null, before(page));
    }

    static SessionPage firstLeftOut(PageRequest request, SessionPage page) {
        List<Session> sessions = page.sessions();
        return request.after().isPresent() && !sessions.isEmpty()
                ? with(request, page, sessions.subList(1, sessions.size()))
                : page;
    }

    static SessionPage cursorOneTooEarly(PageRequest request, SessionPage page) {
        List<Session> sessions = page.sessions();
        return page.next().isPresent() && sessions.size() > 1
                ? page(request, sessions, id(sessions.get(sessions.size() - 2)), before(page))
                : page;
    }

    static SessionsException unknown(UserId user) {
        return ServiceResponse.builder(Operation.list(user.value()), 404)
                .code("entity_not_found")
                .build()
                .failure();
    }

    static String id(Session session) {
        return session.id().value();
    }

    static List<Session> both(List<Session> one, List<Session> other) {
        return new ArrayList<>(Stream.concat(one.stream(), other.stream()).toList());
    }
}
