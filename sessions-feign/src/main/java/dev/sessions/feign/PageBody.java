package dev.sessions.feign;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The body of a list as the wire has it: anything may be missing. The constant {@code object} is not asked for. */
record PageBody(
        @Nullable List<@Nullable SessionBody> data,
        @Nullable Metadata listMetadata) {

    /** The cursors that were sent. Jackson calls no setter for a key that is not there, so null and missing stay apart. */
    static final class Metadata {
        private final Map<String, @Nullable String> cursors = new HashMap<>();

        public void setBefore(@Nullable String cursor) {
            cursors.put("before", cursor);
        }

        public void setAfter(@Nullable String cursor) {
            cursors.put("after", cursor);
        }

        boolean has(String key) {
            return cursors.containsKey(key);
        }

        @Nullable
        String cursor(String key) {
            return cursors.get(key);
        }
    }

    record SessionBody(
            @Nullable String id,
            @Nullable String userId,
            @Nullable String organizationId,
            @Nullable ImpersonatorBody impersonator,
            @Nullable String ipAddress,
            @Nullable String userAgent,
            @Nullable String authMethod,
            @Nullable String status,
            @Nullable String createdAt,
            @Nullable String updatedAt,
            @Nullable String expiresAt,
            @Nullable String endedAt) {}

    record ImpersonatorBody(
            @Nullable String email, @Nullable String reason) {}
}
