package dev.sessions.feign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever goes wrong, the fake and this adapter end alike: the same page or answer, or the same exception with the same facts
 * and the same words, and the same effect. Only the class of its cause is the HTTP client's own affair.
 */
class FakeLikeAdapterTest {
    private static final UserId USER = UserId.of("user_1");
    private static final SessionId SESSION = SessionId.of("session_1");
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Stream<Arguments> quick() {
        return rows(LikeFaults.quick());
    }

    static Stream<Arguments> ofLists() {
        return rows(LikePages.all());
    }

    static Stream<Arguments> slow() {
        return rows(LikeFaults.slow());
    }

    static Stream<Arguments> ofOkHttp() {
        return LikeFaults.ofOkHttp().entrySet().stream().map(row -> Arguments.of(row.getKey(), row.getValue()));
    }

    private static Stream<Arguments> rows(Map<String, Fault> faults) {
        return faults.entrySet().stream()
                .flatMap(row -> Stream.of(Transport.OKHTTP, Transport.JAVA_HTTP)
                        .map(transport -> Arguments.of(transport, row.getKey(), row.getValue())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("quick")
    void endsAlike(Transport transport, String words, Fault fault) {
        assertAlike(transport, Kind.LIST, fault, PATIENCE);
        assertAlike(transport, Kind.REVOKE, fault, PATIENCE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("ofLists")
    void listsAlike(Transport transport, String words, Fault fault) {
        assertAlike(transport, Kind.LIST, fault, PATIENCE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ofOkHttp")
    void endsAlikeOnOkHttp(String words, Fault fault) {
        assertAlike(Transport.OKHTTP, Kind.LIST, fault, PATIENCE);
        assertAlike(Transport.OKHTTP, Kind.REVOKE, fault, PATIENCE);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("slow")
    void endsAlikeWhenTheTimeIsOver(Transport transport, String words, Fault fault) {
        // The first call loads classes, which must not use up a short time.
        assertAlike(transport, Kind.LIST, Fault.status(503), PATIENCE);
        for (Kind kind : Kind.values()) {
            assertAlikeInTheEnd(transport, kind, fault);
        }
    }

    /** On a busy machine a short time may be over before the answer has begun: that says nothing, and more time is given. */
    private static void assertAlikeInTheEnd(Transport transport, Kind kind, Fault fault) {
        AssertionError last = null;
        for (int millis = 200; millis <= 1_600; millis *= 2) {
            try {
                assertAlike(transport, kind, fault, Duration.ofMillis(millis));
                return;
            } catch (AssertionError tooSoon) {
                last = tooSoon;
            }
        }
        throw requireNonNull(last);
    }

    private static void assertAlike(Transport transport, Kind kind, Fault fault, Duration patience) {
        FakeSessions fake = world();
        FakeSessions behind = world();
        try (FakeSessionsServer server = FakeSessionsServer.start(behind);
                FeignSessions adapter = transport
                        .on(FeignSessions.builder())
                        .baseUrl(server.baseUrl())
                        .apiKey(server.apiKey())
                        // A time that stands still would never be over.
                        .timekeeper(patience.equals(PATIENCE) ? behind.timekeeper() : Timekeeper.system())
                        .attemptTimeout(patience)
                        .retry(RetryOptions.none())
                        .build()) {
            plan(fake, kind, fault);
            plan(behind, kind, fault);

            String wanted = outcome(adapter, kind);

            assertThat(outcome(fake, kind)).isEqualTo(wanted);
            assertThat(fake.sessionsOf(USER)).isEqualTo(behind.sessionsOf(USER));
            assertThat(fake.transcript().lines()).isEqualTo(behind.transcript().lines());
        }
    }

    private static FakeSessions world() {
        FakeSessions fake = FakeSessions.create();
        for (String id : List.of("session_1", "session_2", "session_3")) {
            fake.signIn(USER, session -> session.id(SessionId.of(id)));
        }
        return fake;
    }

    private static void plan(FakeSessions fake, Kind kind, Fault fault) {
        if (kind == Kind.LIST) {
            fake.onList(1, fault);
        } else {
            fake.onRevoke(1, fault);
        }
    }

    private static String outcome(SessionsPort port, Kind kind) {
        try {
            if (kind == Kind.REVOKE) {
                return port.revoke(SESSION).toString();
            }
            SessionPage page = port.list(USER, PageRequest.newestFirst(2));
            return page.sessions() + ", next " + page.next() + ", previous " + page.previous();
        } catch (SessionsException e) {
            return facts(e);
        }
    }

    private static String facts(SessionsException e) {
        return String.join(
                "\n",
                e.getClass().getSimpleName(),
                e.getMessage(),
                "of " + e.operation(),
                "status " + e.status(),
                "code " + e.code(),
                "message " + e.serviceMessage(),
                "entity " + e.entityId(),
                "complaints " + e.fieldErrors(),
                "request " + e.requestId(),
                "wait " + e.retryAfter(),
                "attempts " + e.attempts(),
                "retryable " + e.isRetryable(),
                "cause " + (e.getCause() != null));
    }
}
