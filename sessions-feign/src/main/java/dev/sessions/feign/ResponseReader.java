package dev.sessions.feign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sessions.Timekeeper;
import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import feign.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the facts of a response that core's table needs. Bodies of failures vary (SEEN): every fact may be missing. */
final class ResponseReader {
    private static final int MAX_FIELD_ERRORS = 100;
    private static final int MAX_TEXT = 1_000;

    private final ApiKey key;
    private final Timekeeper timekeeper;

    ResponseReader(ApiKey key, Timekeeper timekeeper) {
        this.key = key;
        this.timekeeper = timekeeper;
    }

    /** Returns the facts in status and headers. The body stays unread. */
    ServiceResponse withoutBody(Operation operation, Response response) {
        return begin(operation, response).build();
    }

    /** Returns the facts in status, headers and the body of a failure. */
    ServiceResponse withBody(Operation operation, Response response, BoundedBody body) {
        ServiceResponse.Builder facts = begin(operation, response);
        FailureBody failure = FailureBody.read(body);
        IOException broken = failure.broken();
        if (broken != null && ClientFailure.wasInterrupted(broken)) {
            throw ClientFailure.explain(facts.build(), broken);
        }
        // A 404 has several meanings, which only the body distinguishes. For every other status the body is optional.
        if (response.status() == 404 && failure.isCutOff()) {
            throw ClientFailure.explain(facts.build(), failure.end());
        }
        if (response.status() == 404 && failure.isTooLong()) {
            throw facts.build().tooLong();
        }
        JsonNode document = failure.document();
        if (document != null) {
            describe(document, facts, response.status());
        }
        return facts.build();
    }

    private ServiceResponse.Builder begin(Operation operation, Response response) {
        String requestId = header(response, "X-Request-Id");
        return ServiceResponse.builder(operation, response.status())
                .requestId(requestId == null ? null : redacted(requestId))
                .retryAfter(
                        RetryAfter.parse(header(response, "Retry-After"), header(response, "Date"), timekeeper.now()));
    }

    private void describe(JsonNode body, ServiceResponse.Builder facts, int status) {
        // OAuth errors have a reason as well, but a 404 is about an entity only if the API's own code says so.
        facts.code(status == 404 ? first(body, "code") : first(body, "code", "error"))
                .message(first(body, "message", "error_description"))
                .entityId(entity(body.path("entity_id")))
                .fieldErrors(fieldErrors(body.path("errors")));
    }

    /** Returns the id. For a value that is not a string, returns a text that equals no id. */
    private @Nullable String entity(JsonNode id) {
        return id.isMissingNode() || id.isNull() ? null : id.isTextual() ? redacted(id.textValue()) : "(not a string)";
    }

    private List<FieldError> fieldErrors(JsonNode errors) {
        List<FieldError> fieldErrors = new ArrayList<>();
        for (JsonNode error : errors.isArray() ? errors : List.<JsonNode>of()) {
            if (fieldErrors.size() == MAX_FIELD_ERRORS) {
                break;
            }
            fieldErrors.add(
                    error.isTextual()
                            ? FieldError.of(null, null, redacted(error.textValue()))
                            : FieldError.of(
                                    first(error, "field", "instancePath"),
                                    first(error, "code", "keyword"),
                                    first(error, "message")));
        }
        return fieldErrors;
    }

    private @Nullable String first(JsonNode object, String... names) {
        for (String name : names) {
            String text = object.path(name).textValue();
            if (text != null) {
                return redacted(text);
            }
        }
        return null;
    }

    /** Returns a text of the service without the API key, which the service may have echoed, and not longer than a message. */
    private String redacted(String text) {
        String safe = key.redact(text);
        return safe.length() > MAX_TEXT ? safe.substring(0, MAX_TEXT) : safe;
    }

    private static @Nullable String header(Response response, String name) {
        Collection<String> values = response.headers().get(name);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    /** Reads the header {@code Retry-After}: whole seconds or an HTTP date. */
    static final class RetryAfter {
        private RetryAfter() {}

        /**
         * Returns the time to wait, never negative; null when the text is neither. A date in the past means no wait.
         *
         * @param date the header {@code Date} of the response, from which a date is counted, because clocks differ
         * @param local the time of the local clock, for a response without {@code Date}
         */
        static @Nullable Duration parse(@Nullable String text, @Nullable String date, Instant local) {
            if (text == null) {
                return null;
            }
            String value = text.trim();
            if (!value.isEmpty() && value.chars().allMatch(c -> c >= '0' && c <= '9')) {
                // More than ten digits are more than three centuries, which means never.
                return Duration.ofSeconds(value.length() > 10 ? 9_999_999_999L : Long.parseLong(value));
            }
            Instant end = instant(value);
            if (end == null) {
                return null;
            }
            Instant sent = date == null ? null : instant(date.trim());
            Instant now = sent == null ? local : sent;
            return end.isAfter(now) ? Duration.between(now, end) : Duration.ZERO;
        }

        private static @Nullable Instant instant(String text) {
            try {
                return DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
            } catch (DateTimeParseException e) {
                return null;
            }
        }
    }
}
