package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongFailures.endOfList;
import static dev.sessions.testkit.contract.WrongFailures.instead;
import static dev.sessions.testkit.contract.WrongFailures.kind;
import static dev.sessions.testkit.contract.WrongFailures.listingAgain;
import static dev.sessions.testkit.contract.WrongFailures.noSessions;
import static dev.sessions.testkit.contract.WrongFailures.revoke;
import static dev.sessions.testkit.contract.WrongFailures.revokingAgain;
import static dev.sessions.testkit.contract.WrongFailures.status;
import static dev.sessions.testkit.contract.WrongPort.failedLists;
import static dev.sessions.testkit.contract.WrongPort.lastLine;
import static dev.sessions.testkit.contract.WrongPort.lists;
import static dev.sessions.testkit.contract.WrongPort.revokes;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.InvalidResponseException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.TestClock;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Ports that take an unreadable response, or none, for something else. */
final class WrongResponses {
    private static final Predicate<SessionsException> UNREADABLE = kind(InvalidResponseException.class);
    private static final Predicate<SessionsException> NO_CONNECTION = kind(ConnectionFailedException.class);
    private static final Predicate<SessionsException> NO_STATUS =
            NO_CONNECTION.and(failure -> failure.status().isEmpty());

    private WrongResponses() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        responses(mistakes);
        revoked(mistakes);
        connections(mistakes);
        halves(mistakes);
        times(mistakes);
        manyFailures(mistakes);
        return mistakes.all();
    }

    private static void responses(Mistakes mistakes) {
        mistakes.add("RESPONSE-02", "a page of HTML is taken for no sessions", noSessions(UNREADABLE));
        mistakes.add("RESPONSE-08", "only 200 is taken for success", refusing("status 20[1-9]"));
        mistakes.add("RESPONSE-10", "no content is taken for no sessions", noSessions(status(204)));
        mistakes.add("RESPONSE-10", "an empty body is taken for no sessions", noSessions(status(200)));
        mistakes.add("RESPONSE-10", "an empty body is taken for the end of a list", endOfList(UNREADABLE));
    }

    private static void revoked(Mistakes mistakes) {
        mistakes.add(
                "CONNECTION-03",
                "an exception of a library comes out as the cause of a failed revoke",
                instead(
                        NO_STATUS.and(failure -> failure.operation().kind() == Kind.REVOKE),
                        failure -> CallFailures.noResponse(failure.operation(), new OfALibrary())));
        mistakes.add(
                "CONNECTION-02",
                "a revoke is sent again when a used connection drops",
                fake -> revokingAgain(failure ->
                                NO_CONNECTION.test(failure) && fake.transcript().revokes() > 1)
                        .apply(fake));
        mistakes.add(
                "CONNECTION-09", "a lost response is taken for success", revoke(NO_CONNECTION, Revocation.REVOKED));
        mistakes.add("CONNECTION-09", "not found is taken for a failure", revokes((fake, session) -> {
            if (fake.revoke(session) == Revocation.NOT_FOUND) {
                throw WrongRevokes.unexpected(session);
            }
            return Revocation.REVOKED;
        }));
    }

    /** A port that takes the 404 of a list for an unknown user though its body did not come. */
    private static Function<FakeSessions, SessionsPort> unknownUser() {
        return instead(
                NO_CONNECTION
                        .and(status(404))
                        .and(failure -> failure.operation().kind() == Kind.LIST),
                failure -> ServiceResponse.builder(failure.operation(), 404)
                        .code("entity_not_found")
                        .build()
                        .failure());
    }

    /** A port that refuses the success of a revoke that the transcript describes so. */
    private static Function<FakeSessions, SessionsPort> refusing(String described) {
        return revokes((fake, session) -> {
            Revocation response = fake.revoke(session);
            if (lastLine(fake).matches(".*" + described + ".*")) {
                throw WrongRevokes.unexpected(session);
            }
            return response;
        });
    }

    private static void connections(Mistakes mistakes) {
        mistakes.add(
                "CONNECTION-01",
                "a broken connection comes out as an exception of the client below",
                failedLists(NO_CONNECTION, (failure, fake, user, request) -> {
                    throw new UncheckedIOException(new IOException("reset"));
                }));
        mistakes.add("CONNECTION-01", "a list on a broken connection is tried again", listingAgain(NO_CONNECTION));
        mistakes.add(
                "CONNECTION-01",
                "a list on a used connection is tried again",
                fake -> listingAgain(failure ->
                                NO_CONNECTION.test(failure) && fake.transcript().lists() > 1)
                        .apply(fake));
        mistakes.add("CONNECTION-01", "a broken connection is the end of a list", endOfList(NO_CONNECTION));
        mistakes.add(
                "CONNECTION-03",
                "facts are made up",
                instead(
                        NO_STATUS,
                        failure -> ServiceResponse.builder(failure.operation(), 503)
                                .build()
                                .cutOff(new IOException())));
        mistakes.add(
                "CONNECTION-03",
                "an exception of a library comes out as a cause",
                instead(NO_STATUS, failure -> CallFailures.noResponse(failure.operation(), new OfALibrary())));
        mistakes.add(
                "CONNECTION-10",
                "the end of a connection is taken for the failure of a call",
                lists((fake, user, request) -> {
                    SessionPage page = fake.list(user, request);
                    if (lastLine(fake).contains("close the connection after")) {
                        throw WrongFacts.untrusted();
                    }
                    return page;
                }));
    }

    /** Not one of Java's own. */
    static final class OfALibrary extends IOException {}

    private static void halves(Mistakes mistakes) {
        mistakes.add("CONNECTION-06", "incomplete headers are taken for a response", noSessions(NO_STATUS));
        mistakes.add("CONNECTION-06", "the request is sent again after a part of the headers", listingAgain(NO_STATUS));
        mistakes.add(
                "CONNECTION-07",
                "the sessions that did arrive are taken for all",
                noSessions(NO_CONNECTION.and(status(200))));
        mistakes.add(
                "CONNECTION-07",
                "the sessions that did arrive are taken for all, on a later page",
                endOfList(NO_CONNECTION.and(status(200))));
    }

    private static void manyFailures(Mistakes mistakes) {
        mistakes.add(
                "CONNECTION-13",
                "after some failures the port returns without the service",
                fake -> new WrongPort(fake) {
                    private int failures;

                    @Override
                    public SessionPage list(UserId user, PageRequest request) {
                        if (failures >= 20) {
                            throw ServiceResponse.builder(Operation.list(user.value()), 503)
                                    .build()
                                    .failure();
                        }
                        try {
                            return fake.list(user, request);
                        } catch (SessionsException failure) {
                            failures++;
                            throw failure;
                        }
                    }
                });
    }

    /** A port that makes some failed lists again, and fails as before. */
    private static Function<FakeSessions, SessionsPort> repeatingAndThrowing(Predicate<SessionsException> which) {
        return failedLists(which, (failure, fake, user, request) -> {
            fake.list(user, request);
            throw failure;
        });
    }

    private static void times(Mistakes mistakes) {
        Predicate<SessionsException> tooLate = failure -> failure.getCause() instanceof SocketTimeoutException;
        mistakes.add("CONNECTION-04", "a list that times out is retried", listingAgain(tooLate));
        mistakes.add("CONNECTION-04", "a revoke that times out is retried", revokingAgain(tooLate));
        mistakes.add(
                "CONNECTION-05",
                "only the first byte is waited for with a limit",
                listingAgain(tooLate.and(status(200))));
        mistakes.add(
                "CONNECTION-04",
                "a list that times out is repeated, and the failure is thrown",
                repeatingAndThrowing(tooLate));
        mistakes.add(
                "CONNECTION-05",
                "a list that drips is repeated, and the failure is thrown",
                repeatingAndThrowing(tooLate.and(status(200))));
        mistakes.add("CONNECTION-05", "half a 404 is an unknown user", unknownUser());
        mistakes.add(
                "CONNECTION-05",
                "a 404 is believed before it is read",
                revoke(tooLate.and(status(404)), Revocation.NOT_FOUND));
        mistakes.add("CONNECTION-11", "time passes twice while a service works", lists((fake, user, request) -> {
            SessionPage page = fake.list(user, request);
            ((TestClock) fake.timekeeper()).advance(Duration.ofMillis(120));
            return page;
        }));
    }
}
