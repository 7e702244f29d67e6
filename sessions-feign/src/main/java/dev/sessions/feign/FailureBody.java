package dev.sessions.feign;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The beginning of the body of a failure. Bodies of failures vary (SEEN), so none of them is an error by itself. */
final class FailureBody {
    private static final int LIMIT = 64 * 1024;
    private static final int BUFFER = 4 * 1024;
    private static final ObjectReader VALUE =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private final String text;
    private final boolean longer;
    private final @Nullable IOException broken;
    private @Nullable JsonNode document;
    private boolean endMissing;

    private FailureBody(String text, boolean longer, @Nullable IOException broken) {
        this.text = text;
        this.longer = longer;
        this.broken = broken;
        if (broken == null) {
            parse();
        }
    }

    private void parse() {
        try (JsonParser json = Json.MAPPER.createParser(text)) {
            ObjectNode fields = Json.MAPPER.createObjectNode();
            try {
                if (json.nextToken() == JsonToken.START_OBJECT) {
                    while (json.nextToken() == JsonToken.FIELD_NAME) {
                        String name = json.currentName();
                        json.nextToken();
                        fields.set(name, VALUE.readTree(json));
                    }
                    document = json.nextToken() == null ? fields : null;
                }
            } catch (StreamReadException e) {
                endMissing = isObject() && Json.endsInside(json);
                document = endMissing && longer ? fields : null;
            }
        } catch (IOException e) {
            document = null;
        }
    }

    /** Reads at most 64 KiB, and one byte more to see whether the body goes on. */
    static FailureBody read(BoundedBody body) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        IOException broken = null;
        try {
            int read = body.read(buffer);
            while (read > 0) {
                bytes.write(buffer, 0, read);
                int left = LIMIT + 1 - bytes.size();
                read = left > 0 ? body.read(buffer, 0, Math.min(left, BUFFER)) : 0;
            }
        } catch (IOException e) {
            broken = e;
        }
        String text = new String(bytes.toByteArray(), 0, Math.min(bytes.size(), LIMIT), StandardCharsets.UTF_8);
        String unmarked = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        return new FailureBody(unmarked, bytes.size() > LIMIT, broken);
    }

    private boolean isObject() {
        return text.stripLeading().startsWith("{");
    }

    /** Returns the exception that ended the reading of the body, if any. */
    @Nullable
    IOException broken() {
        return broken;
    }

    /**
     * Returns the JSON object that is the body; null when the body is anything else or did not arrive whole. If the
     * object is longer than is read, only the fields before that limit are returned.
     */
    @Nullable
    JsonNode document() {
        return document;
    }

    /** Returns whether the body is the beginning of a JSON object, and ended before the reader had enough of it. */
    boolean isCutOff() {
        return broken == null ? endMissing && !longer : isObject() || text.isBlank();
    }

    /** Returns why a body is cut off: the connection failed, or the response itself ended. */
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
