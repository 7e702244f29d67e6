package dev.sessions.examples.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** A small project under {@code src/test/consumers}, compiled and started as its user would, on the JDK of this test. */
final class Consumer {
    private final Path sources;
    private final Path classes;

    Consumer(String name, Path classes) {
        this.sources = Path.of("src/test/consumers", name);
        this.classes = classes;
    }

    /** Returns a path of the jars or folders that hold these classes. */
    static String pathOf(Class<?>... types) {
        return String.join(
                File.pathSeparator, Stream.of(types).map(Consumer::place).toList());
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Compiles all sources with every warning an error. */
    void compile(String... options) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--release", "17", "-Xlint:all", "-Werror", "-proc:none", "-d", classes.toString()));
        arguments.addAll(List.of(options));
        try (Stream<Path> files = Files.walk(sources)) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
        }
        StringWriter complaints = new StringWriter();
        PrintWriter printer = new PrintWriter(complaints, true);
        int status =
                ToolProvider.findFirst("javac").orElseThrow().run(printer, printer, arguments.toArray(String[]::new));
        assertThat(complaints.toString()).as("javac").isEmpty();
        assertThat(status).isZero();
    }

    /** Starts {@code java} with these arguments and returns what it printed, errors included. */
    String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Options of this JVM are not for the new one.
        builder.environment()
                .keySet()
                .removeIf(name -> name.endsWith("JAVA_OPTIONS") || name.endsWith("JAVA_TOOL_OPTIONS"));
        Process process = builder.start();
        process.getOutputStream().close();
        try (InputStream output = process.getInputStream()) {
            String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() + ": " + printed.strip();
        }
    }
}
