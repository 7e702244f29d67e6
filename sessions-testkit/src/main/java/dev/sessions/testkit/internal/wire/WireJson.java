package dev.sessions.testkit.internal.wire;

import dev.sessions.Impersonator;
import dev.sessions.Session;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.testkit.internal.world.Rows;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON bodies of the service (SPEC), as maps in the order of the public reference. */
final class WireJson {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private WireJson() {}

    static Map<String, @Nullable Object> page(Rows rows, boolean swapped) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("before", swapped ? rows.after() : rows.before());
        metadata.put("after", swapped ? rows.before() : rows.after());
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("object", "list");
        body.put("data", rows.sessions().stream().map(WireJson::session).toList());
        body.put("list_metadata", metadata);
        return body;
    }

    private static Map<String, @Nullable Object> session(Session session) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("object", "session");
        body.put("id", session.id());
        session.impersonator().ifPresent(person -> body.put("impersonator", impersonator(person)));
        body.put("ip_address", session.ipAddress().orElse(null));
        session.organizationId().ifPresent(organization -> body.put("organization_id", organization));
        body.put("user_agent", session.userAgent().orElse(null));
        body.put("user_id", session.userId());
        body.put("auth_method", session.authMethod());
        body.put("status", session.status());
        body.put("expires_at", time(session.expiresAt()));
        body.put("ended_at", session.endedAt().map(WireJson::time).orElse(null));
        body.put("created_at", time(session.createdAt()));
        body.put("updated_at", time(session.updatedAt()));
        return body;
    }

    private static Map<String, @Nullable Object> impersonator(Impersonator person) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("email", person.email());
        body.put("reason", person.reason().orElse(null));
        return body;
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    static Map<String, @Nullable Object> refusal(ServiceResponse response) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        response.message().ifPresent(message -> body.put("message", message));
        response.code().ifPresent(code -> body.put("code", code));
        response.entityId().ifPresent(id -> body.put("entity_id", id));
        List<FieldError> errors = response.fieldErrors();
        if (!errors.isEmpty()) {
            body.put("errors", errors.stream().map(WireJson::fieldError).toList());
        }
        return body;
    }

    private static Map<String, @Nullable Object> fieldError(FieldError error) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        error.field().ifPresent(field -> body.put("field", field));
        error.code().ifPresent(code -> body.put("code", code));
        error.message().ifPresent(message -> body.put("message", message));
        return body;
    }
}
