package dev.sessions.testkit;

import dev.sessions.failure.FieldError;
import dev.sessions.failure.ServiceResponse;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the body of a refusal tells. It may have any shape (SEEN): what is not there stays out. */
final class ErrorText {
    private static final int MAX_FIELD_ERRORS = 100;
    private static final int MAX_TEXT = 1_000;

    private ErrorText() {}

    static void describe(@Nullable Object body, ServiceResponse.Builder answer, int status) {
        // OAuth's error names the reason too, but of a 404 only the API's own code can say that it is about an entity.
        answer.code(status == 404 ? first(body, "code") : first(body, "code", "error"))
                .message(first(body, "message", "error_description"))
                .entityId(entity(field(body, "entity_id")))
                .fieldErrors(fieldErrors(field(body, "errors")));
    }

    /** Returns the id, or for what is no text something that is not the id asked for. */
    private static @Nullable String entity(@Nullable Object id) {
        return id == null ? null : id instanceof String text ? told(text) : "(no text)";
    }

    private static List<FieldError> fieldErrors(@Nullable Object errors) {
        List<?> each = errors instanceof List<?> list ? list : List.of();
        return each.stream().limit(MAX_FIELD_ERRORS).map(ErrorText::fieldError).toList();
    }

    private static FieldError fieldError(@Nullable Object error) {
        return error instanceof String text
                ? FieldError.of(null, null, told(text))
                : FieldError.of(
                        first(error, "field", "instancePath"),
                        first(error, "code", "keyword"),
                        first(error, "message"));
    }

    private static @Nullable String first(@Nullable Object body, String... names) {
        for (String name : names) {
            if (field(body, name) instanceof String text) {
                return told(text);
            }
        }
        return null;
    }

    private static @Nullable Object field(@Nullable Object body, String name) {
        return body instanceof Map<?, ?> object ? object.get(name) : null;
    }

    /** Returns text of a service as an adapter tells it: without the key, should it have been echoed, and not too long. */
    static String told(String text) {
        String redacted = FakeSessionsServer.redact(text);
        return redacted.length() > MAX_TEXT ? redacted.substring(0, MAX_TEXT) : redacted;
    }
}
