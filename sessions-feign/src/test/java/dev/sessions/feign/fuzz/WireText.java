package dev.sessions.feign.fuzz;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The body of a response, read independently of the adapter to check the adapter's result. */
final class WireText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final JsonMapper PAGES = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern FIELD = Pattern.compile("/data|/list_metadata(/(after|before))?"
            + "|/data/\\d+/(id|user_id|organization_id|impersonator(/(email|reason))?|ip_address|user_agent|auth_method|status"
            + "|(created|updated|expires|ended)_at)");

    private final SeedResponse response;

    WireText(SeedResponse response) {
        this.response = response;
    }

    /** Returns the document of a success, or a missing one when the body is not one whole document with each field once. */
    JsonNode document() {
        try {
            InputStream body = new SentBody(response).asInputStream();
            byte[] bytes = body.readNBytes(CannedService.MOST_BYTES + 1);
            return bytes.length > CannedService.MOST_BYTES || repeatsAField(bytes)
                    ? MissingNode.getInstance()
                    : PAGES.readTree(bytes);
        } catch (IOException | IllegalStateException e) {
            return MissingNode.getInstance();
        }
    }

    private static boolean repeatsAField(byte[] bytes) throws IOException {
        Set<String> seen = new HashSet<>();
        try (JsonParser json = PAGES.createParser(bytes)) {
            while (json.nextToken() != null) {
                String place = json.getParsingContext().pathAsPointer().toString();
                if (json.currentToken() == JsonToken.FIELD_NAME
                        && FIELD.matcher(place).matches()
                        && !seen.add(place)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns the document of that text, or a missing one. */
    static JsonNode of(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** Returns whether the response says that the session does not exist. */
    boolean saysNotFound() {
        try {
            InputStream body = new SentBody(response).asInputStream();
            String begin = new String(body.readNBytes(CannedService.MOST_BYTES), StandardCharsets.UTF_8);
            JsonNode document = MAPPER.readTree(begin);
            JsonNode entity = document.path("entity_id");
            boolean named = names(entity);
            boolean unnamed = entity.isMissingNode() || entity.isNull();
            return response.status() == 404
                    && switch (document.path("code").asText()) {
                        case "entity_not_found" -> named || unnamed;
                        case "not_found" ->
                            named
                                    || (unnamed
                                            && document.path("message").asText().equals("Session not found"));
                        default -> false;
                    };
        } catch (IOException | IllegalStateException e) {
            return false;
        }
    }

    private static boolean names(JsonNode entity) {
        return entity.isTextual() && entity.textValue().equals(CannedService.SESSION.value());
    }
}
