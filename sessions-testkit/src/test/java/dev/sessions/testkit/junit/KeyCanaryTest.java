package dev.sessions.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessionsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A test for each kind of leak must fail. */
class KeyCanaryTest {
    private static final UserId ALICE = UserId.of("user_alice");
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

    static class Leaks {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        private final String key = FakeSessionsServer.API_KEY;

        @Test
        void messageThrownOutOfTheTest() {
            throw new IllegalStateException("Bearer " + key);
        }

        @Test
        void messageOfWhatTheTestCaught() {
            catching(sessions, new IllegalStateException(key));
        }

        @Test
        void cause() {
            catching(sessions, new IllegalStateException("outside", new IOException(new IOException(key))));
        }

        @Test
        void suppressed() {
            IllegalStateException outside = new IllegalStateException("outside");
            outside.addSuppressed(new IOException(key));
            catching(sessions, outside);
        }

        @Test
        void logThatKeepsToItself() {
            APART.log(Level.FINE, "calling with {0}", key);
        }

        @Test
        void logWithALevelOfItsOwn() {
            SILENT.info("calling with " + key);
        }

        @Test
        void base64() {
            String text = Base64.getEncoder().encodeToString(("u:" + key).getBytes(StandardCharsets.UTF_8));
            catching(sessions, new IllegalStateException(text));
        }

        @Test
        void textOfThePort() {
            sessions.watch(new Broken("Broken[key=" + key + "]", new IllegalStateException()));
        }

        @Test
        void logMessage() {
            Logger.getLogger("some.adapter").info("calling with " + key);
        }

        @Test
        void logMessageAtALevelThatIsOff() {
            Logger.getLogger("some.adapter").finest(() -> "calling with " + key);
        }

        @Test
        void logParameter() {
            Logger.getLogger("some.adapter").log(Level.FINE, "calling {0}", new Object[] {key});
        }

        @Test
        void logParameterThatTheMessageLeavesOut() {
            LogRecord entry = new LogRecord(Level.INFO, "calling");
            entry.setParameters(new Object[] {1, new IllegalStateException(new IOException(key))});
            Logger.getLogger("some.adapter").log(entry);
        }

        @Test
        void logParameterBesideOneThatHasNoText() {
            LogRecord entry = new LogRecord(Level.FINE, "calling");
            entry.setParameters(new Object[] {new Broke(), key});
            Logger.getLogger("some.adapter").log(entry);
        }

        @Test
        void logThrown() {
            Logger.getLogger("some.adapter").log(Level.FINE, "failed", new IllegalStateException(new IOException(key)));
        }

        @Test
        void systemLogger() {
            System.getLogger("some.adapter").log(System.Logger.Level.DEBUG, "calling with {0}", key);
        }

        @Test
        void standardOutput() {
            System.out.println("calling with " + key);
        }

        @Test
        void standardOutputInPieces() {
            key.chars().forEach(letter -> System.out.print((char) letter));
            System.out.println();
        }

        @Test
        void standardOutputFormatted() {
            System.out.printf("calling with %s%n", key);
        }

        @Test
        void standardErrorFromAnotherThread() throws InterruptedException {
            Thread other = new Thread(() -> System.err.println(key));
            other.start();
            other.join();
        }

        @Test
        void standardErrorAsBytes() throws IOException {
            System.err.write((key + "\n").getBytes(StandardCharsets.UTF_8));
        }

        @Test
        void stackTrace() {
            new IllegalStateException(key).printStackTrace();
        }
    }

    @Test
    void catchesEachKindOfLeak() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Map<String, String> leaks = quietly(printed, () -> Launch.of(Leaks.class));

        Map<String, String> places = Map.ofEntries(
                Map.entry(
                        "messageThrownOutOfTheTest",
                        "thrown out of the test: java.lang.IllegalStateException.getMessage()"),
                Map.entry("messageOfWhatTheTestCaught", "java.lang.IllegalStateException.getMessage()"),
                Map.entry("cause", "java.io.IOException.getMessage()"),
                Map.entry("suppressed", "java.io.IOException.getMessage()"),
                Map.entry("logThatKeepsToItself", "log record of apart.adapter"),
                Map.entry("logWithALevelOfItsOwn", "log record of silent.adapter"),
                Map.entry("base64", "(in Base64): java.lang.IllegalStateException.getMessage()"),
                Map.entry("textOfThePort", "toString of the watched "),
                Map.entry("logMessage", "log record of some.adapter"),
                Map.entry("logMessageAtALevelThatIsOff", "log record of some.adapter"),
                Map.entry("logParameter", "log record of some.adapter, parameters"),
                Map.entry("logParameterThatTheMessageLeavesOut", "parameter java.io.IOException.getMessage()"),
                Map.entry("logParameterBesideOneThatHasNoText", "log record of null, parameters"),
                Map.entry("logThrown", "log record of some.adapter, java.io.IOException.getMessage()"),
                Map.entry("systemLogger", "log record of some.adapter"),
                Map.entry("standardOutput", "standard output"),
                Map.entry("standardOutputInPieces", "standard output"),
                Map.entry("standardOutputFormatted", "standard output"),
                Map.entry("standardErrorFromAnotherThread", "standard error"),
                Map.entry("standardErrorAsBytes", "standard error"),
                Map.entry("stackTrace", "standard error"));
        assertThat(leaks).containsOnlyKeys(places.keySet());
        places.forEach((test, place) -> assertThat(leaks.get(test))
                .as(test)
                .contains("The API key got out")
                .contains(place));
    }

    /** Keeps output and log records out of the report of the build. */
    private static <T> T quietly(ByteArrayOutputStream printed, Supplier<T> task) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        Handler[] handlers = Logger.getLogger("").getHandlers();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
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
        assertThat(quietly(new ByteArrayOutputStream(), () -> Launch.of(ListensFromTheStart.class)))
                .containsOnlyKeys("neverAsksForAServer")
                .hasEntrySatisfying(
                        "neverAsksForAServer", failure -> assertThat(failure).contains("standard output"));
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
