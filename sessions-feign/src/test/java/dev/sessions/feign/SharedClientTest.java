package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.sessions.failure.AuthenticationRefusedException;
import dev.sessions.testkit.FakeSessionsServer.Received;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Two adapters on one client, each with an origin and with keys of its own that are new for every attempt. */
@Timeout(60)
class SharedClientTest {
    private static final int THREADS = 4;
    private static final int CALLS = 50;

    @RegisterExtension
    final Wire wire = new Wire();

    @RegisterExtension
    final Wire other = new Wire();

    @ParameterizedTest
    @EnumSource(names = "OKHTTP", mode = Mode.EXCLUDE)
    void eachServerIsSentTheKeysOfItsOwnAdapter(Transport transport) throws Exception {
        AtomicInteger count = new AtomicInteger();
        AtomicInteger otherCount = new AtomicInteger();
        FeignSessions sessions =
                wire.adapter(builder -> transport.on(builder).apiKey(() -> "sk_one_" + count.incrementAndGet()));
        FeignSessions others = other.adapter(
                builder -> transport.on(builder).apiKey(() -> "sk_other_" + otherCount.incrementAndGet()));

        atOnce(thread -> () -> call(thread % 2 == 0 ? sessions : others));

        assertThat(keys(wire)).containsExactlyInAnyOrderElementsOf(issued("sk_one_"));
        assertThat(keys(other)).containsExactlyInAnyOrderElementsOf(issued("sk_other_"));
    }

    /** The servers know none of these keys, so every call is refused after one request. */
    private static boolean call(FeignSessions sessions) {
        for (int nth = 0; nth < CALLS; nth++) {
            boolean lists = nth % 2 == 0;
            assertThat(catchThrowable(() -> {
                        if (lists) {
                            sessions.list(Wire.USER, Wire.PAGE);
                        } else {
                            sessions.revoke(Wire.SESSION);
                        }
                    }))
                    .isInstanceOf(AuthenticationRefusedException.class);
        }
        return true;
    }

    private static void atOnce(IntFunction<Callable<Boolean>> task) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Boolean>> tasks =
                    IntStream.range(0, THREADS).mapToObj(task).toList();
            for (Future<Boolean> done : new ArrayList<>(threads.invokeAll(tasks))) {
                assertThat(done.get()).as("done").isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<String> issued(String prefix) {
        return IntStream.rangeClosed(1, THREADS / 2 * CALLS)
                .mapToObj(nth -> "Bearer " + prefix + nth)
                .toList();
    }

    private static List<String> keys(Wire wire) {
        return wire.server.received().stream()
                .map((Received request) -> request.header("Authorization").orElse("none"))
                .toList();
    }
}
