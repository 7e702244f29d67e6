package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongPort.empty;
import static dev.sessions.testkit.contract.WrongPort.failedLists;
import static dev.sessions.testkit.contract.WrongPort.failedRevokes;
import static dev.sessions.testkit.contract.WrongPort.failures;

import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionsPort;
import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.failure.MisconfiguredException;
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

/** Ports that take a refusal for something else. */
final class WrongFailures {
    private WrongFailures() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        refusedLists(mistakes);
        refusedRevokes(mistakes);
        lingering(mistakes);
        return mistakes.all();
    }

    static Predicate<SessionsException> status(int status) {
        return failure -> failure.status().equals(OptionalInt.of(status));
    }

    static Predicate<SessionsException> kind(Class<? extends SessionsException> kind) {
        return kind::isInstance;
    }

    /** A port that takes some failures of a list for no sessions. */
    static Function<FakeSessions, SessionsPort> noSessions(Predicate<SessionsException> which) {
        return failedLists(which, (failure, fake, user, request) -> empty(request));
    }

    /** A port that takes some failures behind a cursor for the end of the list. */
    static Function<FakeSessions, SessionsPort> endOfList(Predicate<SessionsException> which) {
        return failedLists(which, (failure, fake, user, request) -> {
            if (request.after().isPresent()) {
                return empty(request);
            }
            throw failure;
        });
    }

    /** A port that lists again after some failures. */
    static Function<FakeSessions, SessionsPort> listingAgain(Predicate<SessionsException> which) {
        return failedLists(which, (failure, fake, user, request) -> fake.list(user, request));
    }

    /** A port that throws another exception for some failures, whatever was called. */
    static Function<FakeSessions, SessionsPort> instead(
            Predicate<SessionsException> which, Function<SessionsException, SessionsException> other) {
        return failures(failure -> which.test(failure) ? other.apply(failure) : failure);
    }

    /** A port that returns the given result for some failures of a revoke. */
    static Function<FakeSessions, SessionsPort> revoke(Predicate<SessionsException> which, Revocation result) {
        return failedRevokes(which, (fake, session) -> result);
    }

    /** A port that revokes again after some failures. */
    static Function<FakeSessions, SessionsPort> revokingAgain(Predicate<SessionsException> which) {
        return failedRevokes(which, FakeSessions::revoke);
    }

    /** A port that is right on the first failures of a kind, as often as given, and wrong on the later ones. */
    private static Function<FakeSessions, SessionsPort> after(
            int times,
            Class<? extends SessionsException> kind,
            Function<Predicate<SessionsException>, Function<FakeSessions, SessionsPort>> wrong) {
        return fake -> {
            AtomicInteger met = new AtomicInteger();
            return wrong.apply(kind(kind).and(failure -> met.incrementAndGet() > times))
                    .apply(fake);
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
                failedLists(kind(MisconfiguredException.class), (failure, fake, user, request) -> {
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
        mistakes.add(
                "REFUSAL-10",
                "a second refusal of a key is taken for done",
                after(1, AuthenticationRefusedException.class, which -> revoke(which, Revocation.REVOKED)));
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
        mistakes.add(
                "REFUSAL-10",
                "after some failures a list is empty",
                after(5, ServiceUnavailableException.class, WrongFailures::noSessions));
        mistakes.add(
                "REFUSAL-10",
                "after some failures a session is not found",
                after(5, ServiceUnavailableException.class, which -> revoke(which, Revocation.NOT_FOUND)));
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
}
