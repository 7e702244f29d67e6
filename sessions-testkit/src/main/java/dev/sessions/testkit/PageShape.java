package dev.sessions.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether what is there of a page has the types of the API (SPEC). Says nothing about what is not there. */
final class PageShape {
    private static final Shape TEXT = (place, value) -> value instanceof String ? Optional.empty() : Optional.of(place);
    private static final Shape IMPERSONATOR = object(Map.of("email", TEXT, "reason", TEXT));
    private static final Shape METADATA = object(Map.of("before", TEXT, "after", TEXT));
    private static final Shape PAGE = object(Map.of("data", listOf(session()), "list_metadata", METADATA));

    private PageShape() {}

    /** Finds the first place at which a value does not have its shape. Nothing needs to be there. */
    @FunctionalInterface
    private interface Shape {
        Optional<String> mismatch(String place, Object value);
    }

    /** Returns the first place, as the document is read, whose type is wrong; an empty one is the document itself. */
    static Optional<String> mismatch(@Nullable Object document) {
        return document == null ? Optional.empty() : PAGE.mismatch("", document);
    }

    private static Shape session() {
        Map<String, Shape> fields = new HashMap<>();
        for (String text : List.of(
                "id",
                "user_id",
                "organization_id",
                "ip_address",
                "user_agent",
                "auth_method",
                "status",
                "created_at",
                "updated_at",
                "expires_at",
                "ended_at")) {
            fields.put(text, TEXT);
        }
        fields.put("impersonator", IMPERSONATOR);
        return object(fields);
    }

    private static Shape object(Map<String, Shape> fields) {
        return (place, value) -> value instanceof Map<?, ?> object
                ? object.entrySet().stream()
                        .flatMap(field -> member(fields.get(field.getKey()), place, field))
                        .findFirst()
                : Optional.of(place);
    }

    private static Stream<String> member(@Nullable Shape shape, String place, Map.Entry<?, ?> field) {
        Object value = field.getValue();
        String here = place.isEmpty() ? String.valueOf(field.getKey()) : place + "." + field.getKey();
        return shape == null || value == null ? Stream.empty() : shape.mismatch(here, value).stream();
    }

    private static Shape listOf(Shape element) {
        return (place, value) -> value instanceof List<?> list
                ? IntStream.range(0, list.size())
                        .filter(i -> list.get(i) != null)
                        .mapToObj(i -> element.mismatch(place + "[" + i + "]", list.get(i)))
                        .flatMap(Optional::stream)
                        .findFirst()
                : Optional.of(place);
    }
}
