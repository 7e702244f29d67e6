package dev.sessions.examples.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sessions.AuthMethod;
import dev.sessions.Impersonator;
import dev.sessions.OrganizationId;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.UserId;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.ServiceResponse;
import java.io.EOFException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON of the API. Jackson's exceptions quote the body, so none of them leaves this class. */
final class ResponseJson {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ResponseJson() {}

    static String revokeBody(SessionId session) {
        return JSON.createObjectNode().put("session_id", session.value()).toString();
    }

    /** Returns the document; one without fields if the body is not JSON. */
    private static JsonNode parse(byte[] body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JsonEOFException e) {
            throw new EOFException("The body ends in the middle of the document.");
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Adds what the body of a failure reports. Such a body may have any shape. */
    static void describe(ServiceResponse.Builder facts, int status, byte[] body) throws IOException {
        JsonNode json = parse(body);
        String entity = first(json, "entity_id");
        // A 404 is about an entity only if the API's own code says so.
        facts.code(status == 404 ? first(json, "code") : first(json, "code", "error"))
                .message(first(json, "message", "error_description"))
                .entityId(entity == null && json.hasNonNull("entity_id") ? "(not a string)" : entity)
                .fieldErrors(fieldErrors(json.path("errors")));
    }

    private static List<FieldError> fieldErrors(JsonNode errors) {
        List<FieldError> read = new ArrayList<>();
        for (JsonNode error : errors.isArray() ? errors : List.<JsonNode>of()) {
            read.add(
                    error.isTextual()
                            ? FieldError.of(null, null, error.textValue())
                            : FieldError.of(
                                    first(error, "field", "instancePath"),
                                    first(error, "code", "keyword"),
                                    first(error, "message")));
        }
        return read;
    }

    private static @Nullable String first(JsonNode object, String... names) {
        return Stream.of(names)
                .map(object::path)
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .findFirst()
                .orElse(null);
    }

    /** Returns the page in the body of a success. */
    static SessionPage page(ServiceResponse response, PageRequest request, byte[] body) throws IOException {
        Field page = new Field(response, "", parse(body));
        Field cursors = page.at("list_metadata");
        // Without the key of its next cursor a full page would read as the last.
        cursors.at(request.before().isPresent() ? "before" : "after").check(value -> !value.isMissingNode());
        return SessionPage.builder(request)
                .sessions(page.at("data").elements().stream()
                        .map(ResponseJson::session)
                        .toList())
                .after(cursors.at("after")
                        .optional(cursor -> SessionId.of(cursor).value()))
                .before(cursors.at("before")
                        .optional(cursor -> SessionId.of(cursor).value()))
                .build();
    }

    private static Session session(Field session) {
        Field impersonator = session.at("impersonator");
        return Session.builder()
                .id(session.at("id").required(SessionId::of))
                .userId(session.at("user_id").required(UserId::of))
                .organizationId(session.at("organization_id").optional(OrganizationId::of))
                .impersonator(impersonator.isAbsent() ? null : impersonator(impersonator))
                .ipAddress(session.at("ip_address").optional(Function.identity()))
                .userAgent(session.at("user_agent").optional(Function.identity()))
                .authMethod(session.at("auth_method").required(AuthMethod::of))
                .status(session.at("status").required(SessionStatus::of))
                .createdAt(session.at("created_at").required(Instant::parse))
                .updatedAt(session.at("updated_at").required(Instant::parse))
                .expiresAt(session.at("expires_at").required(Instant::parse))
                .endedAt(session.at("ended_at").optional(Instant::parse))
                .build();
    }

    private static Impersonator impersonator(Field impersonator) {
        return Impersonator.builder()
                .email(impersonator.at("email").required(Function.identity()))
                .reason(impersonator.at("reason").optional(Function.identity()))
                .build();
    }

    /** A value of a page, and its place for the message of a failure, which must not quote the value. */
    private record Field(ServiceResponse response, String place, JsonNode value) {
        Field at(String name) {
            return new Field(response, place.isEmpty() ? name : place + "." + name, value.path(name));
        }

        List<Field> elements() {
            check(JsonNode::isArray);
            List<Field> elements = new ArrayList<>();
            for (JsonNode element : value) {
                elements.add(new Field(response, place + "[" + elements.size() + "]", element));
            }
            return elements;
        }

        boolean isAbsent() {
            return value.isMissingNode() || value.isNull();
        }

        <T> @Nullable T optional(Function<String, T> type) {
            return isAbsent() ? null : required(type);
        }

        <T> T required(Function<String, T> type) {
            check(JsonNode::isTextual);
            try {
                return type.apply(value.textValue());
            } catch (IllegalArgumentException | DateTimeException e) {
                throw response.invalid(place + " is not a possible value");
            }
        }

        void check(Predicate<JsonNode> usable) {
            if (!usable.test(value)) {
                throw response.invalid(place + " is missing or of the wrong type");
            }
        }
    }
}
