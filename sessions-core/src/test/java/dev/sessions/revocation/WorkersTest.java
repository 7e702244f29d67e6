package dev.sessions.revocation;

import static dev.sessions.revocation.Service.ALICE;
import static dev.sessions.revocation.Service.numberedIds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessions.UserId;
import dev.sessions.revocation.RevocationOutcome.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The threads of a job. */
@Timeout(30)
class WorkersTest {
    @TempDir
    Path folder;

    private final Service service = new Service();
    private final SessionRevokerBuilder builder =
            SessionRevoker.builder(service).timekeeper(new Moment());

    @AfterEach
    void clearTheFlag() {
        Thread.interrupted();
    }

    @Test
    void theyAreNamedDaemonsAndNoneIsLeft() {
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        service.with(ALICE, numberedIds(20)).onCall(call -> seen.add(Thread.currentThread()));

        builder.concurrency(4).build().revokeAll(ALICE);

        assertThat(seen).hasSizeBetween(1, 4).allSatisfy(worker -> {
            assertThat(worker.getName()).matches("sessions-revoker-[1-4]");
            assertThat(worker.isDaemon()).as("worker is daemon").isTrue();
            assertThat(worker.isAlive()).as("worker is alive").isFalse();
        });
    }

    @Test
    void soManyCallsAreMadeAtTheSameTimeAndNoMore() {
        int workers = 4;
        CyclicBarrier all = new CyclicBarrier(workers);
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        service.with(ALICE, numberedIds(16)).onCall(call -> {
            if (call.startsWith("revoke")) {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                try {
                    all.await(20, TimeUnit.SECONDS);
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
                now.decrementAndGet();
            }
        });

        RevocationReport report = builder.concurrency(workers).build().revokeAll(ALICE);

        assertThat(report.count(Result.REVOKED)).isEqualTo(16);
        assertThat(most).hasValue(workers);
    }

    @Test
    void theFactoryOfTheCallerMakesThemOnTheCallersThread() {
        List<Thread> made = new ArrayList<>();
        Set<Thread> makers = new HashSet<>();
        Set<Thread> seen = ConcurrentHashMap.newKeySet();
        service.with(ALICE, numberedIds(5)).onCall(call -> seen.add(Thread.currentThread()));

        RevocationReport report = builder.concurrency(3)
                .threads(work -> {
                    makers.add(Thread.currentThread());
                    made.add(new Thread(work));
                    return made.get(made.size() - 1);
                })
                .build()
                .revokeAll(ALICE);

        assertThat(report.count(Result.REVOKED)).isEqualTo(5);
        assertThat(makers).containsExactly(Thread.currentThread());
        assertThat(made).hasSize(3).containsAll(seen).noneMatch(Thread::isAlive);
    }

    @Test
    void virtualThreadsWorkToo() throws Exception {
        assumeTrue(Runtime.version().feature() >= 21, "a Java with virtual threads");
        // By reflection, because the tests compile for Java 17.
        Object virtual = Thread.class.getMethod("ofVirtual").invoke(null);
        ThreadFactory threads = (ThreadFactory)
                Class.forName("java.lang.Thread$Builder").getMethod("factory").invoke(virtual);
        service.with(ALICE, numberedIds(20));

        assertThat(builder.threads(threads).build().revokeAll(ALICE).count(Result.REVOKED))
                .isEqualTo(20);
    }

    static Stream<ThreadFactory> brokenFactories() {
        return Stream.of(
                work -> null,
                work -> {
                    throw new LinkageError("broken");
                },
                work -> {
                    throw WorkersTest.<RuntimeException>undeclared(new IOException("checked"));
                },
                work -> {
                    throw new UncheckedIOException(new IOException("no threads"));
                },
                work -> new Thread(work) {
                    @Override
                    public synchronized void start() {
                        throw new OutOfMemoryError("unable to create native thread");
                    }
                });
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T undeclared(Throwable checked) throws T {
        throw (T) checked;
    }

    @Test
    void aStreamThatWasUsedBeforeLeavesNoJournal() {
        Path journal = folder.resolve("journal");
        Stream<UserId> used = Stream.of(ALICE);
        used.forEach(user -> {});

        assertThatThrownBy(() -> builder.journal(journal).build().revokeAll(used))
                .isInstanceOf(IllegalStateException.class);

        assertThat(journal).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("brokenFactories")
    void aFactoryThatBreaksEndsTheJobAtTheFirstAndLeavesFewerLater(ThreadFactory broken) {
        service.with(ALICE, numberedIds(5));
        SessionRevoker none = builder.threads(broken).build();
        assertThat(catchThrowable(() -> none.revokeAll(ALICE)))
                .isInstanceOfAny(
                        IllegalStateException.class,
                        LinkageError.class,
                        IOException.class,
                        UncheckedIOException.class,
                        OutOfMemoryError.class);
        assertThat(service.calls()).isEmpty();

        List<Thread> made = new ArrayList<>();
        RevocationReport report = builder.threads(work -> {
                    made.add(made.isEmpty() ? new Thread(work) : broken.newThread(work));
                    return made.get(made.size() - 1);
                })
                .build()
                .revokeAll(ALICE);
        assertThat(report.count(Result.REVOKED)).isEqualTo(5);
    }

    @Test
    void aThreadThatTheFactoryStartedRevokesNothing() throws Exception {
        List<Thread> started = new ArrayList<>();
        CountDownLatch thrown = new CountDownLatch(1);
        service.with(ALICE, numberedIds(3)).onCall(call -> awaitUnchecked(thrown));
        SessionRevoker revoker = builder.threads(work -> {
                    started.add(new Thread(work));
                    started.get(0).start();
                    return started.get(0);
                })
                .build();

        assertThatThrownBy(() -> revoker.revokeAll(ALICE)).isInstanceOf(IllegalThreadStateException.class);
        thrown.countDown();
        started.get(0).join();

        assertThat(service.revokes()).isEmpty();
    }

    @Test
    void threadsThatEndWithoutTheWorkLeaveTheJobIncomplete() {
        RevocationReport report =
                builder.threads(work -> new Thread(() -> {})).build().revokeAll(Stream.of(ALICE));

        assertThat(report).doesNotMatch(RevocationReport::complete, "complete");
        assertThat(report.stoppedBy()).get().asString().contains("ended before its work");
    }

    private static void awaitUnchecked(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
