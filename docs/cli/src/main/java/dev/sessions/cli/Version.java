package dev.sessions.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import picocli.CommandLine.IVersionProvider;

/** The version of this build, from a file: where Maven runs the classes, and on the module path, the manifest is missing. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream text = Objects.requireNonNull(Version.class.getResourceAsStream("version"))) {
            return new String[] {"sessions " + new String(text.readAllBytes(), UTF_8).strip()};
        }
    }
}
