package dev.sessions.sdks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.cli.SessionsCommand;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** The command {@code sessions serve} in a process of its own, on the JDK and class path of this test. */
final class Serve implements AutoCloseable {
    private final Process process;
    private final String baseUrl;

    private Serve(Process process) throws IOException {
        this.process = process;
        BufferedReader out = process.inputReader(UTF_8);
        this.baseUrl = String.valueOf(out.readLine()).replace("WORKOS_BASE_URL=", "");
    }

    /** Starts the command with the given key and file of users. */
    static Serve start(String key, Path users) throws IOException {
        return new Serve(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        SessionsCommand.class.getName(),
                        "serve",
                        "--port",
                        "0",
                        "--key",
                        key,
                        "--users",
                        users.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    String baseUrl() {
        return baseUrl;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
