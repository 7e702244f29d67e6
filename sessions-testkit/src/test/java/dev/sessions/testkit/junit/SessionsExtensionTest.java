package dev.sessions.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsExtensionTest {
    private static final UserId ALICE = UserId.of("user_alice");
    private static final List<FakeSessionsServer> SERVERS = new CopyOnWriteArrayList<>();
    private static final Set<FakeSessions> FAKES = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void forget() {
        SERVERS.clear();
        FAKES.clear();
    }

    private static void assertAllPass(Map<String, String> outcomes) {
        assertThat(outcomes)
                .hasSize(3)
                .allSatisfy((test, failure) -> assertThat(failure).isEmpty());
    }

    private static void assertClosed(int servers) {
        assertThat(SERVERS)
                .doesNotHaveDuplicates()
                .hasSize(servers)
                .allSatisfy(server ->
                        assertThatThrownBy(() -> connect(server).close()).isInstanceOf(IOException.class));
    }

    private static void assertFresh(FakeSessions fake) {
        assertThat(FAKES.add(fake)).as("a fake of its own").isTrue();
        assertThat(fake.sessionsOf(ALICE)).isEmpty();
        fake.signIn(ALICE);
        ((TestClock) fake.timekeeper()).advance(Duration.ofDays(1));
    }

    @ExtendWith(SessionsExtension.class)
    static class Parameters {
        @BeforeEach
        void before(FakeSessions fake, TestClock clock) {
            assertThat(fake.timekeeper()).isSameAs(clock);
            assertThat(clock.now()).isEqualTo("2026-01-15T12:00:00Z");
            assertFresh(fake);
        }

        @RepeatedTest(2)
        void isThatOfTheBeforeEach(FakeSessions fake) {
            assertThat(fake.sessionsOf(ALICE)).hasSize(1);
        }

        @Nested
        class Inner {
            @Test
            void isThatOfTheOuterBeforeEach(FakeSessions fake, FakeSessionsServer server) {
                assertThat(fake.sessionsOf(ALICE)).hasSize(1);
                assertThat(server.requests()).isZero();
            }
        }
    }

    @Test
    void parametersAreFreshForEachTest() {
        assertAllPass(Launch.of(Parameters.class));
        assertThat(FAKES).hasSize(3);
    }

    static class FieldOfTheInstance {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        private final FakeSessions early = sessions.fake();

        @RepeatedTest(2)
        void isTheFakeThatOtherFieldsGot() {
            assertThat(sessions.fake()).isSameAs(early);
            assertThat(sessions.clock()).isSameAs(early.timekeeper());
            assertFresh(early);
        }

        @Nested
        class Inner {
            @Test
            void isTheFakeOfTheOuterField(FakeSessions fake) {
                assertThat(sessions.fake()).isSameAs(early).isSameAs(fake);
                assertFresh(early);
            }
        }
    }

    @Test
    void aFieldOfTheInstanceMayBeAskedByOtherFields() {
        assertAllPass(Launch.of(FieldOfTheInstance.class));
        assertThat(FAKES).hasSize(3);
    }

    static class StaticField {
        @RegisterExtension
        static final SessionsExtension SESSIONS = SessionsExtension.create();

        @BeforeEach
        void before() {
            assertFresh(SESSIONS.fake());
        }

        @RepeatedTest(2)
        void startsItsServerOnceAndWhenAskedFor() {
            SERVERS.add(SESSIONS.server());
            assertThat(SESSIONS.server()).isSameAs(SERVERS.get(SERVERS.size() - 1));
        }

        @Nested
        class Inner {
            @Test
            void isTheFakeOfTheOuterField(FakeSessions fake) {
                assertThat(SESSIONS.fake()).isSameAs(fake);
            }
        }

        @AfterEach
        void theServerIsStillThere() throws IOException {
            connect(SESSIONS.server()).close();
        }
    }

    private static Socket connect(FakeSessionsServer server) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), server.baseUrl().getPort());
    }

    @Test
    void theServerLivesUntilTheTestHasEnded() {
        assertAllPass(Launch.of(StaticField.class));
        assertClosed(2);
    }

    static class FailsAtOnce implements BeforeEachCallback {
        @Override
        public void beforeEach(ExtensionContext context) {
            throw new IllegalStateException("failed at once");
        }
    }

    @ExtendWith(FailsAtOnce.class)
    static class AnotherFailsFirst {
        @RegisterExtension
        final SessionsExtension sessions = SessionsExtension.create();

        AnotherFailsFirst() {
            SERVERS.add(sessions.server());
        }

        @Test
        void neverRuns() {
            assertThat(sessions.fake()).isNotNull();
        }
    }

    @Test
    void theServerEndsTooWhenAnotherExtensionFailsFirst() {
        PrintStream before = System.out;

        assertThat(Launch.of(AnotherFailsFirst.class))
                .hasSize(1)
                .allSatisfy((test, failure) -> assertThat(failure).contains("failed at once"));

        assertThat(System.out).isSameAs(before);
        assertClosed(1);
    }

    @Test
    void outsideATestAStaticFieldHasNoFake() {
        Launch.of(StaticField.class);
        assertThatThrownBy(StaticField.SESSIONS::fake)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no test runs now");
    }

    static class SideBySide {
        static final CyclicBarrier ALL_RUN = new CyclicBarrier(3);

        @RegisterExtension
        static final SessionsExtension SESSIONS = SessionsExtension.create();

        @RepeatedTest(3)
        void hasItsOwn(FakeSessions fake) throws BrokenBarrierException, InterruptedException {
            assertFresh(fake);
            ALL_RUN.await();
            assertThat(SESSIONS.fake()).isSameAs(fake);
            Thread stranger = new Thread(() -> assertThatThrownBy(SESSIONS::fake)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Several tests run now"));
            List<Throwable> thrown = new CopyOnWriteArrayList<>();
            stranger.setUncaughtExceptionHandler((thread, failure) -> thrown.add(failure));
            stranger.start();
            stranger.join();
            assertThat(thrown).isEmpty();
            ALL_RUN.await();
        }
    }

    @Test
    void testsThatRunAtOnceHaveEachTheirOwn() {
        assertAllPass(Launch.inParallel(SideBySide.class, 3));
        assertThat(FAKES).hasSize(3);
    }

    static class OnAKeptFake {
        static final FakeSessions KEPT = FakeSessions.create();

        @RegisterExtension
        static final SessionsExtension SESSIONS = SessionsExtension.on(KEPT);

        @RepeatedTest(2)
        void isReset(FakeSessions fake) {
            assertThat(fake).isSameAs(KEPT).isSameAs(SESSIONS.fake());
            assertThat(SESSIONS.clock()).isSameAs(KEPT.timekeeper());
            assertThat(fake.sessionsOf(ALICE)).isEmpty();
            fake.signIn(ALICE);
        }

        @Test
        void missesAFault() {
            KEPT.onList(1, Fault.status(503));
        }

        @Test
        void printsTheKey() {
            System.out.println("key " + FakeSessionsServer.API_KEY);
        }
    }

    @Test
    void aFakeThatLivesLongerIsResetAndChecked() {
        assertThat(Launch.of(OnAKeptFake.class))
                .hasEntrySatisfying(
                        "missesAFault", failure -> assertThat(failure).contains("never reached"))
                .hasEntrySatisfying(
                        "printsTheKey", failure -> assertThat(failure).contains("standard output"))
                .hasEntrySatisfying(
                        "repetition 1 of 2", failure -> assertThat(failure).isEmpty())
                .hasEntrySatisfying(
                        "repetition 2 of 2", failure -> assertThat(failure).isEmpty());
    }

    @Test
    void aKeptFakeOnAnotherTimekeeperHasNoClock() {
        SessionsExtension onSystemTime = SessionsExtension.on(FakeSessions.create(Timekeeper.system()));

        assertThatThrownBy(onSystemTime::clock)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has no TestClock");
    }
}
