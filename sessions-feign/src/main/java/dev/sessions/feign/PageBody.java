package dev.sessions.feign;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of a list as the wire has it: anything may be missing. The constant {@code object} is not asked for. */
record PageBody(
        @Nullable List<@Nullable SessionBody> data,
        @Nullable Metadata listMetadata) {

    record Metadata(@Nullable String before, @Nullable String after) {}

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
