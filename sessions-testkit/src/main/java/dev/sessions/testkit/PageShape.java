package dev.sessions.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what is there of a page has the types of the API (SPEC). Says nothing about what is not there. */
final class PageShape {
    private static final Set<String> TEXTS = Set.of(
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
            "ended_at");

    private PageShape() {}

    static boolean fits(@Nullable Object document) {
        return document == null || (document instanceof Map<?, ?> page && isPage(page));
    }

    private static boolean isPage(Map<?, ?> page) {
        Object data = page.get("data");
        boolean sessions =
                data == null || (data instanceof List<?> list && list.stream().allMatch(PageShape::isSession));
        return sessions && hasTexts(page.get("list_metadata"), Set.of("before", "after"));
    }

    private static boolean isSession(@Nullable Object value) {
        Object impersonator = value instanceof Map<?, ?> session ? session.get("impersonator") : null;
        return hasTexts(value, TEXTS) && hasTexts(impersonator, Set.of("email", "reason"));
    }

    private static boolean hasTexts(@Nullable Object value, Set<String> names) {
        return value == null
                || (value instanceof Map<?, ?> object && names.stream().allMatch(name -> isText(object.get(name))));
    }

    private static boolean isText(@Nullable Object value) {
        return value == null || value instanceof String;
    }
}
