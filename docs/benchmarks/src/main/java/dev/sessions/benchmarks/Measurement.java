package dev.sessions.benchmarks;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Measures everything once for each round, so that what the machine does meanwhile touches all subjects alike. */
final class Measurement {
    /** The subjects of every round on one thread. The others run in the first round alone. */
    private static final Set<Kind> RIVALS = EnumSet.of(Kind.BY_HAND, Kind.VENDOR, Kind.SESSIONS);

    private static final Set<Kind> RIVALS_ON_THREADS = EnumSet.of(Kind.BY_HAND, Kind.SESSIONS);
    private static final Set<Kind> APPLICATIONS =
            EnumSet.of(Kind.BY_HAND, Kind.PLAIN_FEIGN, Kind.VENDOR, Kind.SESSIONS);
    private static final Set<Kind> DECODERS = EnumSet.of(Kind.STREAMING, Kind.BY_HAND, Kind.PLAIN_FEIGN, Kind.SESSIONS);
    private static final Set<Kind> RIVAL_DECODERS = EnumSet.of(Kind.PLAIN_FEIGN, Kind.SESSIONS);

    private final Plan plan;
    private final Path java;
    private final Runtime.Version version;
    private final ClassPath ours;
    private final ClassPath vendors;
    private final Figures figures;

    Measurement(Plan plan, Jdk jdk, Path target) throws IOException {
        this.plan = plan;
        this.java = jdk.java();
        this.version = jdk.version();
        this.ours = ClassPath.of("dev.sessions:sessions-feign", target);
        this.vendors = ClassPath.of("com.workos:workos", target);
        this.figures = new Figures("JDK " + version + ", " + LocalDate.now(ZoneOffset.UTC) + ", "
                + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, "
                + vendors.jars().get(0).getFileName() + ", rounds: " + plan.rounds());
    }

    Figures run() throws IOException, RunnerException {
        ours.measure(Kind.SESSIONS, figures);
        vendors.measure(Kind.VENDOR, figures);
        try (ServerProcess server = ServerProcess.start(java)) {
            String url = server.url();
            for (int round = 1; round <= plan.rounds(); round++) {
                progress("JDK " + version.feature() + ", round " + round + " of " + plan.rounds());
                for (String call : plan.calls()) {
                    measure(call, call, subjects(call, round), 1, url);
                }
                boolean extras = round == 1 && plan.equals(Plan.FULL);
                for (String decode : List.of("decodeEmpty", "decode100")) {
                    measure(decode, decode, extras ? DECODERS : RIVAL_DECODERS, 1, url);
                }
                if (extras) {
                    for (String call : List.of("list31st", "walk")) {
                        measure(call, call, APPLICATIONS, 1, url);
                    }
                    measure("fill", "fill", EnumSet.of(Kind.SESSIONS), 1, url);
                }
                measureThreads(round == 1 ? RIVALS : RIVALS_ON_THREADS, url);
                ColdStart.measure(Kind.SESSIONS, java, ours, url, figures);
                ColdStart.measure(Kind.VENDOR, java, vendors, url, figures);
            }
        }
        return figures;
    }

    private Set<Kind> subjects(String call, int round) {
        Set<Kind> subjects = EnumSet.copyOf(round == 1 ? plan.subjects() : RIVALS);
        if (call.equals("revoke")) {
            subjects.retainAll(APPLICATIONS);
        }
        return subjects;
    }

    /**
     * With many threads on two cores the compiler hardly gets a turn: after 20 s of calls a profile still showed code that was
     * not compiled. With {@code -Xbatch} a caller waits until its code is.
     */
    private void measureThreads(Set<Kind> subjects, String url) throws RunnerException {
        for (Map.Entry<Integer, List<String>> threads : plan.threads().entrySet()) {
            for (String call : threads.getValue()) {
                measure(call + " × " + threads.getKey(), call, subjects, threads.getKey(), url, "-Xbatch");
            }
        }
        if (version.feature() >= 21 && plan.equals(Plan.FULL)) {
            measure("list10 × 64 virtual", "list10", subjects, 64, url, "-Xbatch", "-Djmh.executor=VIRTUAL");
        }
    }

    private void measure(
            String scenario, String benchmark, Set<Kind> subjects, int threads, String url, String... jvmArguments)
            throws RunnerException {
        String[] names = subjects.stream().map(Kind::name).toArray(String[]::new);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("\\." + benchmark + "$")
                .param("subject", names)
                .jvm(java.toString())
                .jvmArgs("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC", "-D" + CallBenchmark.URL + "=" + url)
                .jvmArgsPrepend(jvmArguments)
                // JMH uses Unsafe, of which newer JDKs warn.
                .jvmArgsAppend(
                        version.feature() < 24 ? new String[0] : new String[] {"--sun-misc-unsafe-memory-access=allow"})
                .forks(1)
                .threads(threads)
                .warmupIterations(1)
                .warmupTime(plan.warmup())
                .measurementIterations(1)
                .measurementTime(threads == 1 ? plan.time() : plan.threadTime())
                .addProfiler(ThreadCost.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            Kind subject = Kind.valueOf(result.getParams().getParam("subject"));
            for (Metric metric : List.of(Metric.CALLS, Metric.CPU, Metric.KB)) {
                Result<?> cost = requireNonNull(result.getSecondaryResults().get(metric.name()));
                figures.add(scenario, subject, metric, cost.getScore());
            }
        }
        progress("  " + scenario);
    }

    @SuppressWarnings("SystemOut") // A person waits for it.
    private static void progress(String line) {
        System.out.println(line);
    }
}
