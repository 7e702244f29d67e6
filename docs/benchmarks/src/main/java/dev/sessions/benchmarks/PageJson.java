package dev.sessions.benchmarks;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page as databind fills it, without any check of what was sent. */
record PageJson(List<SessionJson> data, Cursors listMetadata) {

    /** Reads a body to its end. */
    interface Reader {
        Object read(InputStream in) throws IOException;
    }

    record SessionJson(
            String id,
            String userId,
            @Nullable String organizationId,
            @Nullable Impersonator impersonator,
            @Nullable String ipAddress,
            @Nullable String userAgent,
            String authMethod,
            String status,
            Instant expiresAt,
            @Nullable Instant endedAt,
            Instant createdAt,
            Instant updatedAt) {}

    record Impersonator(String email, @Nullable String reason) {}

    record Cursors(@Nullable String before, @Nullable String after) {}

    /** Returns the mapper that most applications would build. */
    static JsonMapper usual() {
        return mapper().addModule(new JavaTimeModule()).build();
    }

    /** Returns a reader with a time parser of its own. */
    static Reader byHand() {
        SimpleModule times = new SimpleModule().addDeserializer(Instant.class, new HandTime());
        ObjectReader reader = mapper().addModule(times).build().readerFor(PageJson.class);
        return reader::readValue;
    }

    private static JsonMapper.Builder mapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static final class HandTime extends StdDeserializer<Instant> {
        HandTime() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return Times.parse(json.getText());
        }
    }
}
