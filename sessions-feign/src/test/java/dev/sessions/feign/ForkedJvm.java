package dev.sessions.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program of the tests in a JVM of its own, on the JDK of this one: for what is set for a whole JVM or looked at once. */
final class ForkedJvm {
    private ForkedJvm() {}

    /** Runs it to its end with those options, and returns what it printed. */
    static String output(Class<?> program, List<String> options, String... args)
            throws IOException, InterruptedException {
        return output("", program, options, args);
    }

    /** The same, with those jars before all others on its class path. */
    static String output(String firstJars, Class<?> program, List<String> options, String... args)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-cp");
        command.add(String.join(
                File.pathSeparator,
                firstJars,
                "target/classes",
                "target/test-classes",
                System.getProperty("java.class.path"),
                System.getProperty("jdk.module.path", "")));
        command.add(program.getName());
        command.addAll(List.of(args));
        Process jvm = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream output = jvm.getInputStream()) {
            String printed = new String(output.readAllBytes(), UTF_8).strip();
            assertThat(jvm.waitFor()).as("exit code").isZero();
            return printed;
        }
    }
}
