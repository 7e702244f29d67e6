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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A watched port behaves as the other port, and reports what every method throws. */
class WatchedPortTest {
    private static final UserId ALICE = UserId.of("user_alice");

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
    void searchesTheExceptionsOfEveryMethod() {
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
}
