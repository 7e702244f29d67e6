package dev.sessions.feign.fuzz;

import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.InvalidResponseException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks that a failure matches the response, has its facts, and does not show the key. */
final class FailureClaims {
    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final int MOST_ATTEMPTS = 3;
    private static final int LONGEST_TEXT = 1_000;
    private static final int MOST_FIELD_ERRORS = 100;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
    private static final Pattern PLAIN_LINE = Pattern.compile("[ -~]{1,1000}");

    private final SeedResponse response;
    private final SessionsException failure;

    FailureClaims(SeedResponse response, SessionsException failure) {
        this.response = response;
        this.failure = failure;
    }

    void hold(CannedService service, KindByStatus kinds) {
        kindFollowsFromTheResponse(kinds);
        factsAreThoseOfTheResponse();
        textsAreBounded();
        attemptsAreTheRequests(service);
        isHarmless(failure);
    }

    private void kindFollowsFromTheResponse(KindByStatus kinds) {
        if (response.isSuccess()) {
            Claim.equal(response.asked(), Operation.Kind.LIST, "a revoke with a success status succeeds");
            boolean whole = !new WireText(response).document().isMissingNode();
            Claim.holds(
                    failure instanceof InvalidResponseException
                            || (failure instanceof ConnectionFailedException && !whole),
                    "a success that is no page is invalid or cut off");
        } else if (response.status() != 404) {
            Claim.equal(failure.getClass(), kinds.of(response.status()), "the status alone decides");
        }
    }

    private void factsAreThoseOfTheResponse() {
        Claim.equal(failure.operation().kind(), response.asked(), "it is about what was asked");
        Claim.equal(failure.status(), OptionalInt.of(response.status()), "it knows the status");
        List<String> ids = response.header("X-Request-Id");
        Claim.equal(failure.requestId().isPresent(), !ids.isEmpty(), "it knows the request id");
        List<String> waits = response.header("Retry-After");
        if (!waits.isEmpty() && SECONDS.matcher(waits.get(0)).matches()) {
            Duration asked = Duration.ofSeconds(Long.parseLong(waits.get(0)));
            Claim.equal(failure.retryAfter(), Optional.of(asked), "it knows how long to wait");
        }
        Claim.holds(!failure.retryAfter().orElse(Duration.ZERO).isNegative(), "no wait is negative");
    }

    private void textsAreBounded() {
        Claim.holds(PLAIN_LINE.matcher(failure.getMessage()).matches(), "the message is one line of plain text");
        texts().forEach(text -> {
            Claim.holds(text.length() <= LONGEST_TEXT, "texts of the service are cut");
            Claim.holds(!text.contains(CannedService.KEY), "no text holds the key");
        });
        Claim.holds(failure.fieldErrors().size() <= MOST_FIELD_ERRORS, "not all complaints are kept");
    }

    private void attemptsAreTheRequests(CannedService service) {
        Claim.equal(failure.attempts(), service.requests().size(), "each attempt is one request");
        Claim.holds(failure.attempts() <= MOST_ATTEMPTS, "no more attempts than allowed");
        Claim.holds(
                failure.attempts()
                                == (failure.isRetryable() && failure.retryStop().isEmpty() ? MOST_ATTEMPTS : 1)
                        || failure.retryStop().isPresent(),
                "what may pass is tried again and nothing else");
        Claim.holds(service.time.elapsed().compareTo(DEADLINE) < 0, "the call ends with its deadline");
    }

    /** Looks at the exception and all that hangs on it: the key is nowhere, nor is an exception of a library. */
    private void isHarmless(Throwable thrown) {
        String type = thrown.getClass().getName();
        Claim.holds(
                type.startsWith("dev.sessions.failure.") || type.startsWith("java.") || type.startsWith("javax."),
                type + " does not come out");
        Claim.holds(!String.valueOf(thrown).contains(CannedService.KEY), "no message holds the key");
        if (thrown.getCause() != null) {
            isHarmless(thrown.getCause());
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            isHarmless(suppressed);
        }
    }

    private Stream<String> texts() {
        Stream<Optional<String>> facts =
                Stream.of(failure.code(), failure.serviceMessage(), failure.entityId(), failure.requestId());
        Stream<Optional<String>> complaints = failure.fieldErrors().stream().flatMap(FailureClaims::parts);
        return Stream.concat(facts, complaints).flatMap(Optional::stream);
    }

    private static Stream<Optional<String>> parts(FieldError error) {
        return Stream.of(error.field(), error.code(), error.message());
    }
}
