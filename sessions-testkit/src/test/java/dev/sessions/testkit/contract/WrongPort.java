package dev.sessions.testkit.contract;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A port on the fake that is right in all but one thing. */
class WrongPort implements SessionsPort {
    final FakeSessions fake;

    WrongPort(FakeSessions fake) {
        this.fake = fake;
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        return fake.list(user, request);
    }

    @Override
    public Revocation revoke(SessionId session) {
        return fake.revoke(session);
    }

    /** A list with a mistake. */
    interface Listing {
        SessionPage list(FakeSessions fake, UserId user, PageRequest request);
    }

    /** How a failed list is handled wrongly: by a page, or by another exception. */
    interface FailedListing {
        SessionPage list(SessionsException failure, FakeSessions fake, UserId user, PageRequest request);
    }

    static Function<FakeSessions, SessionsPort> lists(Listing wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public SessionPage list(UserId user, PageRequest request) {
                return wrong.list(fake, user, request);
            }
        };
    }

    static Function<FakeSessions, SessionsPort> revokes(BiFunction<FakeSessions, SessionId, Revocation> wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public Revocation revoke(SessionId session) {
                return wrong.apply(fake, session);
            }
        };
    }

    /** A port that changes each page; the function takes the request and the page. */
    static Function<FakeSessions, SessionsPort> pages(BiFunction<PageRequest, SessionPage, SessionPage> wrong) {
        return lists((fake, user, request) -> wrong.apply(request, fake.list(user, request)));
    }

    /** A port that changes each session of a page. */
    static Function<FakeSessions, SessionsPort> sessions(UnaryOperator<Session> wrong) {
        return pages((request, page) ->
                with(request, page, page.sessions().stream().map(wrong).toList()));
    }

    /** A port that handles some failures of a list wrongly, and throws the others. */
    static Function<FakeSessions, SessionsPort> failedLists(Predicate<SessionsException> which, FailedListing wrong) {
        return lists((fake, user, request) -> {
            try {
                return fake.list(user, request);
            } catch (SessionsException failure) {
                if (which.test(failure)) {
                    return wrong.list(failure, fake, user, request);
                }
                throw failure;
            }
        });
    }

    /** A port that handles some failures of a revoke wrongly, and throws the others. */
    static Function<FakeSessions, SessionsPort> failedRevokes(
            Predicate<SessionsException> which, BiFunction<FakeSessions, SessionId, Revocation> wrong) {
        return revokes((fake, session) -> {
            try {
                return fake.revoke(session);
            } catch (SessionsException failure) {
                if (which.test(failure)) {
                    return wrong.apply(fake, session);
                }
                throw failure;
            }
        });
    }

    /** A port that throws another exception for each failure of a list or a revoke. */
    static Function<FakeSessions, SessionsPort> failures(UnaryOperator<SessionsException> wrong) {
        return fake -> new WrongPort(fake) {
            @Override
            public SessionPage list(UserId user, PageRequest request) {
                try {
                    return fake.list(user, request);
                } catch (SessionsException failure) {
                    throw wrong.apply(failure);
                }
            }

            @Override
            public Revocation revoke(SessionId session) {
                try {
                    return fake.revoke(session);
                } catch (SessionsException failure) {
                    throw wrong.apply(failure);
                }
            }
        };
    }

    static SessionPage with(PageRequest request, SessionPage page, List<Session> sessions) {
        return page(request, sessions, after(page), before(page));
    }

    /** Returns the page with the kept sessions only. */
    static SessionPage only(PageRequest request, SessionPage page, Predicate<Session> kept) {
        return with(request, page, page.sessions().stream().filter(kept).toList());
    }

    static SessionPage page(
            PageRequest request, List<Session> sessions, @Nullable String after, @Nullable String before) {
        return SessionPage.builder(request)
                .sessions(sessions)
                .after(after)
                .before(before)
                .build();
    }

    static SessionPage empty(PageRequest request) {
        return SessionPage.builder(request).build();
    }

    static @Nullable String after(SessionPage page) {
        return page.next().flatMap(PageRequest::after).orElse(null);
    }

    static @Nullable String before(SessionPage page) {
        return page.previous().flatMap(PageRequest::before).orElse(null);
    }

    /** Returns the request with another order or limit. */
    static PageRequest changed(PageRequest request, SortOrder order, int limit) {
        PageRequest first = PageRequest.of(order, limit);
        return request.after()
                .map(first::after)
                .or(() -> request.before().map(first::before))
                .orElse(first);
    }

    /** Returns the exception of a response with changed facts. */
    static SessionsException withFacts(SessionsException failure, UnaryOperator<ServiceResponse.Builder> change) {
        ServiceResponse.Builder response = ServiceResponse.builder(
                        failure.operation(), failure.status().orElseThrow())
                .code(failure.code().orElse(null))
                .message(failure.serviceMessage().orElse(null))
                .entityId(failure.entityId().orElse(null))
                .requestId(failure.requestId().orElse(null))
                .retryAfter(failure.retryAfter().orElse(null))
                .fieldErrors(failure.fieldErrors());
        return change.apply(response).build().failure();
    }

    /** Returns the last line of the transcript: a port sees no headers and no bodies, but the transcript names them. */
    static String lastLine(FakeSessions fake) {
        List<String> lines = fake.transcript().lines();
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }
}
