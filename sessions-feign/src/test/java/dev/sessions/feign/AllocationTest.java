package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Guards the bytes that the calling thread allocates for one call over HTTP. The limits are 8 % above the bytes measured on JDK 17
 * (JDK 25 allocates less). A copy of the body costs more than that.
 */
class AllocationTest {
    private static final int ROUNDS = 12;
    private static final int CALLS = 50;
    private static final int LIST_OF_TEN = 36_500;
    private static final int LIST_OF_A_HUNDRED = 111_000;
    private static final Instant LAST_OF_MONTH = Instant.parse("2026-12-31T23:59:59.999Z");

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Wire wire = new Wire();

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void listOfTen() {
        fill(10, wire.clock.now());

        assertThat(bytesPerCall(this::list)).isLessThan(LIST_OF_TEN);
    }

    @Test
    void listOfAHundred() {
        fill(100, wire.clock.now());

        assertThat(bytesPerCall(this::list)).isLessThan(LIST_OF_A_HUNDRED);
    }

    @Test
    void listOfAHundredFromTheLastOfAMonth() {
        fill(100, LAST_OF_MONTH);

        assertThat(bytesPerCall(this::list)).isLessThan(LIST_OF_A_HUNDRED);
    }

    @Test
    void aDeadlineShorterThanAnAttemptNeedsNoClientOfItsOwn() {
        fill(10, wire.clock.now());
        long usual = bytesPerCall(this::list);
        try (FeignSessions sessions = wire.adapter(
                builder -> builder.attemptTimeout(Duration.ofSeconds(10)).deadline(Duration.ofSeconds(5)))) {
            // A client for each attempt costs 1.1 KB.
            assertThat(bytesPerCall(() -> list(sessions))).isLessThan(usual + 600);
        }
    }

    @Test
    void revoke() {
        fill(ROUNDS * CALLS, wire.clock.now());
        Iterator<Session> open = wire.fake.sessionsOf(Wire.USER).iterator();

        assertThat(bytesPerCall(() -> wire.sessions.revoke(open.next().id()))).isLessThan(22_800);
    }

    private void list() {
        list(wire.sessions);
    }

    private static void list(FeignSessions sessions) {
        assertThat(sessions.list(Wire.USER, PageRequest.newestFirst(100)).sessions())
                .isNotEmpty();
    }

    private void fill(int sessions, Instant at) {
        for (int i = 0; i < sessions; i++) {
            wire.fake.signIn(
                    Wire.USER, session -> session.createdAt(at).updatedAt(at).expiresAt(at.plus(Duration.ofDays(7))));
        }
    }

    /** Returns the bytes of the leanest round: the others hold the work of the just-in-time compiler and new connections. */
    private static long bytesPerCall(Runnable call) {
        long thread = Thread.currentThread().getId();
        return LongStream.range(0, ROUNDS)
                .map(round -> {
                    long before = THREADS.getThreadAllocatedBytes(thread);
                    for (int i = 0; i < CALLS; i++) {
                        call.run();
                    }
                    return (THREADS.getThreadAllocatedBytes(thread) - before) / CALLS;
                })
                .min()
                .orElseThrow();
    }
}
