package dev.sessions.testkit.contract;

import static dev.sessions.testkit.contract.WrongFailures.instead;
import static dev.sessions.testkit.contract.WrongFailures.status;
import static dev.sessions.testkit.contract.WrongPort.failures;
import static dev.sessions.testkit.contract.WrongPort.withFacts;

import dev.sessions.failure.CallFailures;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.contract.Mistake.Mistakes;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** Ports whose exceptions lose facts, or make them up. */
final class WrongExceptions {
    private WrongExceptions() {}

    static List<Mistake> all() {
        Mistakes mistakes = new Mistakes();
        facts(mistakes);
        waits(mistakes);
        fieldErrors(mistakes);
        return mistakes.all();
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
                        WrongExceptions::isOfRevoke,
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
                        WrongExceptions::isOfRevoke,
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
        mistakes.add("EXCEPTION-04", "the wait is lost", failures(WrongExceptions::withoutWait));
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
                "the wait is read under one status only",
                instead(status(503), WrongExceptions::withoutWait));
        mistakes.add(
                "EXCEPTION-04",
                "the wait is read for one operation only",
                instead(WrongExceptions::isOfRevoke, WrongExceptions::withoutWait));
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
                instead(status(403), failure -> withFacts(failure, response -> response.message(null))));
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
