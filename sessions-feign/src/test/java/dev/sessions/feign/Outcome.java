package dev.sessions.feign;

import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * The expected outcome of a call: its result or the kind of its failure, the failure's facts of the last response, and how the
 * attempts follow one another. With {@code then}, only the first attempt fails.
 *
 * @param sent how many requests reach the server in so many attempts
 */
record Outcome(
        String first,
        Optional<String> then,
        Retrying retrying,
        OptionalInt status,
        Optional<Duration> retryAfter,
        Optional<String> requestId,
        String story,
        IntUnaryOperator sent) {
    static final Outcome PAGE = returns("page");
    static final Outcome REVOKED = returns("REVOKED");
    static final Outcome NOT_FOUND = returns("NOT_FOUND");

    /** The request id of every response, unless its row sets another. */
    static final String REQUEST_ID = "req_hostile";

    private static Outcome returns(String result) {
        return new Outcome(
                result,
                Optional.empty(),
                Retrying.NONE,
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                attempts -> attempts);
    }

    /** A failure that is retried, with the usual backoff. */
    static Outcome passing(Class<? extends SessionsException> kind) {
        return returns(kind.getSimpleName()).retrying(Retrying.WITH_BACKOFF);
    }

    /** A failure that is not retried. */
    static Outcome lasting(Class<? extends SessionsException> kind) {
        return returns(kind.getSimpleName());
    }

    /** Returns this outcome of a response with the given status. */
    Outcome status(int value) {
        return new Outcome(
                first, then, retrying, OptionalInt.of(value), retryAfter, Optional.of(REQUEST_ID), story, sent);
    }

    Outcome requestId(Optional<String> value) {
        return new Outcome(first, then, retrying, status, retryAfter, value, story, sent);
    }

    Outcome requestId(String value) {
        return requestId(Optional.of(value));
    }

    /** Returns this outcome with the wait that the service asks for. */
    Outcome asking(Duration wait) {
        return new Outcome(first, then, retrying, status, Optional.of(wait), requestId, story, sent);
    }

    Outcome retrying(Retrying other) {
        return new Outcome(first, then, other, status, retryAfter, requestId, story, sent);
    }

    /** Returns this outcome with the given text in the message. */
    Outcome saying(String words) {
        return new Outcome(first, then, retrying, status, retryAfter, requestId, words, sent);
    }

    /** Returns this outcome, where the next attempt has the given result. */
    Outcome then(Outcome result) {
        return new Outcome(first, Optional.of(result.first), retrying, status, retryAfter, requestId, story, sent);
    }

    /** Returns this outcome with a number of requests that differs from the number of attempts. */
    Outcome sent(IntUnaryOperator requests) {
        return new Outcome(first, then, retrying, status, retryAfter, requestId, story, requests);
    }

    /** Returns the observation with the given number of attempts. */
    String result(int most) {
        return most > 1 ? then.orElse(first) : first;
    }

    boolean isFailure(int most) {
        return result(most).endsWith("Exception");
    }

    /** Returns whether the failure is retryable. */
    boolean mayPass() {
        return retrying.again() || retrying.stop().isPresent();
    }

    int attempts(int most) {
        return retrying.again() ? Math.min(most, then.isPresent() ? 2 : most) : 1;
    }

    int requests(int most) {
        return sent.applyAsInt(attempts(most));
    }

    List<Duration> waits(int most) {
        return retrying.waits()
                .subList(0, Math.min(attempts(most) - 1, retrying.waits().size()));
    }

    Optional<RetryStop> stop(int most) {
        return most > 1 ? retrying.stop() : Optional.empty();
    }

    /** Returns the text of this outcome on the page. */
    String words() {
        return "`" + first + "`" + then.map(result -> ", then `" + result + "`").orElse("");
    }

    /** Returns the text of this outcome on the page, with the number of requests of one attempt unless it is one. */
    String wordsWithRequests() {
        int requests = requests(1);
        return words() + (requests == 1 ? "" : ", " + requests + " requests");
    }
}
