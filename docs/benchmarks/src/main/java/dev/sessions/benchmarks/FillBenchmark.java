package dev.sessions.benchmarks;

import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Fills a fake. An operation is one session. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
public class FillBenchmark {
    private static final int SESSIONS = 1000;

    // The harness wants one.
    @Param("SESSIONS")
    public Kind subject;

    @Benchmark
    @OperationsPerInvocation(SESSIONS)
    public Object fill() {
        FakeSessions fake = FakeSessions.create();
        for (int i = 0; i < SESSIONS; i++) {
            fake.signIn(UserId.of("user_" + i / 10));
        }
        return fake;
    }
}
