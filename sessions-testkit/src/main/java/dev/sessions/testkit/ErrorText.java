package dev.sessions.testkit;

import dev.sessions.failure.FieldError;
import dev.sessions.failure.ServiceAnswer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the body of a refusal tells. It may have any shape (SEEN): what is not there stays out. */
final class ErrorText {
    private static final int MAX_FIELD_ERRORS = 100;
    private static final int MAX_TEXT = 1_000;

    private ErrorText() {}

    static void describe(@Nullable Object body, ServiceAnswer.Builder answer) {
        answer.code(first(body, "code", "error"))
                .message(first(body, "message", "error_description"))
                .entityId(first(body, "entity_id"))
                .fieldErrors(body instanceof Map<?, ?> object ? fieldErrors(object.get("errors")) : List.of());
    }

    private static List<FieldError> fieldErrors(@Nullable Object errors) {
        Collection<?> each = errors instanceof Map<?, ?> object
                ? object.values()
                : errors instanceof List<?> list ? list : List.of();
        return each.stream().limit(MAX_FIELD_ERRORS).map(ErrorText::fieldError).toList();
    }

    private static FieldError fieldError(@Nullable Object error) {
        return error instanceof String text
                ? FieldError.of(null, null, shortened(text))
                : FieldError.of(
                        first(error, "field", "instancePath"),
                        first(error, "code", "keyword"),
                        first(error, "message"));
    }

    private static @Nullable String first(@Nullable Object body, String... names) {
        for (String name : names) {
            if (body instanceof Map<?, ?> object && object.get(name) instanceof String text) {
                return shortened(text);
            }
        }
        return null;
    }

    static String shortened(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }
}
