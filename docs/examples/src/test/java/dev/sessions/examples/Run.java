package dev.sessions.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sessions.testkit.FakeSessionsServer;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** What one run of the command line left behind. */
public record Run(int exitCode, String out, String err) {

    /** Runs it in that environment. */
    public static Run in(Map<String, String> env, String... args) {
        return with(InputStream.nullInputStream(), env, args);
    }

    private static Run with(InputStream in, Map<String, String> env, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = SessionsCommand.run(
                List.of(args), env, in, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Run(exitCode, out.toString(UTF_8), err.toString(UTF_8));
    }

    /** Runs it without a key: on the embedded server, if the words allow that. */
    public static Run embedded(String... args) {
        return in(Map.of(), args);
    }

    /** Runs it against that server, by the environment that a user would set. */
    public static Run against(FakeSessionsServer server, String... args) {
        return with(InputStream.nullInputStream(), server, args);
    }

    /** Runs it against that server with that as the standard input. */
    public static Run with(InputStream in, FakeSessionsServer server, String... args) {
        return with(in, environment(server), args);
    }

    /** Returns the environment in which that server is asked. */
    static Map<String, String> environment(FakeSessionsServer server) {
        return Map.of("WORKOS_BASE_URL", server.baseUrl().toString(), "WORKOS_API_KEY", server.apiKey());
    }

    /** Returns the line that counts what became of sessions, none of which was not found or not attempted, and of known users. */
    static String counts(int revoked, int failed, String users) {
        return revoked + " revoked, 0 not found, 0 still listed, " + failed + " failed, 0 not attempted; users: "
                + users + ", 0 unknown";
    }

    public List<String> outLines() {
        return out.lines().toList();
    }

    public List<String> errLines() {
        return err.lines().toList();
    }
}
