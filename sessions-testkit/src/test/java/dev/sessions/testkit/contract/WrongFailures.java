package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongPort.empty;
import static dev.sessions.testkit.contract.WrongPort.failedLists;
import static dev.sessions.testkit.contract.WrongPort.failedRevokes;
import static dev.sessions.testkit.contract.WrongPort.failures;
import static dev.sessions.testkit.contract.WrongPort.withFacts;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.SessionsException;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.failure.UserNotFoundException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Ports that take a refusal for something else, or lose its facts. */
final class WrongFailures {
    private WrongFailures() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        refusedLists(mistakes);
        refusedRevokes(mistakes);
        lingering(mistakes);
        facts(mistakes);
        waits(mistakes);
        fieldErrors(mistakes);
        return mistakes.all();
    }

    static Predicate<SessionsException> status(int status) {
        return failure -> failure.status().equals(OptionalInt.of(status));
    }

    static Predicate<SessionsException> kind(Class<? extends SessionsException> kind) {
        return kind::isInstance;
    }

    /** A port that deals so with some failures of a list. */
    static Function<FakeSessions, SessionsPort> when(
            Predicate<SessionsException> which, WrongPort.FailedListing instead) {
        return failedLists((failure, fake, user, request) -> {
            if (which.test(failure)) {
                return instead.list(failure, fake, user, request);
            }
            throw failure;
        });
    }

    /** A port that takes some failures of a list for no sessions. */
    static Function<FakeSessions, SessionsPort> noSessions(Predicate<SessionsException> which) {
        return when(which, (failure, fake, user, request) -> empty(request));
    }

    /** A port that takes some failures behind a cursor for the end of the list. */
    static Function<FakeSessions, SessionsPort> endOfList(Predicate<SessionsException> which) {
        return when(which, (failure, fake, user, request) -> {
            if (request.after().isPresent()) {
                return empty(request);
            }
            throw failure;
        });
    }

    /** A port that lists again after some failures. */
    static Function<FakeSessions, SessionsPort> listingAgain(Predicate<SessionsException> which) {
        return when(which, (failure, fake, user, request) -> fake.list(user, request));
    }

    /** A port that throws another exception for some failures, whatever was called. */
    static Function<FakeSessions, SessionsPort> instead(
            Predicate<SessionsException> which, Function<SessionsException, SessionsException> other) {
        return failures(failure -> which.test(failure) ? other.apply(failure) : failure);
    }

    /** A port that takes some failures of a revoke for that. */
    static Function<FakeSessions, SessionsPort> revoke(Predicate<SessionsException> which, Revocation response) {
        return failedRevokes((failure, session) -> {
            if (which.test(failure)) {
                return response;
            }
            throw failure;
        });
    }

    /** A port that revokes again after some failures. */
    static Function<FakeSessions, SessionsPort> revokingAgain(Predicate<SessionsException> which) {
        return fake -> new WrongPort(fake) {
            @Override
            public Revocation revoke(SessionId session) {
                try {
                    return fake.revoke(session);
                } catch (SessionsException failure) {
                    if (which.test(failure)) {
                        return fake.revoke(session);
                    }
                    throw failure;
                }
            }
        };
    }

    private static SessionsException ofStatus(SessionsException failure, int status) {
        return ServiceResponse.builder(failure.operation(), status).build().failure();
    }

    private static void refusedLists(Mistakes mistakes) {
        mistakes.add(
                "REFUSAL-01",
                "a status is mapped to another kind",
                instead(status(425), failure -> ofStatus(failure, 503)));
        mistakes.add("REFUSAL-01", "a status is an empty list", noSessions(status(410)));
        mistakes.add("REFUSAL-01", "a status is the end of a list", endOfList(status(401)));
        mistakes.add("REFUSAL-01", "a status is sent again", listingAgain(status(504)));
        mistakes.add(
                "REFUSAL-03", "a list is sent again after a wait of 0", listingAgain(WrongFailures::asksNotToWait));
        mistakes.add(
                "REFUSAL-03", "a revoke is sent again after a wait of 0", revokingAgain(WrongFailures::asksNotToWait));
        mistakes.add(
                "REFUSAL-04",
                "an absent entity is taken for another",
                instead(kind(UserNotFoundException.class), failure -> ofStatus(failure, 409)));
        mistakes.add(
                "REFUSAL-05",
                "a wrong base URL looks like a user without sessions",
                noSessions(kind(MisconfiguredException.class)));
        mistakes.add(
                "REFUSAL-07",
                "a redirect of a list is followed",
                when(kind(MisconfiguredException.class), (failure, fake, user, request) -> {
                    fake.list(user, request);
                    throw failure;
                }));
        mistakes.add(
                "REFUSAL-08",
                "a refusal whose body cannot be read becomes another failure",
                instead(
                        failure -> failure.serviceMessage().isEmpty(),
                        failure -> ServiceResponse.builder(failure.operation(), 502)
                                .build()
                                .invalid("the body is not well-formed JSON")));
        mistakes.add(
                "REFUSAL-08",
                "a list that is refused without words is a failed connection",
                instead(
                        status(403)
                                .and(failure -> failure.serviceMessage().isEmpty()
                                        && failure.operation().kind() == Kind.LIST),
                        failure -> ServiceResponse.builder(failure.operation(), 403)
                                .build()
                                .cutOff(new IOException())));
    }

    private static boolean asksNotToWait(SessionsException failure) {
        return failure.retryAfter().equals(Optional.of(Duration.ZERO));
    }

    private static void refusedRevokes(Mistakes mistakes) {
        mistakes.add(
                "REFUSAL-02",
                "a status is mapped to another kind",
                instead(status(511), failure -> ofStatus(failure, 409)));
        mistakes.add("REFUSAL-02", "a status is not found", revoke(status(410), Revocation.NOT_FOUND));
        mistakes.add("REFUSAL-02", "a status is a success", revoke(status(304), Revocation.REVOKED));
        mistakes.add("REFUSAL-02", "a status is sent again", revokingAgain(status(408)));
        mistakes.add(
                "REFUSAL-05",
                "a wrong base URL looks like a session that is gone",
                revoke(kind(MisconfiguredException.class), Revocation.NOT_FOUND));
        mistakes.add(
                "REFUSAL-06",
                "every 404 is taken for not found",
                revoke(kind(UnexpectedStatusException.class).and(status(404)), Revocation.NOT_FOUND));
        mistakes.add(
                "REFUSAL-05",
                "the emulator's code alone says that a session is gone",
                revoke(failure -> failure.code().equals(Optional.of("not_found")), Revocation.NOT_FOUND));
        mistakes.add(
                "REFUSAL-05",
                "a 404 whose message speaks of a session is not found",
                revoke(
                        status(404)
                                .and(failure ->
                                        failure.serviceMessage().orElse("").contains("ession")),
                        Revocation.NOT_FOUND));
        mistakes.add(
                "REFUSAL-06",
                "a code that speaks of a session is not found",
                revoke(failure -> failure.code().orElse("").startsWith("session_"), Revocation.NOT_FOUND));
        mistakes.add(
                "REFUSAL-11",
                "the words of a refusal are taken for not found",
                revoke(
                        failure -> failure.entityId()
                                .equals(Optional.of(failure.operation().subject())),
                        Revocation.NOT_FOUND));
        mistakes.add(
                "REFUSAL-11",
                "the words of a refusal are taken for an unknown user",
                instead(
                        failure -> failure.code().equals(Optional.of("entity_not_found")),
                        failure -> ofStatus(failure, 409)));
        mistakes.add("REFUSAL-10", "a second refusal of a key is taken for done", fake -> new WrongPort(fake) {
            private final AtomicInteger refused = new AtomicInteger();

            @Override
            public Revocation revoke(SessionId session) {
                try {
                    return fake.revoke(session);
                } catch (AuthenticationRefusedException failure) {
                    if (refused.incrementAndGet() > 1) {
                        return Revocation.REVOKED;
                    }
                    throw failure;
                }
            }
        });
        mistakes.add(
                "REFUSAL-07",
                "a redirect turns a revoke into a read",
                revoke(kind(MisconfiguredException.class), Revocation.REVOKED));
    }

    private static void lingering(Mistakes mistakes) {
        mistakes.add("REFUSAL-09", "a failure lingers on", fake -> new WrongPort(fake) {
            private @Nullable SessionsException earlier;

            @Override
            public Revocation revoke(SessionId session) {
                if (earlier != null) {
                    throw earlier;
                }
                try {
                    return fake.revoke(session);
                } catch (SessionsException failure) {
                    earlier = failure;
                    throw failure;
                }
            }
        });
        mistakes.add("REFUSAL-09", "a refused revoke is taken for done", revoke(status(500), Revocation.REVOKED));
        mistakes.add("REFUSAL-10", "after some failures a list is empty", fake -> new WrongPort(fake) {
            private final AtomicInteger failed = new AtomicInteger();

            @Override
            public SessionPage list(UserId user, PageRequest request) {
                try {
                    return fake.list(user, request);
                } catch (ServiceUnavailableException failure) {
                    if (failed.incrementAndGet() > 5) {
                        return empty(request);
                    }
                    throw failure;
                }
            }
        });
        mistakes.add("REFUSAL-10", "after some failures a session is not found", fake -> new WrongPort(fake) {
            private final AtomicInteger failed = new AtomicInteger();

            @Override
            public Revocation revoke(SessionId session) {
                try {
                    return fake.revoke(session);
                } catch (ServiceUnavailableException failure) {
                    if (failed.incrementAndGet() > 5) {
                        return Revocation.NOT_FOUND;
                    }
                    throw failure;
                }
            }
        });
        mistakes.add("REFUSAL-10", "after some failures a call is refused", fake -> new WrongPort(fake) {
            private final AtomicInteger failed = new AtomicInteger();

            @Override
            public Revocation revoke(SessionId session) {
                if (failed.get() > 5) {
                    throw WrongRevokes.unexpected(session);
                }
                try {
                    return fake.revoke(session);
                } catch (ServiceUnavailableException failure) {
                    failed.incrementAndGet();
                    throw failure;
                }
            }
        });
    }

    private static void facts(Mistakes mistakes) {
        mistakes.add(
                "EXCEPTION-01",
                "the facts of a refusal are dropped",
                failures(failure ->
                        withFacts(failure, response -> response.message(null).entityId(null))));
        mistakes.add(
                "EXCEPTION-02",
                "the request id is lost under some status",
                instead(status(429), failure -> withFacts(failure, response -> response.requestId(null))));
        mistakes.add(
                "EXCEPTION-02",
                "the request id is lost on a revoke",
                instead(
                        WrongFailures::isOfRevoke,
                        failure -> withFacts(failure, response -> response.requestId(null))));
        mistakes.add(
                "EXCEPTION-02",
                "every response has the same request id",
                failures(failure -> withFacts(failure, response -> response.requestId("req_01KIT"))));
        mistakes.add("EXCEPTION-07", "an exception of the HTTP client comes out beside a refusal", failures(failure -> {
            failure.addSuppressed(new IOException("GET / Authorization: Bearer"));
            return failure;
        }));
        mistakes.add(
                "EXCEPTION-07",
                "more attempts are reported than were made",
                failures(failure -> failure.afterAttempts(2, List.of())));
        mistakes.add(
                "EXCEPTION-08",
                "a revoke is reported as a list",
                instead(
                        WrongFailures::isOfRevoke,
                        failure -> CallFailures.noResponse(
                                Operation.list(failure.operation().subject()), new IOException())));
        mistakes.add(
                "EXCEPTION-09",
                "a message lacks the request",
                failures(failure -> withFacts(failure, response -> response.requestId(null))));
        mistakes.add(
                "EXCEPTION-09",
                "a message lacks the code",
                failures(failure -> withFacts(failure, response -> response.code(null))));
    }

    private static boolean isOfRevoke(SessionsException failure) {
        return failure.operation().kind() == Kind.REVOKE;
    }

    private static SessionsException withoutWait(SessionsException failure) {
        return withFacts(failure, response -> response.retryAfter(null));
    }

    private static void waits(Mistakes mistakes) {
        mistakes.add(
                "EXCEPTION-03",
                "a wait is made up",
                failures(failure -> withFacts(failure, response -> response.retryAfter(Duration.ofSeconds(1)))));
        mistakes.add("EXCEPTION-04", "the wait is lost", failures(WrongFailures::withoutWait));
        mistakes.add(
                "EXCEPTION-04",
                "the wait is read in another unit",
                failures(failure -> withFacts(
                        failure,
                        response -> response.retryAfter(failure.retryAfter()
                                .map(wait -> Duration.ofMillis(wait.toSeconds()))
                                .orElse(null)))));
        mistakes.add(
                "EXCEPTION-04",
                "the wait is heeded under one status only",
                instead(status(503), WrongFailures::withoutWait));
        mistakes.add(
                "EXCEPTION-04",
                "the wait is heeded of one operation only",
                instead(WrongFailures::isOfRevoke, WrongFailures::withoutWait));
    }

    private static void fieldErrors(Mistakes mistakes) {
        mistakes.add(
                "EXCEPTION-05",
                "a field error without a name is lost",
                failures(failure -> withFacts(
                        failure,
                        response -> response.fieldErrors(failure.fieldErrors().stream()
                                .filter(error -> !error.equals(FieldError.of(null, null, "plain words")))
                                .toList()))));
        mistakes.add(
                "EXCEPTION-05",
                "the message of a 403 is lost",
                failures(failure -> failure.status().equals(OptionalInt.of(403))
                        ? withFacts(failure, response -> response.message(null))
                        : failure));
        mistakes.add(
                "EXCEPTION-05",
                "field errors are lost",
                failures(failure -> withFacts(failure, response -> response.fieldErrors(List.of()))));
        mistakes.add(
                "EXCEPTION-05",
                "field errors are made up",
                instead(
                        failure -> failure.fieldErrors().isEmpty(),
                        failure -> withFacts(
                                failure, response -> response.fieldErrors(List.of(FieldError.of("x", null, null))))));
    }
}
