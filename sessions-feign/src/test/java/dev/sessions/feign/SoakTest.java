package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessions.Timekeeper;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many threads on one adapter, while a fifth of all responses is faulty. Every build does it for a moment, the profile
 * {@code soak} for minutes; {@code docs/resilience.md} describes how, and what is checked.
 */
class SoakTest {
    private static final int SECONDS = Integer.getInteger("soak.seconds", 1);
    private static final int THREADS = Integer.getInteger("soak.threads", 8);
    private static final long SEED = Long.getLong("soak.seed", System.nanoTime());

    /** Only a long one goes by the real clock: attempts that run out of time, memory, threads that end when they are idle. */
    private static final boolean IS_LONG = SECONDS >= 30;

    /** OkHttp and Okio keep these for all clients of the JVM, and end them when they were idle for a minute. */
    private static final String SHARED_THREADS = "OkHttp .*|Okio Watchdog";

    private static final Duration IDLE_WITHIN = Duration.ofMinutes(2);
    /** Less than the 30 s after which OkHttp drops an unclosed connection. */
    private static final Duration CLOSED_WITHIN = Duration.ofSeconds(20);

    private final FakeSessions fake = FakeSessions.create(Timekeeper.system());
    private final SoakTally tally = new SoakTally();
    private final SoakHeap heap = new SoakHeap();
    private int rounds;
    private long requests;
    private long faults;
    private long revoked;
    private int connections;

    @Test
    void losesAndLeaksNothingOnPlatformThreads() throws Exception {
        soak(Executors.newFixedThreadPool(THREADS));
        report("platform threads", "");
    }

    @Test
    void losesAndLeaksNothingOnVirtualThreads(@TempDir Path folder) throws Exception {
        assumeTrue(VirtualThreads.exist(), "a Java with virtual threads");
        try (PinnedThreads pinned = new PinnedThreads()) {
            soak(VirtualThreads.executor());
            report("virtual threads", ", pinned " + pinned.count(folder.resolve("pinned.jfr")) + " times");
        }
    }

    private void soak(ExecutorService threads) throws Exception {
        System.out.println("The seed of this soak is " + SEED + ".");
        LiveThreads alive = new LiveThreads();
        try (FakeSessionsServer server = FakeSessionsServer.start(fake)) {
            try (FeignSessions sessions = adapter(server)) {
                runRounds(server, sessions, threads);
            } finally {
                threads.shutdownNow();
            }
            // The server has a thread for each connection, which ends when the client closes it.
            end(alive.started("fake-sessions-server-.*-connection-.*"), CLOSED_WITHIN);
            connections = server.connections();
        }
        end(alive.started(IS_LONG ? "(?!JFR).*" : "(?!JFR|" + SHARED_THREADS + ").*"), IDLE_WITHIN);
        assertThat(tally.ended()).as("calls that ended").isEqualTo(tally.begun());
        assertThat(requests).as("requests at the server").isEqualTo(tally.attempts());
        if (IS_LONG) {
            heap.isFlat();
        }
    }

    private void runRounds(FakeSessionsServer server, FeignSessions sessions, ExecutorService threads)
            throws Exception {
        Random random = new Random(SEED);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        do {
            SoakRound round = new SoakRound(fake, sessions, THREADS, random, IS_LONG);
            round.run(threads);
            rounds++;
            faults += round.faultsMet();
            revoked += round.revoked();
            requests += server.requests();
            server.reset();
            heap.sample();
        } while (System.nanoTime() < end);
    }

    private FeignSessions adapter(FakeSessionsServer server) {
        return FeignSessions.builder()
                .apiKey(server.apiKey())
                .baseUrl(server.baseUrl())
                // An attempt that has no time left sends nothing: not so short that a busy machine uses it up.
                .attemptTimeout(Duration.ofSeconds(IS_LONG ? 5 : 30))
                .deadline(Duration.ofMinutes(1))
                .retry(RetryOptions.defaults()
                        .firstBackoff(Duration.ofMillis(2))
                        .maxBackoff(Duration.ofMillis(20)))
                .attemptListener(tally)
                .build();
    }

    private static void end(List<Thread> threads, Duration within) throws InterruptedException {
        long limit = System.nanoTime() + within.toNanos();
        for (Thread thread : threads) {
            thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(limit - System.nanoTime())));
            assertThat(thread.isAlive()).as("%s is alive", thread).isFalse();
        }
    }

    private void report(String kind, String more) {
        System.out.printf(
                Locale.ROOT,
                "Soak on %d %s, Java %s: %d s, %d rounds, %d calls, %d requests, %d of them with a fault,"
                        + " %d sessions revoked, %d connections; %s%s; failed calls: %s%n",
                THREADS,
                kind,
                Runtime.version(),
                SECONDS,
                rounds,
                tally.begun(),
                requests,
                faults,
                revoked,
                connections,
                heap,
                more,
                tally.failures());
    }
}
