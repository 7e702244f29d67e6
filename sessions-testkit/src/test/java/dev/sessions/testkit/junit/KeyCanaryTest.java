package dev.sessions.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.Walk;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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

/** Each sort of leak is planted once, in a test that must fail for it. */
class KeyCanaryTest {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final Logger APART = Logger.getLogger("apart.adapter");
    private static final Logger SILENT = Logger.getLogger("silent.adapter");

    static {
        APART.setUseParentHandlers(false);
        SILENT.setLevel(Level.OFF);
    }

    /** Calls through a port that throws that, and keeps the exception to itself. */
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

    static final class Telling extends IllegalStateException {
        private final transient Object told;

        Telling(Object told) {
            super("tells more than its message");
            this.told = told;
        }

        public Object request() {
            return told;
        }
    }

    /** As those of HTTP clients, they do not show headers in their text. */
    record Asked(Map<String, List<String>> headers) {
        @Override
        public String toString() {
            return "Asked";
        }
    }

    record Answer(Asked request) {}

    static class Leaks {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        private final String key = FakeSessionsServer.API_KEY;

        private static String base64(String text) {
            return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

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
        void accessor() {
            catching(sessions, new Telling(Map.of("Authorization", "Bearer " + key)));
        }

        @Test
        void responseThatKnowsItsRequest() {
            catching(sessions, new Telling(Optional.of(new Answer(new Asked(Map.of("Authorization", List.of(key)))))));
        }

        @Test
        void accessorWithBytes() {
            catching(sessions, new Telling(key.getBytes(StandardCharsets.UTF_8)));
        }

        @Test
        void accessorWithThrowableInAnOptional() {
            catching(sessions, new Telling(Optional.of(new IOException(key))));
        }

        @Test
        void accessorWithThrowableInAMap() {
            catching(sessions, new Telling(Map.of("why", List.of(new IOException(new IOException(key))))));
        }

        @Test
        void accessorWithBytesInAnOptional() {
            catching(sessions, new Telling(Optional.of(key.getBytes(StandardCharsets.UTF_8))));
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
        void base64OfTheKey() {
            catching(sessions, new IllegalStateException(base64(key)));
        }

        @Test
        void base64AfterBearer() {
            catching(sessions, new IllegalStateException(base64("Bearer " + key)));
        }

        @Test
        void base64AsUserName() {
            catching(sessions, new IllegalStateException(base64(key + ":")));
        }

        @Test
        void base64AsPassword() {
            catching(sessions, new IllegalStateException(base64("u:" + key)));
        }

        @Test
        void urlEncoded() {
            catching(sessions, new IllegalStateException("?key=" + key.replace("_", "%5F") + "&x=100%"));
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
    void catchesEachSort() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Map<String, String> leaks = quietly(printed, () -> Launch.of(Leaks.class));

        Map<String, String> places = Map.ofEntries(
                Map.entry(
                        "messageThrownOutOfTheTest",
                        "thrown out of the test: java.lang.IllegalStateException.getMessage()"),
                Map.entry("messageOfWhatTheTestCaught", "java.lang.IllegalStateException.getMessage()"),
                Map.entry("cause", "java.io.IOException.getMessage()"),
                Map.entry("suppressed", "java.io.IOException.getMessage()"),
                Map.entry("accessor", "Telling.request()"),
                Map.entry("responseThatKnowsItsRequest", "Asked.headers()"),
                Map.entry("accessorWithBytes", "Telling.request()"),
                Map.entry("accessorWithThrowableInAnOptional", "java.io.IOException.getMessage()"),
                Map.entry("accessorWithThrowableInAMap", "java.io.IOException.getMessage()"),
                Map.entry("accessorWithBytesInAnOptional", "Telling.request()"),
                Map.entry("logThatKeepsToItself", "log record of apart.adapter"),
                Map.entry("logWithALevelOfItsOwn", "log record of silent.adapter"),
                Map.entry("base64OfTheKey", "(in Base64): java.lang.IllegalStateException.getMessage()"),
                Map.entry("base64AfterBearer", "(in Base64): java.lang.IllegalStateException.getMessage()"),
                Map.entry("base64AsUserName", "(in Base64): java.lang.IllegalStateException.getMessage()"),
                Map.entry("base64AsPassword", "(in Base64): java.lang.IllegalStateException.getMessage()"),
                Map.entry("urlEncoded", "(URL-encoded): java.lang.IllegalStateException.getMessage()"),
                Map.entry("textOfThePort", "text form of the watched "),
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

    /** Keeps what is printed and logged out of the report of the build. */
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

    /** Can be neither told nor looked into. */
    private static final class Broke implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            throw new IllegalStateException("no parts");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("no text");
        }
    }

    static final class Endless extends IllegalStateException {
        private final transient AtomicInteger asked;

        Endless(AtomicInteger asked) {
            super("leads to another one");
            this.asked = asked;
        }

        /** Ends far beyond what a canary may ask, so that a mistake fails the test and does not hold it up for ever. */
        public Optional<Endless> another() {
            return asked.incrementAndGet() < 5_000 ? Optional.of(new Endless(asked)) : Optional.empty();
        }
    }

    @Test
    void anExceptionThatLeadsToEverMoreIsLeftAfterAThousand() {
        AtomicInteger asked = new AtomicInteger();

        KeyCanary.of("the key").look("", new Endless(asked));

        assertThat(asked).hasValue(1_000);
    }

    static class Clean {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        @Test
        void usesTheKeyAsItShould() throws IOException {
            sessions.fake().addUser(ALICE);
            HttpURLConnection answer = (HttpURLConnection) sessions.server()
                    .baseUrl()
                    .resolve("/user_management/users/user_alice/sessions")
                    .toURL()
                    .openConnection();
            answer.setRequestProperty(
                    "Authorization", "Bearer " + sessions.server().apiKey());
            assertThat(answer.getResponseCode()).isEqualTo(200);
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

    /** A port that does everything in its own way. */
    private static final class Own implements SessionsPort {
        private final List<String> called = new ArrayList<>();
        private final RuntimeException thrown = new IllegalStateException(FakeSessionsServer.API_KEY);

        @Override
        public SessionPage list(UserId user, PageRequest request) {
            throw new AssertionError("not for this port");
        }

        @Override
        public Revocation revoke(SessionId session) {
            throw new AssertionError("not for this port");
        }

        @Override
        public Stream<Session> stream(UserId user) {
            called.add("stream");
            return Stream.generate(() -> {
                throw thrown;
            });
        }

        @Override
        public Stream<Session> stream(UserId user, Walk walk) {
            called.add("walk");
            throw thrown;
        }

        @Override
        public List<Session> listAll(UserId user) {
            called.add("listAll");
            throw thrown;
        }

        @Override
        public Optional<Session> find(UserId user, SessionId session) {
            called.add("find");
            throw thrown;
        }
    }

    static class WatchesEveryMethod {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        private final Own own = new Own();

        private void catching(Consumer<SessionsPort> call) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> call.accept(sessions.watch(own)))
                    .isSameAs(own.thrown);
        }

        @Test
        void stream() {
            catching(port -> assertThat(port.stream(ALICE).findFirst()).isEmpty());
            assertThat(own.called).containsExactly("stream");
        }

        @Test
        void walk() {
            catching(port -> assertThat(port.stream(ALICE, Walk.newestFirst()).findFirst())
                    .isEmpty());
            assertThat(own.called).containsExactly("walk");
        }

        @Test
        void listAll() {
            catching(port -> port.listAll(ALICE));
            assertThat(own.called).containsExactly("listAll");
        }

        @Test
        void find() {
            catching(port -> port.find(ALICE, SessionId.of("session_1")));
            assertThat(own.called).containsExactly("find");
        }
    }

    @Test
    void hearsWhateverAWatchedPortDoesInItsOwnWay() {
        assertThat(Launch.of(WatchesEveryMethod.class))
                .containsOnlyKeys("stream", "walk", "listAll", "find")
                .allSatisfy((test, failure) ->
                        assertThat(failure).as(test).contains("java.lang.IllegalStateException.getMessage()"));
    }

    static class WatchesAStream {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        @Test
        void thatMakesNoCallMoreThanTheOther() {
            FakeSessions fake = sessions.fake();
            for (int i = 0; i < 150; i++) {
                fake.signIn(ALICE);
            }

            List<Session> read = sessions.watch(fake).stream(ALICE).limit(100).toList();

            assertThat(fake.transcript().lists()).isEqualTo(1);
            assertThat(read).isEqualTo(fake.listAll(ALICE).subList(0, 100));
        }

        @Test
        void thatClosesTheOther() {
            AtomicInteger closed = new AtomicInteger();
            SessionsPort closing = new SessionsPort() {
                @Override
                public SessionPage list(UserId user, PageRequest request) {
                    return sessions.fake().list(user, request);
                }

                @Override
                public Revocation revoke(SessionId session) {
                    return sessions.fake().revoke(session);
                }

                @Override
                public Stream<Session> stream(UserId user) {
                    return Stream.<Session>empty().onClose(closed::incrementAndGet);
                }
            };

            sessions.watch(closing).stream(ALICE).close();

            assertThat(closed).hasValue(1);
        }
    }

    @Test
    void aWatchedStreamIsTheOtherOne() {
        assertThat(Launch.of(WatchesAStream.class))
                .containsOnlyKeys("thatMakesNoCallMoreThanTheOther", "thatClosesTheOther")
                .allSatisfy((test, failure) -> assertThat(failure).as(test).isEmpty());
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
