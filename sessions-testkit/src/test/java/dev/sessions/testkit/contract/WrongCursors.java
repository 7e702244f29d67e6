package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongLists.id;
import static dev.sessions.testkit.contract.WrongPort.after;
import static dev.sessions.testkit.contract.WrongPort.before;
import static dev.sessions.testkit.contract.WrongPort.empty;
import static dev.sessions.testkit.contract.WrongPort.failures;
import static dev.sessions.testkit.contract.WrongPort.lists;
import static dev.sessions.testkit.contract.WrongPort.only;
import static dev.sessions.testkit.contract.WrongPort.page;
import static dev.sessions.testkit.contract.WrongPort.pages;
import static dev.sessions.testkit.contract.WrongPort.with;
import static dev.sessions.testkit.contract.WrongPort.withFacts;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Ports that lose their place between pages. */
final class WrongCursors {
    private WrongCursors() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        ways(mistakes);
        places(mistakes);
        return mistakes.all();
    }

    private static void ways(Mistakes mistakes) {
        mistakes.add("CURSOR-01", "a session between two pages is lost", pages(WrongLists::firstLeftOut));
        mistakes.add("CURSOR-01", "a session between two pages is repeated", pages(WrongLists::cursorOneTooEarly));
        mistakes.add(
                "CURSOR-02",
                "the way back leads forward",
                lists((fake, user, request) -> request.before()
                        .map(cursor -> fake.list(
                                user,
                                PageRequest.of(request.order(), request.limit()).after(cursor)))
                        .orElseGet(() -> fake.list(user, request))));
        mistakes.add(
                "CURSOR-02",
                "the way back turns the order around",
                pages((request, page) -> request.before().isPresent()
                        ? with(request, page, Fixture.inOrder(SortOrder.OLDEST_FIRST, page.sessions()))
                        : page));
        mistakes.add(
                "CURSOR-02",
                "the way back is not offered",
                pages((request, page) -> page(request, page.sessions(), after(page), null)));
        mistakes.add(
                "CURSOR-03",
                "the way back begins at the start of the list",
                lists((fake, user, request) -> request.before().isPresent()
                        ? WrongLists.firstPage(fake, user, request)
                        : fake.list(user, request)));
        mistakes.add(
                "CURSOR-04",
                "the cursors of the two directions are swapped",
                pages((request, page) -> page(request, page.sessions(), before(page), after(page))));
        mistakes.add(
                "CURSOR-05",
                "a later page falls back to the default limit",
                pages((request, page) -> with(PageRequest.of(request.order(), 10), page, page.sessions())));
        mistakes.add(
                "CURSOR-05",
                "a later page falls back to the default order",
                pages((request, page) -> with(PageRequest.newestFirst(request.limit()), page, page.sessions())));
    }

    private static void places(Mistakes mistakes) {
        mistakes.add("CURSOR-06", "a cursor is bound to the page object that held it", fake -> new WrongPort(fake) {
            private final Set<PageRequest> given = Collections.newSetFromMap(new IdentityHashMap<>());

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                boolean isFirst = request.after().isEmpty() && request.before().isEmpty();
                boolean known = isFirst || given.contains(request);
                SessionPage page = known ? fake.list(user, request) : WrongLists.firstPage(fake, user, request);
                page.next().ifPresent(given::add);
                page.previous().ifPresent(given::add);
                return page;
            }
        });
        mistakes.add("CURSOR-07", "only the last session of a page is taken for a cursor", fake -> new WrongPort(fake) {
            private final Set<Optional<String>> given = new HashSet<>(Set.of(Optional.empty()));

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                SessionPage page = given.contains(request.after())
                        ? fake.list(user, request)
                        : WrongLists.firstPage(fake, user, request);
                given.add(Optional.ofNullable(after(page)));
                return page;
            }
        });
        mistakes.add("CURSOR-08", "cursors are put into the address unescaped", lists((fake, user, request) -> {
            PageRequest first = PageRequest.of(request.order(), request.limit());
            return fake.list(
                    user,
                    request.after().map(WrongCursors::cut).map(first::after).orElse(request));
        }));
        mistakes.add("CURSOR-09", "a cursor whose session has ended gives the first page", endedCursor());
        mistakes.add("CURSOR-09", "a cursor whose session has ended fails", lists((fake, user, request) -> {
            boolean ended = isEnded(fake, user, request);
            return fake.list(user, ended ? request.after(Fixture.NO_SESSION.value()) : request);
        }));
        mistakes.add("CURSOR-10", "an unknown cursor is ignored", WrongLists.refusedCursor(WrongLists::firstPage));
        mistakes.add(
                "CURSOR-10",
                "the refusal of a cursor loses its facts",
                failures(failure -> withFacts(failure, response -> response.fieldErrors(List.of()))));
        mistakes.add(
                "CURSOR-11",
                "a cursor reveals that another user's session exists",
                lists((fake, user, request) -> fake.sessionsOf(Fixture.NEIGHBOUR).stream()
                                .anyMatch(session -> Optional.of(id(session)).equals(request.after()))
                        ? empty(request)
                        : fake.list(user, request)));
        mistakes.add(
                "CURSOR-04",
                "the first page offers a previous one when it is reached by going back",
                pages((request, page) ->
                        request.before().isPresent() && !page.sessions().isEmpty()
                                ? page(
                                        request,
                                        page.sessions(),
                                        after(page),
                                        id(page.sessions().get(0)))
                                : page));
        mistakes.add("CURSOR-12", "the list begins anew before its start", beginningAnew(PageRequest::before));
        mistakes.add("CURSOR-12", "the list begins anew behind its end", beginningAnew(PageRequest::after));
        mistakes.add("CURSOR-13", "the siblings of a cursor are passed over", lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            Optional<Instant> time = fake.sessionsOf(user).stream()
                    .filter(session -> request.after().equals(Optional.of(id(session))))
                    .map(Session::createdAt)
                    .findFirst();
            return only(request, page, session -> !time.equals(Optional.of(session.createdAt())));
        }));
    }

    /** A port that returns the first page where nothing is left beyond a cursor. */
    private static Function<FakeSessions, SessionsPort> beginningAnew(Function<PageRequest, Optional<String>> cursor) {
        return lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            boolean beyond =
                    cursor.apply(request).isPresent() && page.sessions().isEmpty();
            return beyond ? WrongLists.firstPage(fake, user, request) : page;
        });
    }

    private static String cut(String cursor) {
        return cursor.replaceFirst("[&+=].*", "");
    }

    private static boolean isEnded(FakeSessions fake, UserId user, PageRequest request) {
        return fake.sessionsOf(user).stream()
                .filter(session -> request.after().equals(Optional.of(id(session))))
                .anyMatch(session -> !session.status().equals(SessionStatus.ACTIVE));
    }

    static Function<FakeSessions, SessionsPort> endedCursor() {
        return lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            return isEnded(fake, user, request) ? WrongLists.firstPage(fake, user, request) : page;
        });
    }

    /** A port that takes the number of sessions met so far for the place where a page begins. */
    static SessionsPort byOffset(FakeSessions fake) {
        return new WrongPort(fake) {
            private final Map<String, Integer> places = new HashMap<>();

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                WrongLists.firstPage(fake, user, request);
                Comparator<Session> newestFirst =
                        Comparator.comparing(Session::createdAt).reversed();
                List<Session> listed = new ArrayList<>(fake.sessionsOf(user).stream()
                        .filter(session -> session.status().equals(SessionStatus.ACTIVE))
                        .sorted(request.order() == SortOrder.NEWEST_FIRST ? newestFirst : newestFirst.reversed())
                        .toList());
                String cursor = request.after().orElse(null);
                int begin =
                        Math.min(cursor == null ? 0 : places.getOrDefault(request.order() + cursor, 0), listed.size());
                int end = Math.min(begin + request.limit(), listed.size());
                List<Session> sessions = listed.subList(begin, end);
                if (end == listed.size()) {
                    return page(request, sessions, null, null);
                }
                String next = id(listed.get(end - 1));
                places.put(request.order() + next, end);
                return page(request, sessions, next, null);
            }
        };
    }
}
