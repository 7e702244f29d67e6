package dev.sessions.feign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The beginning of the body of a failure. Bodies of failures vary (SEEN), so none of them is an error by itself. */
final class FailureBody {
    private static final int LIMIT = 64 * 1024;
    private static final ObjectReader FIELD =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String text;
    private final boolean longer;
    private final @Nullable IOException broken;
    private final @Nullable JsonNode document;
    private final boolean endMissing;

    private FailureBody(String text, boolean longer, @Nullable IOException broken) {
        this.text = text;
        this.longer = longer;
        this.broken = broken;
        JsonNode read = null;
        boolean half = false;
        try {
            read = broken == null ? Json.MAPPER.readTree(text) : null;
        } catch (JsonProcessingException e) {
            StreamReadException syntax = JsonEnd.syntaxError(e);
            half = isObject() && syntax != null && JsonEnd.isMissing(syntax);
            read = half && longer ? wholeFields(text) : null;
        }
        this.document = read;
        this.endMissing = half;
    }

    /** Reads at most 64 KiB, and one byte more to see whether the body goes on. */
    static FailureBody read(BoundedBody body) {
        byte[] bytes = new byte[LIMIT + 1];
        int length = 0;
        IOException broken = null;
        try {
            int read = body.read(bytes);
            while (read > 0) {
                length += read;
                read = length < bytes.length ? body.read(bytes, length, bytes.length - length) : 0;
            }
        } catch (IOException e) {
            broken = e;
        }
        String text = new String(bytes, 0, Math.min(length, LIMIT), StandardCharsets.UTF_8);
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return new FailureBody(unmarked, length > LIMIT, broken);
    }

    /** Returns the fields of an object that stand before the place where reading stopped. */
    private static JsonNode wholeFields(String text) {
        ObjectNode fields = Json.MAPPER.createObjectNode();
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                fields.set(name, FIELD.readTree(parser));
            }
        } catch (IOException e) {
            // Expected: the text has no end.
        }
        return fields;
    }

    private boolean isObject() {
        return text.stripLeading().startsWith("{");
    }

    /** Returns what reading the body failed with, if it did. */
    @Nullable
    IOException broken() {
        return broken;
    }

    /** Returns what was read of the body; null when it is not one JSON document, or did not arrive whole. */
    @Nullable
    JsonNode document() {
        return document;
    }

    /** Returns whether the body is, as far as it arrived, a JSON object without its end, and is not longer than is read. */
    boolean isCutOff() {
        return broken == null ? endMissing && !longer : isObject() || text.isBlank();
    }

    /** Returns what ended a body that is cut off: the connection, or the response itself. */
    IOException end() {
        return broken == null ? new EOFException("The body ends in the middle of the document.") : broken;
    }

    /**
     * Returns whether the body is a JSON object that goes on where reading stops, before it named a code and an entity: the rest
     * might name another entity.
     */
    boolean isTooLong() {
        return endMissing && longer && !(document != null && document.has("code") && document.has("entity_id"));
    }
}
