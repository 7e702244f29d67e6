package dev.sessions.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Reports the calls per second, and the CPU time and the allocated bytes of all Java threads for each call. The threads of the
 * compiler and of the collector are not Java threads, so their work is not in it.
 */
public final class ThreadCost implements InternalProfiler {
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long start;
    private long cpuBefore;
    private long bytesBefore;

    @Override
    public String getDescription() {
        return "Calls per second, CPU time and allocated bytes of all Java threads";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        start = System.nanoTime();
        cpuBefore = cpuNanos();
        bytesBefore = bytes();
    }

    @Override
    public List<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double seconds = (System.nanoTime() - start) / 1e9;
        double calls = result.getMetadata().getAllOps();
        double micros = (cpuNanos() - cpuBefore) / 1e3 / calls;
        double kilobytes = (bytes() - bytesBefore) / 1e3 / calls;
        return List.of(
                // JMH adds up what each thread makes of its own time, which is too much where threads outnumber cores.
                new ScalarResult(Metric.CALLS.name(), calls / seconds, "calls/s", AggregationPolicy.AVG),
                new ScalarResult(Metric.CPU.name(), micros, "us/call", AggregationPolicy.AVG),
                new ScalarResult(Metric.KB.name(), kilobytes, "KB/call", AggregationPolicy.AVG));
    }

    private long cpuNanos() {
        return sum(threads.getThreadCpuTime(threads.getAllThreadIds()));
    }

    private long bytes() {
        return sum(threads.getThreadAllocatedBytes(threads.getAllThreadIds()));
    }

    /** Sums what is known: a thread that has ended meanwhile counts as -1. */
    private static long sum(long[] values) {
        return Arrays.stream(values).filter(value -> value > 0).sum();
    }
}
