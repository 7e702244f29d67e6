package dev.sessions.feign;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.json.PackageVersion;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** How JSON is read and written, within limits that a hostile body cannot exceed. */
final class Json {
    private static final int MAX_NESTING = 50;
    private static final int MAX_TEXT = 1_000_000;
    private static final int MAX_NAME = 1_000;
    // Thirty times what the longest page takes. Without it 8 MiB of empty objects would take 200 MiB of memory.
    private static final int MAX_TOKENS = 100_000;

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(MAX_NESTING)
            .maxStringLength(MAX_TEXT)
            .maxNameLength(MAX_NAME)
            .maxTokenCount(MAX_TOKENS)
            .build();

    /** For pages, which are read token by token. Without Jackson's detection of duplicates, a hash set for every object. */
    static final JsonFactory PAGES =
            JsonFactory.builder().streamReadConstraints(LIMITS).build();

    /** For requests and for the bodies of failures, in which no field may appear twice. */
    static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(LIMITS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /**
     * Returns whether a parser that failed stands inside an object or array, at the end of what it has read. If the text ends
     * there too, the document is cut off.
     */
    static boolean endsInside(JsonParser failed) {
        try {
            // A parser reads bytes or characters, and returns -1 for the other.
            return !failed.getParsingContext().inRoot()
                    && failed.releaseBuffered(OutputStream.nullOutputStream()) <= 0
                    && failed.releaseBuffered(Writer.nullWriter()) <= 0;
        } catch (IOException e) {
            throw new IllegalStateException("A null stream does not fail.", e);
        }
    }

    /** The Jackson on the class path. A framework that manages versions may have chosen an older one. */
    static final class Release {
        private static final int MAJOR = 2;
        private static final int MINOR = 18;

        private Release() {}

        /** Refuses an older one. To be called before {@link Json} is loaded, which would throw {@code NoSuchMethodError}. */
        static void check() {
            Version found = PackageVersion.VERSION;
            if (found.getMajorVersion() == MAJOR && found.getMinorVersion() < MINOR) {
                throw new IllegalStateException("FeignSessions needs Jackson " + MAJOR + "." + MINOR
                        + " or newer, but the application runs with jackson-core " + found
                        + ": set a newer version of Jackson in its build.");
            }
        }
    }
}
