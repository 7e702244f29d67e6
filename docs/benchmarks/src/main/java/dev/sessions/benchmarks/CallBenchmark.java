package dev.sessions.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Calls over the wire. All threads of a run share one subject, as those of an application would. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init") // JMH sets the fields.
public class CallBenchmark {
    /** The system property that holds the address of the server. */
    static final String URL = "benchmarks.url";

    @Param
    public Kind subject;

    private Subject calls;

    @Setup(Level.Trial)
    public void start(BenchmarkParams run) throws IOException {
        calls = subject.start(System.getProperty(URL, ""));
        if (run.getThreads() > 1) {
            // One thread warms up first: it leaves a core to the compiler.
            long end = System.nanoTime() + run.getWarmup().getTime().convertTo(TimeUnit.NANOSECONDS);
            while (System.nanoTime() - end < 0) {
                list(Canned.LIST_10);
                list(Canned.LIST_100);
            }
        }
    }

    @TearDown(Level.Trial)
    public void stop() {
        calls.close();
    }

    @Benchmark
    public Object list100() throws IOException {
        return list(Canned.LIST_100);
    }

    @Benchmark
    public Object list31st() throws IOException {
        return list(Canned.LIST_31ST);
    }

    @Benchmark
    public Object list10() throws IOException {
        return list(Canned.LIST_10);
    }

    @Benchmark
    public Object revoke() throws IOException {
        return calls.revoke(Canned.SESSION);
    }

    @Benchmark
    public int walk() throws IOException {
        int sessions = calls.walk(Canned.WALKED_USER);
        if (sessions != 100 * Canned.WALK_PAGES) {
            throw new IllegalStateException("The walk found " + sessions + " sessions.");
        }
        return sessions;
    }

    private Object list(Canned page) throws IOException {
        return calls.list(page.user(), page.limit());
    }
}
