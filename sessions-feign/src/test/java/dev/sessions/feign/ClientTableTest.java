package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sessions.Timekeeper;
import dev.sessions.failure.CallInterruptedException;
import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.MisconfiguredException;
import dev.sessions.failure.SessionsException;
import dev.sessions.feign.MeasuredClient.Interrupt;
import dev.sessions.testkit.Fault;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The behaviour of each client below an adapter without retries. */
@Timeout(60)
class ClientTableTest {
    private static final Duration LONG = Duration.ofHours(1);
    /** Long enough to be seen, and never too short: what is not over by then must not be over. */
    private static final int WHILE_MILLIS = 300;
    /** The place where a calling thread waits: a socket, or with java.net.http a future or a queue. */
    private static final Set<String> WAITING = Set.of(
            "java.net.Socket$SocketInputStream",
            "java.util.concurrent.CompletableFuture",
            "java.util.concurrent.ArrayBlockingQueue",
            "java.util.concurrent.LinkedBlockingQueue");

    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile Thread caller = Thread.currentThread();

    @AfterEach
    void end() {
        thread.shutdownNow();
    }

    private static Map<String, Fault> temptations() {
        Map<String, Fault> faults = new LinkedHashMap<>();
        faults.put("408", Fault.status(408).header("Retry-After", "0"));
        faults.put("421", Fault.status(421));
        faults.put("429", Fault.status(429).header("Retry-After", "0"));
        faults.put("503", Fault.status(503).header("Retry-After", "0"));
        faults.put("a broken connection", Fault.resetBeforeAnswer());
        return faults;
    }

    @ParameterizedTest
    @EnumSource
    void sendsAgain(MeasuredClient client) {
        String seen = temptations().entrySet().stream()
                .map(temptation -> resent(client, temptation.getKey(), temptation.getValue()))
                .filter(resent -> !resent.isEmpty())
                .collect(Collectors.joining("; "));

        assertThat(seen.isEmpty() ? "nothing" : seen).isEqualTo(client.resends);
    }

    private static String resent(MeasuredClient client, String temptation, Fault fault) {
        int lists = requests(client, fault, sessions -> sessions.list(Wire.USER, Wire.PAGE));
        int revokes = requests(client, fault, sessions -> sessions.revoke(Wire.SESSION));
        assertThat(List.of(lists, revokes)).isSubsetOf(1, 2);
        if (lists == revokes) {
            return lists == 1 ? "" : temptation;
        }
        return (lists == 2 ? "list on " : "revoke on ") + temptation;
    }

    private interface Call {
        Object on(FeignSessions sessions);
    }

    /** Returns how many requests came of one call, on a connection that has been used before. */
    private static int requests(MeasuredClient client, Fault fault, Call call) {
        try (Wire wire = new Wire();
                FeignSessions sessions = wire.adapter(client::on)) {
            sessions.list(Wire.USER, Wire.PAGE);
            wire.fake.onList(1, fault);
            wire.fake.onRevoke(1, fault);
            // A repeated request may succeed.
            Throwable ignored = catchThrowable(() -> call.on(sessions));
            return wire.server.requests() - 1;
        }
    }

    @ParameterizedTest
    @EnumSource
    void followsNoRedirect(MeasuredClient client) {
        try (Wire wire = new Wire();
                Wire other = new Wire();
                FeignSessions sessions = wire.adapter(client::on)) {
            for (int status : new int[] {301, 302, 303, 307, 308}) {
                Fault redirect = Fault.status(status).header("Location", other.server.baseUrl() + "/elsewhere");
                wire.fake.onList(1, redirect);
                wire.fake.onRevoke(1, redirect);

                assertThatThrownBy(() -> sessions.list(Wire.USER, Wire.PAGE))
                        .isInstanceOf(MisconfiguredException.class);
                assertThatThrownBy(() -> sessions.revoke(Wire.SESSION)).isInstanceOf(MisconfiguredException.class);
            }
            assertThat(other.server.requests()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsABodyThatStopsInTime(MeasuredClient client) throws Exception {
        try (SlowServer server = SlowServer.silentInBody()) {
            assertTooLate(list(client, server, Duration.ofMillis(WHILE_MILLIS)).get());
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsABodyThatDrips(MeasuredClient client) throws Exception {
        try (SlowServer server = SlowServer.dripping()) {
            Future<Ended> call = list(client, server, Duration.ofMillis(WHILE_MILLIS));
            if (!client.endsDrips) {
                assertGoesOn(call, 2 * WHILE_MILLIS);
                server.finish();
            }
            assertTooLate(call.get());
        }
    }

    @ParameterizedTest
    @EnumSource
    void seesAnInterruptBeforeTheResponse(MeasuredClient client) throws Exception {
        try (SlowServer server = SlowServer.silent()) {
            assertEnds(client.interrupt, client, server, WAITING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void seesAnInterruptInTheBody(MeasuredClient client) throws Exception {
        try (SlowServer server = SlowServer.silentInBody()) {
            assertEnds(client.interruptInBody, client, server, Set.of(BoundedBody.class.getName()));
        }
    }

    /** The failure of a call, and whether the interrupt flag was set. */
    private record Ended(SessionsException failure, boolean flag) {}

    private Future<Ended> list(MeasuredClient client, SlowServer server, Duration attempt) {
        return thread.submit(() -> {
            caller = Thread.currentThread();
            try (Wire wire = new Wire();
                    FeignSessions sessions = wire.adapter(builder -> client.on(builder)
                            .baseUrl(server.url())
                            .timekeeper(Timekeeper.system())
                            .deadline(LONG)
                            .attemptTimeout(attempt))) {
                SessionsException failure =
                        catchThrowableOfType(SessionsException.class, () -> sessions.list(Wire.USER, Wire.PAGE));
                return new Ended(failure, Thread.interrupted());
            }
        });
    }

    private static void assertTooLate(Ended ended) {
        assertThat(ended.failure)
                .isInstanceOf(ConnectionFailedException.class)
                .hasMessageContaining("the response did not arrive in time");
    }

    private static void assertGoesOn(Future<Ended> call, int millis) {
        assertThatThrownBy(() -> call.get(millis, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    /** Interrupts a call that waits there for that server. If that does not end it, the server has to. */
    private void assertEnds(Interrupt when, MeasuredClient client, SlowServer server, Set<String> place)
            throws Exception {
        Future<Ended> call = list(client, server, LONG);
        server.awaitRequest();
        while (!stands(WAITING) || !stands(place)) {
            Thread.onSpinWait();
        }
        caller.interrupt();
        if (when != Interrupt.AT_ONCE) {
            assertGoesOn(call, WHILE_MILLIS);
            server.finish();
        }
        Ended ended = call.get();
        boolean lost = when == Interrupt.LOST;
        assertThat(ended.failure).isInstanceOf(lost ? ConnectionFailedException.class : CallInterruptedException.class);
        assertThat(ended.flag).as("the flag").isEqualTo(!lost);
    }

    private boolean stands(Set<String> place) {
        return Stream.of(caller.getStackTrace()).anyMatch(frame -> place.contains(frame.getClassName()));
    }
}
