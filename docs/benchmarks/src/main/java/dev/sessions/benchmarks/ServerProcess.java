package dev.sessions.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;

/** The {@link CannedServer} in a process of its own. */
record ServerProcess(Process process, String url) implements AutoCloseable {

    static ServerProcess start(Path java) throws IOException {
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CannedServer.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String port = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
        if (port == null) {
            process.destroy();
            throw new IOException("The server did not start.");
        }
        return new ServerProcess(process, "http://127.0.0.1:" + port);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
