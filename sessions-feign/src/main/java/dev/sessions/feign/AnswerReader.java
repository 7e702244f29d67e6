package dev.sessions.feign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessions.Timekeeper;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import feign.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Turns the response to one attempt into what core's table wants to know of it. Bodies of failures vary (SEEN): what is not
 * there stays out.
 */
final class AnswerReader {
    private static final int MAX_FIELD_ERRORS = 100;
    private static final int MAX_TEXT = 1_000;

    private final ApiKey key;
    private final Timekeeper timekeeper;

    AnswerReader(ApiKey key, Timekeeper timekeeper) {
        this.key = key;
        this.timekeeper = timekeeper;
    }

    /** Returns the answer by its status and headers alone. The body stays unread. */
    ServiceResponse head(Operation operation, Response response) {
        return begin(operation, response).build();
    }

    /** Returns the answer with what the body of a failure tells. */
    ServiceResponse failure(Operation operation, Response response, BoundedBody body) {
        ServiceResponse.Builder answer = begin(operation, response);
        FailureBody failure = FailureBody.read(body);
        IOException broken = failure.broken();
        if (broken != null && Disconnect.wasInterrupted(broken)) {
            throw Disconnect.explain(answer.build(), broken);
        }
        // The status alone must be enough, except that a 404 means one of several things and only the body tells which.
        if (response.status() == 404 && failure.isCutOff()) {
            throw Disconnect.explain(answer.build(), failure.end());
        }
        if (response.status() == 404 && failure.isTooLong()) {
            throw answer.build().tooLong();
        }
        JsonNode document = failure.document();
        if (document != null) {
            describe(document, answer, response.status());
        }
        return answer.build();
    }

    private ServiceResponse.Builder begin(Operation operation, Response response) {
        String requestId = header(response, "X-Request-Id");
        return ServiceResponse.builder(operation, response.status())
                .requestId(requestId == null ? null : told(requestId))
                .retryAfter(
                        RetryAfter.parse(header(response, "Retry-After"), header(response, "Date"), timekeeper.now()));
    }

    private void describe(JsonNode body, ServiceResponse.Builder answer, int status) {
        // OAuth's error names the reason too, but of a 404 only the API's own code can say that it is about an entity.
        answer.code(status == 404 ? first(body, "code") : first(body, "code", "error"))
                .message(first(body, "message", "error_description"))
                .entityId(entity(body.path("entity_id")))
                .fieldErrors(fieldErrors(body.path("errors")));
    }

    /** Returns the id, or for what is no text something that is not the id asked for. */
    private @Nullable String entity(JsonNode id) {
        return id.isMissingNode() || id.isNull() ? null : id.isTextual() ? told(id.textValue()) : "(no text)";
    }

    private List<FieldError> fieldErrors(JsonNode errors) {
        List<FieldError> complaints = new ArrayList<>();
        for (JsonNode error : errors.isArray() ? errors : List.<JsonNode>of()) {
            if (complaints.size() == MAX_FIELD_ERRORS) {
                break;
            }
            complaints.add(
                    error.isTextual()
                            ? FieldError.of(null, null, told(error.textValue()))
                            : FieldError.of(
                                    first(error, "field", "instancePath"),
                                    first(error, "code", "keyword"),
                                    first(error, "message")));
        }
        return complaints;
    }

    private @Nullable String first(JsonNode object, String... names) {
        for (String name : names) {
            String text = object.path(name).textValue();
            if (text != null) {
                return told(text);
            }
        }
        return null;
    }

    /** Returns text of the service as it may be told: without the key, should it have been echoed, and not too long. */
    private String told(String text) {
        String redacted = key.redact(text);
        return redacted.length() > MAX_TEXT ? redacted.substring(0, MAX_TEXT) : redacted;
    }

    private static @Nullable String header(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }
}
