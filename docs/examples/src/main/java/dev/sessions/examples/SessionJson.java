package dev.sessions.examples;

import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A session as one line of JSON with the names and the form of time that the API uses. All but ASCII is escaped, so that the
 * line survives any terminal and any encoding.
 */
final class SessionJson {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private final StringBuilder json = new StringBuilder();

    private SessionJson() {}

    /** Returns all facts of the session; null stands for what it has not. */
    static String line(Session session) {
        SessionJson object = new SessionJson();
        object.field("id", session.id().value())
                .field("user_id", session.userId().value())
                .field(
                        "organization_id",
                        session.organizationId().map(OrganizationId::value).orElse(null))
                .raw(
                        "impersonator",
                        session.impersonator().map(SessionJson::line).orElse("null"))
                .field("ip_address", session.ipAddress().orElse(null))
                .field("user_agent", session.userAgent().orElse(null))
                .field("auth_method", session.authMethod().value())
                .field("status", session.status().value())
                .field("created_at", time(session.createdAt()))
                .field("updated_at", time(session.updatedAt()))
                .field("expires_at", time(session.expiresAt()))
                .field("ended_at", session.endedAt().map(SessionJson::time).orElse(null));
        return "{" + object.json + "}";
    }

    private static String line(Impersonator impersonator) {
        SessionJson object = new SessionJson();
        object.field("email", impersonator.email())
                .field("reason", impersonator.reason().orElse(null));
        return "{" + object.json + "}";
    }

    private static String time(Instant time) {
        return TIME.format(time);
    }

    private SessionJson field(String name, @Nullable String text) {
        return raw(name, text == null ? "null" : quoted(text));
    }

    private SessionJson raw(String name, String value) {
        json.append(json.length() == 0 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(value);
        return this;
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c >= ' ' && c <= '~') {
                quoted.append(c);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return quoted.append('"').toString();
    }
}
