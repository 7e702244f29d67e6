package dev.sessions.testkit.junit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a value is made of, when it is an array, a collection, a map or an optional. */
final class Parts {
    private static final int MAX_DEPTH = 4;
    private static final int MAX_PARTS = 10_000;

    private final List<Object> found = new ArrayList<>();

    private Parts() {}

    /** Returns the parts that are not made of others, or the value itself when it is none of these. */
    static List<Object> of(@Nullable Object value) {
        Parts parts = new Parts();
        parts.take(value, MAX_DEPTH);
        return parts.found;
    }

    private void take(@Nullable Object value, int depth) {
        // Some things contain themselves, as a path does, or never come to an end.
        if (value == null || found.size() >= MAX_PARTS) {
            return;
        }
        try {
            open(value, depth);
        } catch (RuntimeException closed) {
            found.add(value);
        }
    }

    private void open(Object value, int depth) {
        if (depth == 0 || value instanceof Throwable) {
            found.add(value);
        } else if (value instanceof Optional<?> optional) {
            take(optional.orElse(null), depth - 1);
        } else if (value instanceof Map<?, ?> map) {
            each(map.keySet(), depth);
            each(map.values(), depth);
        } else if (value instanceof Object[] array) {
            each(Arrays.asList(array), depth);
        } else if (value instanceof Iterable<?> several) {
            each(several, depth);
        } else {
            found.add(value);
        }
    }

    private void each(Iterable<?> parts, int depth) {
        for (Object part : parts) {
            if (found.size() >= MAX_PARTS) {
                return;
            }
            take(part, depth - 1);
        }
    }
}
