package dev.sessions.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The version of this build. It stands in a file, because a manifest is missing where Maven runs the classes, and on the module path. */
final class Version {
    private Version() {}

    static String text() {
        try (InputStream text = Objects.requireNonNull(Version.class.getResourceAsStream("version"))) {
            return new String(text.readAllBytes(), UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
