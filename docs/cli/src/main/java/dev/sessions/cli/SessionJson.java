package dev.sessions.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sessions.OrganizationId;
import dev.sessions.Session;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A session as one line of JSON with the names and the form of time that the API uses. */
final class SessionJson {
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);
    private static final JsonMapper MAPPER = mapper();

    private SessionJson() {}

    private static JsonMapper mapper() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                .build();
        mapper.getFactory().setCharacterEscapes(new VisibleAscii());
        return mapper;
    }

    /** Returns all facts of the session; null stands for an absent one. */
    static String line(Session session) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("id", session.id().value())
                .put("user_id", session.userId().value())
                .put(
                        "organization_id",
                        session.organizationId().map(OrganizationId::value).orElse(null));
        session.impersonator()
                .ifPresentOrElse(
                        impersonator -> json.putObject("impersonator")
                                .put("email", impersonator.email())
                                .put("reason", impersonator.reason().orElse(null)),
                        () -> json.putNull("impersonator"));
        json.put("ip_address", session.ipAddress().orElse(null))
                .put("user_agent", session.userAgent().orElse(null))
                .put("auth_method", session.authMethod().value())
                .put("status", session.status().value())
                .put("created_at", TIME.format(session.createdAt()))
                .put("updated_at", TIME.format(session.updatedAt()))
                .put("expires_at", TIME.format(session.expiresAt()))
                .put("ended_at", session.endedAt().map(TIME::format).orElse(null));
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Escapes control characters by their number, so that each line is safe for a terminal. */
    private static final class VisibleAscii extends CharacterEscapes {
        @Override
        public int[] getEscapeCodesForAscii() {
            int[] escapes = standardAsciiEscapesForJSON();
            Arrays.fill(escapes, 0, ' ', ESCAPE_STANDARD);
            escapes[0x7f] = ESCAPE_STANDARD;
            return escapes;
        }

        @Override
        public @Nullable SerializableString getEscapeSequence(int character) {
            return null;
        }
    }
}
