package dev.sessions.feign;

import dev.sessions.failure.RetryStop;
import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntUnaryOperator;

/**
 * What a call must come to: its result or the kind of its failure, what the failure knows of the last response, and how the
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

    /** What every response of the table calls itself, unless its row is about that. */
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

    /** A failure that is tried again, with the usual backoff. */
    static Outcome passing(Class<? extends SessionsException> kind) {
        return returns(kind.getSimpleName()).retrying(Retrying.WITH_BACKOFF);
    }

    /** A failure that another attempt would not mend. */
    static Outcome lasting(Class<? extends SessionsException> kind) {
        return returns(kind.getSimpleName());
    }

    /** The same, from a response of that status. */
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

    /** The same, but the service asks to wait that long, whether or not that is done. */
    Outcome asking(Duration wait) {
        return new Outcome(first, then, retrying, status, Optional.of(wait), requestId, story, sent);
    }

    Outcome retrying(Retrying other) {
        return new Outcome(first, then, other, status, retryAfter, requestId, story, sent);
    }

    /** The same, and its message says that. */
    Outcome saying(String words) {
        return new Outcome(first, then, retrying, status, retryAfter, requestId, words, sent);
    }

    /** The same, but the next attempt comes to that result. */
    Outcome then(Outcome result) {
        return new Outcome(first, Optional.of(result.first), retrying, status, retryAfter, requestId, story, sent);
    }

    /** The same, but it is not as many requests as attempts that reach the server. */
    Outcome sent(IntUnaryOperator requests) {
        return new Outcome(first, then, retrying, status, retryAfter, requestId, story, requests);
    }

    /** Returns what is seen when at most so many attempts are allowed. */
    String result(int most) {
        return most > 1 ? then.orElse(first) : first;
    }

    boolean isFailure(int most) {
        return result(most).endsWith("Exception");
    }

    /** Returns whether the failure says of itself that it may pass. */
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

    /** Returns what the page says. */
    String words() {
        return "`" + first + "`" + then.map(result -> ", then `" + result + "`").orElse("");
    }

    /** Returns the same, with the number of requests for one attempt where that is not one. */
    String wordsWithRequests() {
        int requests = requests(1);
        return words() + (requests == 1 ? "" : ", " + requests + " requests");
    }
}
