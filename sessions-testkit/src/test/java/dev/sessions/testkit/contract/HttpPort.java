package dev.sessions.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sessions.AuthMethod;
import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionStatus;
import dev.sessions.SessionsPort;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.failure.CallFailures;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.contract.Http.Body;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An adapter that is right on the clauses that need WIRE, and no more than that. Each step can be overridden with a mistake.
 */
class HttpPort implements SessionsPort {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The settings of an adapter. */
    record Wire(FakeSessionsServer server, Duration timeout) {}

    private final FakeSessionsServer server;
    private final Duration timeout;

    HttpPort(Wire wire) {
        this.server = wire.server();
        this.timeout = wire.timeout();
    }

    static ContractSubject subject(Function<Wire, HttpPort> adapter) {
        return ContractSubject.onServer((server, timeout) -> adapter.apply(new Wire(server, timeout)));
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        String query = "?limit=" + request.limit()
                + "&order=" + (request.order() == SortOrder.NEWEST_FIRST ? "desc" : "asc")
                + request.after().map(cursor -> "&after=" + cursor).orElse("")
                + request.before().map(cursor -> "&before=" + cursor).orElse("");
        Operation operation = Operation.list(user.value());
        Http http = send(operation, "GET /user_management/users/" + user + "/sessions" + query, "");
        ServiceResponse response = response(operation, http);
        response.outcome();
        return page(response, request, http);
    }

    @Override
    public Revocation revoke(SessionId session) {
        Operation operation = Operation.revoke(session.value());
        Http http = send(operation, "POST /user_management/sessions/revoke", "{\"session_id\":\"" + session + "\"}");
        return revocation(response(operation, http), http.body());
    }

    Revocation revocation(ServiceResponse response, Body body) {
        return switch (response.outcome()) {
            case SUCCEEDED -> Revocation.REVOKED;
            case SESSION_NOT_FOUND -> Revocation.NOT_FOUND;
        };
    }

    Http send(Operation operation, String line, String body) {
        try (Socket socket =
                new Socket(server.baseUrl().getHost(), server.baseUrl().getPort())) {
            socket.setSoTimeout((int) timeout.toMillis());
            String request = line + " HTTP/1.1\r\nAuthorization: Bearer " + server.apiKey()
                    + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
            socket.getOutputStream().write(request.getBytes(UTF_8));
            return Http.read(socket.getInputStream());
        } catch (IOException e) {
            throw noResponse(operation, e);
        }
    }

    SessionsException noResponse(Operation operation, IOException cause) {
        return CallFailures.noResponse(operation, cause);
    }

    private ServiceResponse response(Operation operation, Http http) {
        ServiceResponse.Builder response = ServiceResponse.builder(operation, http.status())
                .requestId(requestId(http.headers()))
                .retryAfter(retryAfter(http.headers()));
        if (http.status() / 100 != 2) {
            try {
                describe(parse(http.body().text()), http.status(), response);
            } catch (JsonProcessingException e) {
                unreadable(response.build(), http.body(), e);
            }
        }
        return response.build();
    }

    JsonNode parse(String body) throws JsonProcessingException {
        return JSON.readTree(body);
    }

    /** The status is enough, except for a 404 that is cut off. */
    void unreadable(ServiceResponse response, Body body, IOException cause) {
        boolean cutOff = body.broken().isPresent() || cause instanceof JsonEOFException;
        if (response.status() == 404 && cutOff && body.startsAnObject()) {
            throw response.cutOff(new IOException("cut off"));
        }
    }

    String requestId(Map<String, String> headers) {
        return headers.get("X-Request-Id");
    }

    Duration retryAfter(Map<String, String> headers) {
        String text = headers.getOrDefault("Retry-After", "");
        if (text.isEmpty() || text.matches("[0-9]+")) {
            return text.isEmpty() ? null : Duration.ofSeconds(Long.parseLong(text));
        }
        return Duration.between(now(headers), date(text));
    }

    Instant now(Map<String, String> headers) {
        return headers.containsKey("Date") ? date(headers.get("Date")) : Instant.now();
    }

    private static Instant date(String text) {
        return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
    }

    void describe(JsonNode body, int status, ServiceResponse.Builder response) {
        response.code(status == 404 ? first(body, "code") : first(body, "code", "error"))
                .message(first(body, "message", "error_description"))
                .entityId(entity(body.path("entity_id")))
                .fieldErrors(fieldErrors(body.path("errors")));
    }

    String entity(JsonNode id) {
        return id.isMissingNode() ? null : id.isTextual() ? id.textValue() : "(no text)";
    }

    List<FieldError> fieldErrors(JsonNode errors) {
        List<FieldError> found = new ArrayList<>();
        for (JsonNode error : errors.isArray() ? errors : MissingNode.getInstance()) {
            found.add(fieldError(error));
        }
        return found;
    }

    FieldError fieldError(JsonNode error) {
        return error.isTextual()
                ? FieldError.of(null, null, error.textValue())
                : FieldError.of(
                        first(error, "field", "instancePath"),
                        first(error, "code", "keyword"),
                        first(error, "message"));
    }

    private static String first(JsonNode object, String... names) {
        for (String name : names) {
            if (object.path(name).isTextual()) {
                return object.path(name).textValue();
            }
        }
        return null;
    }

    SessionPage page(ServiceResponse response, PageRequest request, Http http) {
        try {
            JsonNode page = parse(http.body().text());
            String missing = missing(page, request);
            if (!missing.isEmpty()) {
                throw response.invalid(missing + " is missing");
            }
            return SessionPage.builder(request)
                    .sessions(sessions(response, page.path("data")))
                    .after(page.path("list_metadata").path("after").textValue())
                    .before(page.path("list_metadata").path("before").textValue())
                    .build();
        } catch (JsonEOFException e) {
            throw cutOff(response);
        } catch (JsonProcessingException e) {
            throw response.invalid("the body is not well-formed JSON");
        } catch (IllegalArgumentException e) {
            throw response.invalid("a cursor is not a possible value");
        }
    }

    SessionsException cutOff(ServiceResponse response) {
        return response.cutOff(new IOException("cut off"));
    }

    /** Returns what the page lacks; empty when it lacks nothing. */
    String missing(JsonNode page, PageRequest request) {
        if (!page.path("data").isArray()) {
            return "data";
        }
        String cursor = request.before().isPresent() ? "before" : "after";
        return page.path("list_metadata").has(cursor) ? "" : "list_metadata." + cursor;
    }

    List<Session> sessions(ServiceResponse response, JsonNode data) {
        List<Session> sessions = new ArrayList<>();
        for (JsonNode session : data) {
            sessions.add(session(response, "data[" + sessions.size() + "]", session));
        }
        return sessions;
    }

    Session session(ServiceResponse response, String place, JsonNode session) {
        return Session.builder()
                .id(required(response, place, session, "id", SessionId::of))
                .userId(required(response, place, session, "user_id", UserId::of))
                .authMethod(required(response, place, session, "auth_method", AuthMethod::of))
                .status(required(response, place, session, "status", SessionStatus::of))
                .createdAt(required(response, place, session, "created_at", Instant::parse))
                .updatedAt(required(response, place, session, "updated_at", Instant::parse))
                .expiresAt(required(response, place, session, "expires_at", Instant::parse))
                .build();
    }

    private <T> T required(
            ServiceResponse response, String place, JsonNode session, String field, Function<String, T> type) {
        String text = session.path(field).textValue();
        if (text == null) {
            throw response.invalid(place + "." + field + " is missing");
        }
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw impossible(response, place + "." + field, text);
        }
    }

    SessionsException impossible(ServiceResponse response, String place, String text) {
        return response.invalid(place + " is not a possible value");
    }
}
