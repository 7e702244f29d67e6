package dev.sessions.testkit;

import dev.sessions.failure.FieldError;
import dev.sessions.failure.ServiceResponse;
import java.util.Optional;
import java.util.stream.Stream;

/** Checks and names the facts of a scripted response. */
final class ResponseFacts {
    // Adapters read no more than this, so that longer facts would differ between port and wire.
    private static final int MAX_TEXT = 1_000;
    private static final int MAX_FIELD_ERRORS = 100;

    private ResponseFacts() {}

    /**
     * Checks that port and wire can carry the facts alike.
     *
     * @throws IllegalArgumentException when a text is longer than 1,000 characters, there are more than 100 field errors, or
     *     the request id is no header value
     */
    static void requireSendable(ServiceResponse response) {
        if (texts(response).anyMatch(text -> text.length() > MAX_TEXT)
                || response.fieldErrors().size() > MAX_FIELD_ERRORS) {
            throw new IllegalArgumentException("A scripted response has texts of at most " + MAX_TEXT
                    + " characters and at most " + MAX_FIELD_ERRORS + " field errors: adapters read no more.");
        }
        response.requestId().filter(id -> !id.matches("[!-~]([ -~]*[!-~])?")).ifPresent(id -> {
            throw new IllegalArgumentException("A request id is one line of visible ASCII characters: it is a header.");
        });
    }

    private static Stream<String> texts(ServiceResponse response) {
        return Stream.concat(
                        Stream.of(response.code(), response.message(), response.entityId(), response.requestId()),
                        response.fieldErrors().stream().flatMap(ResponseFacts::texts))
                .flatMap(Optional::stream);
    }

    private static Stream<Optional<String>> texts(FieldError error) {
        return Stream.of(error.field(), error.code(), error.message());
    }

    /** Returns the facts that matter most, for the transcript. */
    static String name(ServiceResponse response) {
        return "status " + response.status()
                + response.code().map(code -> ", code " + code).orElse("")
                + response.entityId().map(id -> ", entity " + id).orElse("")
                + response.retryAfter()
                        .map(wait -> ", Retry-After: " + wait.toSeconds())
                        .orElse("");
    }
}
