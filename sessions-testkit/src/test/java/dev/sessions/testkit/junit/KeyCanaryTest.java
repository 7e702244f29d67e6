package dev.sessions.testkit.junit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessionsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A test for each kind of leak must fail. */
class KeyCanaryTest {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final String KEY = FakeSessionsServer.API_KEY;
    private static final String OUT = "standard output";
    private static final String ERR = "standard error";
    private static final String SOME = "log record of some.adapter";
    private static final Logger APART = Logger.getLogger("apart.adapter");
    private static final Logger SILENT = Logger.getLogger("silent.adapter");

    static {
        APART.setUseParentHandlers(false);
        SILENT.setLevel(Level.OFF);
    }

    /** Calls a watched port that throws the given exception, and catches the exception. */
    private static void catching(SessionsExtension sessions, RuntimeException thrown) {
        try {
            sessions.watch(new Broken("broken", thrown)).list(ALICE, PageRequest.newestFirst(1));
        } catch (IllegalStateException caught) {
            assertThat(caught).isSameAs(thrown);
        }
    }

    private record Broken(String text, RuntimeException thrown) implements SessionsPort {
        @Override
        public SessionPage list(UserId user, PageRequest request) {
            throw thrown;
        }

        @Override
        public Revocation revoke(SessionId session) {
            return Revocation.REVOKED;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** A way to leak the key, and what the failure of the test says about the place. */
    private record Leak(String name, String place, Code code) {
        interface Code {
            void run(SessionsExtension sessions) throws Exception;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Leak thrown(String name, String place, RuntimeException thrown) {
        return new Leak(name, place, sessions -> catching(sessions, thrown));
    }

    private static Leak logged(String name, String place, Consumer<Logger> code) {
        return new Leak(name, place, sessions -> code.accept(Logger.getLogger("some.adapter")));
    }

    static class Leaks {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        static Stream<Leak> leaks() {
            IllegalStateException suppressing = new IllegalStateException("outside");
            suppressing.addSuppressed(new IOException(KEY));
            String base64 = Base64.getEncoder().encodeToString(("u:" + KEY).getBytes(UTF_8));
            return Stream.of(
                    new Leak(
                            "thrown out of the test",
                            "thrown out of the test: java.lang.IllegalStateException.getMessage()",
                            sessions -> {
                                throw new IllegalStateException("Bearer " + KEY);
                            }),
                    new Leak(
                            "text of the port",
                            "toString of the watched ",
                            sessions ->
                                    sessions.watch(new Broken("Broken[key=" + KEY + "]", new IllegalStateException()))),
                    thrown("message", "java.lang.IllegalStateException.getMessage()", new IllegalStateException(KEY)),
                    thrown(
                            "cause",
                            "java.io.IOException.getMessage()",
                            new IllegalStateException("outside", new IOException(new IOException(KEY)))),
                    thrown("suppressed", "java.io.IOException.getMessage()", suppressing),
                    thrown(
                            "Base64",
                            "(in Base64): java.lang.IllegalStateException.getMessage()",
                            new IllegalStateException(base64)),
                    logged(
                            "log apart",
                            "log record of apart.adapter",
                            log -> APART.log(Level.FINE, "calling {0}", KEY)),
                    logged(
                            "log with its own level",
                            "log record of silent.adapter",
                            log -> SILENT.info("calling with " + KEY)),
                    logged("log message", SOME, log -> log.info("calling with " + KEY)),
                    logged("log message at a level that is off", SOME, log -> log.finest(() -> "calling with " + KEY)),
                    logged(
                            "log parameter",
                            SOME + ", parameters",
                            log -> log.log(Level.FINE, "calling {0}", new Object[] {KEY})),
                    logged(
                            "log parameter that the message leaves out",
                            "parameter java.io.IOException.getMessage()",
                            log -> log.log(record(1, new IllegalStateException(new IOException(KEY))))),
                    logged(
                            "log parameter beside one without a text",
                            "log record of null, parameters",
                            log -> log.log(record(new Broke(), KEY))),
                    logged(
                            "log exception",
                            SOME + ", java.io.IOException.getMessage()",
                            log -> log.log(Level.FINE, "failed", new IllegalStateException(new IOException(KEY)))),
                    logged(
                            "system logger",
                            SOME,
                            log -> System.getLogger("some.adapter").log(System.Logger.Level.DEBUG, KEY)),
                    new Leak("standard output", OUT, sessions -> System.out.println("calling with " + KEY)),
                    new Leak("standard output in pieces", OUT, sessions -> {
                        KEY.chars().forEach(letter -> System.out.print((char) letter));
                        System.out.println();
                    }),
                    new Leak("standard output formatted", OUT, sessions -> System.out.printf("calling with %s%n", KEY)),
                    new Leak("standard error of another thread", ERR, sessions -> {
                        Thread other = new Thread(() -> System.err.println(KEY));
                        other.start();
                        other.join();
                    }),
                    new Leak(
                            "standard error as bytes", ERR, sessions -> System.err.write((KEY + "\n").getBytes(UTF_8))),
                    new Leak("stack trace", ERR, sessions -> new IllegalStateException(KEY).printStackTrace()));
        }

        private static LogRecord record(Object... parameters) {
            LogRecord entry = new LogRecord(Level.INFO, "calling");
            entry.setParameters(parameters);
            return entry;
        }

        @ParameterizedTest(name = "{0}")
        @MethodSource("leaks")
        void leak(Leak leak) throws Exception {
            leak.code().run(sessions);
        }
    }

    @Test
    void catchesEachKindOfLeak() {
        Map<String, String> failures = quietly(() -> Launch.of(Leaks.class));

        List<Leak> leaks = Leaks.leaks().toList();
        assertThat(failures).containsOnlyKeys(leaks.stream().map(Leak::name).toList());
        assertThat(leaks)
                .allSatisfy(
                        leak -> assertThat(failures.get(leak.name())).contains("The API key got out", leak.place()));
    }

    /** Keeps output and log records out of the report of the build. */
    private static <T> T quietly(Supplier<T> task) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Handler[] handlers = Logger.getLogger("").getHandlers();
        PrintStream stream = new PrintStream(OutputStream.nullOutputStream());
        try {
            System.setOut(stream);
            System.setErr(stream);
            Arrays.asList(handlers).forEach(Logger.getLogger("")::removeHandler);
            return task.get();
        } finally {
            System.setOut(out);
            System.setErr(err);
            Arrays.asList(handlers).forEach(Logger.getLogger("")::addHandler);
        }
    }

    private static final class Broke {
        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    static class Clean {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        @Test
        void usesTheKeyAsItShould() throws IOException {
            sessions.fake().addUser(ALICE);
            HttpURLConnection response = (HttpURLConnection) sessions.server()
                    .baseUrl()
                    .resolve("/user_management/users/user_alice/sessions")
                    .toURL()
                    .openConnection();
            response.setRequestProperty(
                    "Authorization", "Bearer " + sessions.server().apiKey());
            assertThat(response.getResponseCode()).isEqualTo(200);
            System.out.println();
            Logger.getLogger("some.adapter").log(Level.FINE, "failed", new IllegalStateException(new IOException()));
        }

        @Test
        void logsWhatHasNoText() {
            assertThat(sessions.server().requests()).isZero();
            Logger.getLogger("some.adapter").log(Level.FINE, "calling with {0}", new Object[] {new Broke()});
        }

        @Test
        void seesTheFailuresOfAWatchedPort() {
            catching(
                    sessions,
                    new IllegalStateException(sessions.server().baseUrl().toString()));
            sessions.watch(sessions.fake()).revoke(SessionId.of("session_unknown"));
        }
    }

    static class ListensFromTheStart {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        @BeforeEach
        void before() {
            System.out.println("calling with " + FakeSessionsServer.API_KEY);
        }

        @Test
        void neverAsksForAServer() {
            assertThat(sessions.fake().transcript().calls()).isZero();
        }
    }

    @Test
    void listensBeforeTheFirstLineOfATest() {
        assertThat(quietly(() -> Launch.of(ListensFromTheStart.class)).get("neverAsksForAServer"))
                .contains("standard output");
    }

    @Test
    void staysQuietWhenNothingLeaks() {
        assertThat(Launch.of(Clean.class))
                .containsOnlyKeys("usesTheKeyAsItShould", "logsWhatHasNoText", "seesTheFailuresOfAWatchedPort")
                .allSatisfy((test, failure) -> assertThat(failure).isEmpty());
    }

    @Test
    void theProcessIsLeftAsItWas() {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Logger root = Logger.getLogger("");
        Level level = root.getLevel();
        int handlers = root.getHandlers().length;

        Launch.of(Clean.class);

        assertThat(System.out).isSameAs(out);
        assertThat(System.err).isSameAs(err);
        assertThat(root.getLevel()).isEqualTo(level);
        assertThat(root.getHandlers()).hasSize(handlers);
        assertThat(APART.getHandlers()).isEmpty();
        assertThat(APART.getLevel()).isNull();
        assertThat(SILENT.getLevel()).isEqualTo(Level.OFF);
    }
}
