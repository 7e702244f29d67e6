package dev.sessions.cli.serve;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Fills a fake from lines of text. A line is the id of a user without sessions, or a session in JSON as {@code list --json} prints
 * it; a fact that is missing is that of a usual sign-in now. Blank lines and lines that begin with {@code #} are skipped.
 */
final class SessionLines {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SessionLines() {}

    /**
     * Adds the users and sessions of the lines.
     *
     * @throws IllegalArgumentException when a line cannot be read, with its number
     */
    static void add(FakeSessions fake, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            try {
                if (line.startsWith("{")) {
                    add(fake, MAPPER.readTree(line));
                } else if (!line.isEmpty() && !line.startsWith("#")) {
                    fake.addUser(UserId.of(line));
                }
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("Line " + (i + 1) + " is not JSON.", e);
            } catch (IllegalArgumentException | DateTimeException e) {
                throw new IllegalArgumentException(
                        "Line " + (i + 1) + " is neither a user nor a session: " + e.getMessage(), e);
            }
        }
    }

    private static void add(FakeSessions fake, JsonNode json) {
        UserId user =
                UserId.of(text(json, "user_id").orElseThrow(() -> new IllegalArgumentException("user_id is missing.")));
        fake.signIn(user, session -> facts(json, session));
    }

    private static Session.Builder facts(JsonNode json, Session.Builder session) {
        set(json, "id", SessionId::of, session::id);
        set(json, "organization_id", OrganizationId::of, session::organizationId);
        set(json, "ip_address", Function.identity(), session::ipAddress);
        set(json, "user_agent", Function.identity(), session::userAgent);
        set(json, "auth_method", AuthMethod::of, session::authMethod);
        set(json, "status", SessionStatus::of, session::status);
        set(json, "created_at", Instant::parse, session::createdAt);
        set(json, "updated_at", Instant::parse, session::updatedAt);
        set(json, "expires_at", Instant::parse, session::expiresAt);
        set(json, "ended_at", Instant::parse, session::endedAt);
        JsonNode impersonator = json.path("impersonator");
        text(impersonator, "email")
                .ifPresent(email -> session.impersonator(Impersonator.builder()
                        .email(email)
                        .reason(text(impersonator, "reason").orElse(null))
                        .build()));
        return session;
    }

    private static <T> void set(JsonNode json, String name, Function<String, T> type, Consumer<T> setter) {
        text(json, name).map(type).ifPresent(setter);
    }

    private static Optional<String> text(JsonNode json, String name) {
        return Optional.ofNullable(json.path(name).textValue());
    }
}
