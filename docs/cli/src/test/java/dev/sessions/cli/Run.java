package dev.sessions.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.testkit.FakeSessionsServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The exit code and the output of one run of the command line. */
record Run(int exitCode, String out, String err) {

    /** Runs with the given environment, standard input and terminal. */
    static Run with(Map<String, String> env, String in, boolean terminal, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = SessionsCommand.run(
                new Terminal(
                        env,
                        new ByteArrayInputStream(in.getBytes(UTF_8)),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(err, true, UTF_8),
                        terminal),
                args);
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    static Run in(Map<String, String> env, String... args) {
        return with(env, "", false, args);
    }

    /** Runs without a key: on the embedded server, if the command allows that. */
    static Run embedded(String... args) {
        return in(Map.of(), args);
    }

    /** Runs on the given server. */
    static Run against(FakeSessionsServer server, String... args) {
        return in(environment(server), args);
    }

    /** Runs on the given server and on a terminal with the given {@code COLUMNS}. */
    static Run onTerminal(FakeSessionsServer server, String columns, String... args) {
        Map<String, String> env = new HashMap<>(environment(server));
        env.put("COLUMNS", columns);
        return with(env, "", true, args);
    }

    static Map<String, String> environment(FakeSessionsServer server) {
        return Map.of("WORKOS_BASE_URL", server.baseUrl().toString(), "WORKOS_API_KEY", server.apiKey());
    }

    /** Returns the summary line of a job without sessions that were not found or not attempted, and of known users. */
    static String counts(int revoked, int failed, String users) {
        return revoked + " revoked, 0 not found, 0 still listed, " + failed + " failed, 0 not attempted; users: "
                + users + ", 0 unknown";
    }

    List<String> outLines() {
        return out.lines().toList();
    }

    List<String> errLines() {
        return err.lines().toList();
    }
}
