package dev.sessions.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sessions.benchmarks.PageJson.Cursors;
import dev.sessions.benchmarks.PageJson.Impersonator;
import dev.sessions.benchmarks.PageJson.SessionJson;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a page with Jackson's streaming parser and without any check. */
final class StreamingPage {
    private static final JsonFactory JSON = new JsonFactory();

    private @Nullable String id;
    private @Nullable String user;
    private @Nullable String organization;
    private @Nullable Impersonator impersonator;
    private @Nullable String address;
    private @Nullable String agent;
    private @Nullable String method;
    private @Nullable String status;
    private @Nullable Instant expires;
    private @Nullable Instant ended;
    private @Nullable Instant created;
    private @Nullable Instant updated;

    private StreamingPage() {}

    static PageJson read(InputStream in) throws IOException {
        List<SessionJson> data = new ArrayList<>();
        Cursors cursors = new Cursors(null, null);
        try (JsonParser json = JSON.createParser(in)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                JsonToken value = json.nextToken();
                if (field.equals("data")) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        data.add(new StreamingPage().session(json));
                    }
                } else if (field.equals("list_metadata")) {
                    String[] texts = texts(json, "before", "after");
                    cursors = new Cursors(texts[0], texts[1]);
                } else if (value.isStructStart()) {
                    json.skipChildren();
                }
            }
        }
        return new PageJson(data, cursors);
    }

    @SuppressWarnings("NullAway") // Without any check: this is a floor.
    private SessionJson session(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            boolean isNull = json.nextToken() == JsonToken.VALUE_NULL;
            switch (field) {
                case "id" -> id = json.getText();
                case "user_id" -> user = json.getText();
                case "organization_id" -> organization = isNull ? null : json.getText();
                case "impersonator" -> impersonator = isNull ? null : impersonator(texts(json, "email", "reason"));
                case "ip_address" -> address = isNull ? null : json.getText();
                case "user_agent" -> agent = isNull ? null : json.getText();
                case "auth_method" -> method = json.getText();
                case "status" -> status = json.getText();
                case "expires_at" -> expires = Times.parse(json.getText());
                case "ended_at" -> ended = isNull ? null : Times.parse(json.getText());
                case "created_at" -> created = Times.parse(json.getText());
                case "updated_at" -> updated = Times.parse(json.getText());
                default -> json.skipChildren();
            }
        }
        return new SessionJson(
                id, user, organization, impersonator, address, agent, method, status, expires, ended, created, updated);
    }

    @SuppressWarnings("NullAway") // Without any check: this is a floor.
    private static Impersonator impersonator(@Nullable String[] texts) {
        return new Impersonator(texts[0], texts[1]);
    }

    private static @Nullable String[] texts(JsonParser json, String first, String second) throws IOException {
        @Nullable String[] texts = new String[2];
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            String text = json.nextToken() == JsonToken.VALUE_NULL ? null : json.getText();
            if (field.equals(first)) {
                texts[0] = text;
            } else if (field.equals(second)) {
                texts[1] = text;
            }
        }
        return texts;
    }
}
