package dev.sessions.feign;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.SortOrder;
import dev.sessions.Timekeeper;
import dev.sessions.UserId;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * With every typed fault the fake and this adapter end alike: the same page or outcome, or the same exception with the same
 * facts and the same message, and the same effect. Only the class of the cause is that of the HTTP client.
 */
class FakeLikeAdapterTest {
    private static final UserId USER = UserId.of("user_1");
    private static final UserId UNKNOWN_USER = UserId.of("user_unknown");
    private static final List<String> SESSIONS = List.of("session_1", "session_2", "session_3");
    private static final Duration LONG = Duration.ofSeconds(10);

    /** A call that meets a fault. */
    private record Call(Kind kind, String name, Function<SessionsPort, Object> made) {
        static Call list(UserId user, PageRequest request) {
            return new Call(Kind.LIST, user + " " + request, port -> shown(port.list(user, request)));
        }

        static Call revoke(String session) {
            return new Call(Kind.REVOKE, session, port -> port.revoke(SessionId.of(session)));
        }

        private static String shown(SessionPage page) {
            return page.sessions() + ", next " + page.next() + ", previous " + page.previous();
        }
    }

    /** Returns a list of each sort of page, both revokes, and the two lists that the service refuses. */
    private static Stream<Call> calls() {
        Stream<PageRequest> pages = Stream.of(SortOrder.values())
                .map(order -> PageRequest.of(order, 2))
                .flatMap(first -> Stream.of(first, first.after("session_2"), first.before("session_2")));
        return Stream.concat(
                pages.map(request -> Call.list(USER, request)),
                Stream.of(
                        Call.revoke("session_1"),
                        Call.revoke("session_unknown"),
                        Call.list(UNKNOWN_USER, PageRequest.newestFirst(2)),
                        Call.list(USER, PageRequest.newestFirst(2).after("session_unknown"))));
    }

    static Stream<Arguments> quick() {
        return onEachClient(LikeFaults.quick());
    }

    static Stream<Arguments> slow() {
        return onEachClient(LikeFaults.slow());
    }

    private static Stream<Arguments> onEachClient(List<Fault> faults) {
        return faults.stream()
                .flatMap(fault -> Stream.of(Transport.OKHTTP, Transport.JAVA_HTTP)
                        .map(transport -> Arguments.of(transport, fault)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("quick")
    void endsAlike(Transport transport, Fault fault) {
        calls().filter(call -> fits(fault, call.kind())).forEach(call -> assertAlike(transport, call, fault, LONG));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("slow")
    void endsAlikeWhenTheAttemptTimesOut(Transport transport, Fault fault) {
        // The first call loads classes, which must not use up a short timeout.
        assertAlike(transport, Call.revoke("session_1"), Fault.status(503), LONG);
        calls().parallel().forEach(call -> assertAlikeInTheEnd(transport, call, fault));
    }

    @Test
    void everyFaultOfBothSidesIsCompared() throws IOException {
        String compared = Files.readString(Path.of("src/test/java/dev/sessions/feign/LikeFaults.java"));
        assertThat(Fault.class.getDeclaredMethods())
                .filteredOn(
                        method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .extracting(Method::getName)
                .filteredOn(name -> !compared.matches("(?s).*Fault(\\.|::)" + name + "\\b.*"))
                .as("raw bytes, faults of the port alone, and a refusal that the wire shows as a reset")
                .containsOnly("ok", "bytes", "untrustedCertificate", "failure", "connectionRefused");
    }

    private static boolean fits(Fault fault, Kind kind) {
        try {
            plan(FakeSessions.create(), kind, fault);
            return true;
        } catch (IllegalArgumentException onlyForLists) {
            return false;
        }
    }

    /** On a busy machine a short timeout may end before the response begins, so the timeout is doubled. */
    private static void assertAlikeInTheEnd(Transport transport, Call call, Fault fault) {
        AssertionError last = null;
        for (int millis = 200; millis <= 3_200; millis *= 2) {
            try {
                assertAlike(transport, call, fault, Duration.ofMillis(millis));
                return;
            } catch (AssertionError tooSoon) {
                last = tooSoon;
            }
        }
        throw requireNonNull(last);
    }

    private static void assertAlike(Transport transport, Call call, Fault fault, Duration timeout) {
        FakeSessions fake = filled();
        FakeSessions behind = filled();
        try (FakeSessionsServer server = FakeSessionsServer.start(behind);
                FeignSessions adapter = transport
                        .on(FeignSessions.builder())
                        .baseUrl(server.baseUrl())
                        .apiKey(server.apiKey())
                        // A clock that stands still would never reach the timeout.
                        .timekeeper(timeout.equals(LONG) ? behind.timekeeper() : Timekeeper.system())
                        .attemptTimeout(timeout)
                        .retry(RetryOptions.none())
                        .build()) {
            plan(fake, call.kind(), fault);
            plan(behind, call.kind(), fault);

            String wanted = outcome(adapter, call);

            assertThat(outcome(fake, call)).as(call.name()).isEqualTo(wanted);
            assertThat(fake.sessionsOf(USER)).as(call.name()).isEqualTo(behind.sessionsOf(USER));
            assertThat(fake.transcript().lines())
                    .as(call.name())
                    .isEqualTo(behind.transcript().lines());
        }
    }

    private static FakeSessions filled() {
        FakeSessions fake = FakeSessions.create();
        SESSIONS.forEach(id -> fake.signIn(USER, session -> session.id(SessionId.of(id))));
        return fake;
    }

    private static void plan(FakeSessions fake, Kind kind, Fault fault) {
        if (kind == Kind.LIST) {
            fake.onList(1, fault);
        } else {
            fake.onRevoke(1, fault);
        }
    }

    private static String outcome(SessionsPort port, Call call) {
        try {
            return call.made().apply(port).toString();
        } catch (SessionsException e) {
            return facts(e);
        }
    }

    private static String facts(SessionsException e) {
        return String.join(
                "\n",
                e.getClass().getSimpleName(),
                e.getMessage(),
                "operation " + e.operation(),
                "status " + e.status(),
                "code " + e.code(),
                "message " + e.serviceMessage(),
                "entity " + e.entityId(),
                "field errors " + e.fieldErrors(),
                "request " + e.requestId(),
                "retry after " + e.retryAfter(),
                "attempts " + e.attempts(),
                "retryable " + e.isRetryable(),
                "cause " + (e.getCause() != null));
    }
}
