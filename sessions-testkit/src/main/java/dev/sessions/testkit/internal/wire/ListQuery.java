package dev.sessions.testkit.internal.wire;

import dev.sessions.PageRequest;
import dev.sessions.SortOrder;
import java.util.Map;

/**
 * The query of a list request, read as the service reads it: limit 10 (SPEC) and order {@code normal} (SEEN) when
 * absent.
 *
 * @param request the requested page
 * @param swapped whether the order is {@code normal}: newest first, but {@code before} leads to older sessions and
 *     {@code after} to newer ones (SEEN)
 */
public record ListQuery(PageRequest request, boolean swapped) {
    private static final String DEFAULT_LIMIT = "10";

    /** A parameter that the service refuses. */
    public static final class Refused extends Exception {
        private static final long serialVersionUID = 1;

        /** The name of the refused parameter. */
        public final String field;

        Refused(String field, String problem) {
            super(field + " " + problem);
            this.field = field;
        }
    }

    /**
     * Reads the parameters of a list.
     *
     * @throws Refused when the service refuses one of them
     */
    public static ListQuery parse(Map<String, String> query) throws Refused {
        String order = query.getOrDefault("order", "normal");
        boolean swapped = order.equals("normal");
        if (!swapped && !order.equals("asc") && !order.equals("desc")) {
            throw new Refused("order", "must be one of asc, desc, normal");
        }
        PageRequest request =
                PageRequest.of(order.equals("asc") ? SortOrder.OLDEST_FIRST : SortOrder.NEWEST_FIRST, limit(query));
        String after = query.get("after");
        String before = query.get("before");
        if (after != null && before != null) {
            throw new Refused("before", "must not come together with after");
        }
        if (after != null) {
            request = from(request, "after", after, !swapped);
        }
        if (before != null) {
            request = from(request, "before", before, swapped);
        }
        return new ListQuery(request, swapped);
    }

    private static int limit(Map<String, String> query) throws Refused {
        String limit = query.getOrDefault("limit", DEFAULT_LIMIT);
        if (!limit.matches("[1-9][0-9]?|100")) {
            throw new Refused("limit", "must be a whole number from 1 to 100");
        }
        return Integer.parseInt(limit);
    }

    private static PageRequest from(PageRequest request, String field, String cursor, boolean forward) throws Refused {
        try {
            return forward ? request.after(cursor) : request.before(cursor);
        } catch (IllegalArgumentException impossible) {
            throw new Refused(field, "must be the id of a session");
        }
    }
}
