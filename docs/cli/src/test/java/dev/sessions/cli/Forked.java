package dev.sessions.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.testkit.FakeSessionsServer;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command line in a process of its own, on the JDK of this test, to be ended from outside. */
final class Forked implements AutoCloseable {
    private final Process process;

    private Forked(Process process) {
        this.process = process;
    }

    /** Starts the command on the given server. */
    static Forked against(FakeSessionsServer server, String... args) throws IOException {
        return against(server, Redirect.PIPE, args);
    }

    /** Starts the command with standard output redirected. */
    static Forked against(FakeSessionsServer server, Redirect out, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                SessionsCommand.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        // Options of this JVM are not for the new one.
        builder.environment()
                .keySet()
                .removeIf(name -> name.endsWith("JAVA_OPTIONS") || name.endsWith("JAVA_TOOL_OPTIONS"));
        builder.environment().putAll(Run.environment(server));
        return new Forked(builder.redirectOutput(out).start());
    }

    /** Ends the process at once, as {@code kill -9} does, and waits for its end. */
    int kill() throws InterruptedException {
        return process.destroyForcibly().waitFor();
    }

    /** Asks the process to end, as {@code kill} does, and waits for its first line on standard error. */
    String terminate() throws IOException {
        // The process itself would close the streams.
        process.toHandle().destroy();
        return String.valueOf(process.errorReader(UTF_8).readLine());
    }

    /** Returns the next line of standard output. */
    String outLine() throws IOException {
        return String.valueOf(process.inputReader(UTF_8).readLine());
    }

    /** Returns the rest of standard error. */
    List<String> errLines() {
        return process.errorReader(UTF_8).lines().toList();
    }

    /** Waits for the end, and returns the exit code. */
    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    /** Closes standard output, as {@code head} does. */
    void closeOut() throws IOException {
        process.getInputStream().close();
    }

    /** Returns standard output. */
    String out() throws IOException {
        try (InputStream out = process.getInputStream()) {
            return new String(out.readAllBytes(), UTF_8);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
