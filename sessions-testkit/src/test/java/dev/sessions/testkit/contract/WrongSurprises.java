package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongFailures.kind;
import static dev.sessions.testkit.contract.WrongPort.after;
import static dev.sessions.testkit.contract.WrongPort.before;
import static dev.sessions.testkit.contract.WrongPort.empty;
import static dev.sessions.testkit.contract.WrongPort.page;
import static dev.sessions.testkit.contract.WrongPort.pages;
import static dev.sessions.testkit.contract.WrongWalks.finds;
import static dev.sessions.testkit.contract.WrongWalks.listsAll;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.PagingException;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Ports that a surprising page or a failure on a later page misleads. */
final class WrongSurprises {
    private WrongSurprises() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        surprises(mistakes);
        failures(mistakes);
        return mistakes.all();
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
        mistakes.add("SURPRISE-03", "a search in a circle finds nothing", findingNothing(PagingException.class));
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

    /** A port whose search finds nothing after a failure of the given kind. */
    private static Function<FakeSessions, SessionsPort> findingNothing(Class<? extends SessionsException> kind) {
        return finds((fake, user, session) -> {
            try {
                return fake.find(user, session);
            } catch (SessionsException failure) {
                if (kind.isInstance(failure)) {
                    return Optional.empty();
                }
                throw failure;
            }
        });
    }

    private static void failures(Mistakes mistakes) {
        mistakes.add(
                "SURPRISE-08",
                "a failed page ends the walk as if it were the last",
                WrongFailures.endOfList(failure -> true));
        mistakes.add(
                "SURPRISE-08",
                "a failed page is asked for again",
                WrongFailures.listingAgain(kind(ConnectionFailedException.class)));
        mistakes.add("SURPRISE-08", "a whole list that fails is what came before", listsAll((fake, user) -> {
            List<Session> met = new ArrayList<>();
            try {
                fake.stream(user).forEach(met::add);
            } catch (ConnectionFailedException failure) {
                return List.copyOf(met);
            }
            return List.copyOf(met);
        }));
        mistakes.add(
                "CONNECTION-04",
                "a search whose time is over finds nothing",
                findingNothing(ConnectionFailedException.class));
        mistakes.add(
                "CALLER-06",
                "a search that is interrupted finds nothing",
                findingNothing(CallInterruptedException.class));
        mistakes.add("CALLER-06", "a whole list swallows an interrupt", listsAll((fake, user) -> {
            Thread.interrupted();
            return fake.listAll(user);
        }));
        mistakes.add("SURPRISE-08", "a search that fails finds nothing", findingNothing(SessionsException.class));
    }
}
