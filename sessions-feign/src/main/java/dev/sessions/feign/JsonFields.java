package dev.sessions.feign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The fields to read from one kind of JSON object, in one pass over the parser's tokens. A field of the table is refused when it
 * appears twice, because the two values contradict each other. All other fields are skipped.
 */
final class JsonFields<T> {
    private final List<Field<T>> fields = new ArrayList<>();
    private final Map<String, Field<T>> byName = new HashMap<>();
    private int requiredKeys;
    private int requiredValues;

    private record Field<T>(SerializedString name, int index, Value<T> value) {
        int bit() {
            return 1 << index;
        }
    }

    /** Reads the value at the parser's current token, which is not null. */
    @FunctionalInterface
    interface Value<T> {
        void read(JsonParser json, T target) throws IOException;
    }

    /** Adds a field that must have a value. */
    JsonFields<T> required(String name, Value<T> value) {
        requiredValues |= 1 << fields.size();
        return requiredKey(name, value);
    }

    /** Adds a field that must be there, and may be null. */
    JsonFields<T> requiredKey(String name, Value<T> value) {
        requiredKeys |= 1 << fields.size();
        return optional(name, value);
    }

    /** Adds a field that may be missing or null. */
    JsonFields<T> optional(String name, Value<T> value) {
        if (fields.size() == Integer.SIZE) {
            throw new IllegalStateException("An int has no bit for the field " + name + ": use longs for the bits.");
        }
        Field<T> field = new Field<>(new SerializedString(name), fields.size(), value);
        fields.add(field);
        byName.put(name, field);
        return this;
    }

    /** Returns how a text is read: anything but a string is refused, and so is a string that the setter rejects. */
    static <T> Value<T> text(BiConsumer<T, String> setter) {
        return (json, target) -> {
            requireString(json);
            String text = json.getText();
            try {
                setter.accept(target, text);
            } catch (IllegalArgumentException e) {
                throw impossible(json);
            }
        };
    }

    /** Returns how a time is read: anything but a string is refused, and so is a string that is no time. */
    static <T> Value<T> time(BiConsumer<T, Instant> setter) {
        return (json, target) -> {
            requireString(json);
            try {
                setter.accept(
                        target, ApiTime.parse(json.getTextCharacters(), json.getTextOffset(), json.getTextLength()));
            } catch (DateTimeException e) {
                throw impossible(json);
            }
        };
    }

    private static void requireString(JsonParser json) throws Mismatch {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw wrongType(json);
        }
    }

    private static Mismatch impossible(JsonParser json) {
        return new Mismatch(path(json, null) + " is not a possible value");
    }

    /** Reads the object at the parser's current token into the target. */
    void read(JsonParser json, T target) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw wrongType(json);
        }
        int seen = 0;
        int present = 0;
        Field<T> expected = fields.get(0);
        while (true) {
            // Jackson compares an expected name with the bytes of the body, and looks up only another one. Most fields
            // of a session have the order of the table: 5 % of the time of reading a page.
            boolean isExpected = json.nextFieldName(expected.name());
            if (json.currentToken() != JsonToken.FIELD_NAME) {
                break;
            }
            Field<T> field = isExpected ? expected : byName.get(json.currentName());
            JsonToken value = json.nextToken();
            if (field == null) {
                json.skipChildren();
                continue;
            }
            expected = fields.get((field.index() + 1) % fields.size());
            if ((seen & field.bit()) != 0) {
                throw new Mismatch(path(json, null) + " appears twice");
            }
            seen |= field.bit();
            if (value != JsonToken.VALUE_NULL) {
                field.value().read(json, target);
                present |= field.bit();
            }
        }
        int missing = (requiredValues & ~present) | (requiredKeys & ~seen);
        if (missing != 0) {
            Field<T> first = fields.get(Integer.numberOfTrailingZeros(missing));
            throw new Mismatch(path(json, first.name().getValue()) + " is missing");
        }
    }

    static Mismatch wrongType(JsonParser json) {
        return new Mismatch(path(json, null) + " is not of the expected type");
    }

    /** Returns the place of the current token, like {@code data[3].impersonator}, with the given field added. */
    static String path(JsonParser json, @Nullable String field) {
        JsonStreamContext context = json.getParsingContext();
        // At the start of an object or array the parser's context is already the inner one.
        if (json.currentToken() == JsonToken.START_OBJECT || json.currentToken() == JsonToken.START_ARRAY) {
            context = context.getParent();
        }
        StringBuilder path = new StringBuilder(field == null ? "" : field);
        for (; context != null && !context.inRoot(); context = context.getParent()) {
            String separator = path.isEmpty() || path.charAt(0) == '[' ? "" : ".";
            path.insert(
                    0,
                    context.inArray()
                            ? "[" + context.getCurrentIndex() + "]" + separator
                            : context.getCurrentName() + separator);
        }
        return path.toString();
    }

    /** The JSON is well-formed but does not have the shape of a page. The problem names the place, never a value. */
    static final class Mismatch extends IOException {
        private static final long serialVersionUID = 1;

        private final String problem;

        Mismatch(String problem) {
            super(problem);
            this.problem = problem;
        }

        String problem() {
            return problem;
        }
    }
}
