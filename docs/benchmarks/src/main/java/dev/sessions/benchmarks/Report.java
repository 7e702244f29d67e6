package dev.sessions.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The page of what was measured, in Markdown. */
final class Report {
    private static final String INTRODUCTION = """
            # What a call costs

            This page is written by `mvn -q -Pbenchmarks -pl docs/benchmarks -am compile exec:exec`. Set `SESSIONS_NEWER_JDK` to
            measure on a second JDK. Add `-Dbenchmarks=short` for one quick round, which is printed and written to
            `docs/benchmarks/target`.

            ![Thread CPU and allocated bytes of a call](performance.svg)

            - The server is a process of its own on loopback. It sends canned bytes over connections that stay open.
            - CPU is the CPU time of all Java threads of the client. KB is what they allocate (1 KB = 1000 bytes). Compiler and
              collector threads are not counted. Calls/s are all calls of a JMH iteration by its wall time.
            - Each run is a fresh JVM (serial collector, 512 MB) that warms up for 8 s. The column "runs" says in how many rounds a
              subject was measured: in all five if a target names it, else in the first. Figures are medians of the runs. A ratio
              is the median of the ratios in the rounds that have both sides; that of decoding compares medians. "By hand" is 1.
            - Between two runs of one subject CPU may differ by 15 % and more, because the compiler does not always make the same
              code. One run alone shows the order, not the second digit.
            - Runs with many threads warm up on one thread first, and with `-Xbatch`: beside busy threads the compiler hardly
              gets a turn on two cores, and all subjects would be measured before they are compiled. Both cores are busy then, so
              calls/s follow the CPU time of a call more or less. [What threads wait for](decisions.md#the-adapter).
            - A page of 100 sessions has 46 KB. All subjects share one OkHttp and one Jackson, at this library's versions.
            - By hand, plain Feign and the SDK ignore unknown fields by a setting of the mapper: databind keeps them until a
              record is made. The streaming parser shows what a reader without that costs.
            - Decoding by this library is a call of its adapter on a client that returns the bytes at once.
            - The cold start lists 10 sessions in a fresh JVM, with only the jars that the library needs. Both use the SDK's
              kotlin-stdlib, which is 0.12 MB larger than the one that this library brings.
            - No subject but this library checks ids, required fields, duplicates or limits.
            """;

    private final List<Figures> all;

    Report(List<Figures> all) {
        this.all = all;
    }

    String text() {
        return INTRODUCTION + all.stream().map(Report::section).collect(Collectors.joining());
    }

    private static String section(Figures figures) {
        return "\n## " + figures.heading() + "\n"
                + calls(figures, "List of 100 sessions", "list100")
                + calls(figures, "List of 100 sessions, all times on the 31st", "list31st")
                + calls(figures, "List of 10 sessions", "list10")
                + calls(figures, "Revoke", "revoke")
                + calls(figures, "Walk over 10,000 sessions", "walk")
                + decode(figures)
                + threads(figures)
                + fill(figures)
                + coldStart(figures);
    }

    private static String calls(Figures figures, String title, String scenario) {
        Table table = new Table(
                title,
                "CPU µs",
                "× by hand",
                "× vendor",
                "KB",
                "× by hand",
                "× vendor",
                "calls/s",
                "× by hand",
                "× vendor",
                "runs");
        for (Kind subject : Kind.values()) {
            List<String> cells = new ArrayList<>();
            for (Metric metric : List.of(Metric.CPU, Metric.KB, Metric.CALLS)) {
                cells.add(number(figures.median(scenario, subject, metric)));
                cells.add(ratio(figures.ratio(scenario, subject, Kind.BY_HAND, metric)));
                cells.add(ratio(figures.ratio(scenario, subject, Kind.VENDOR, metric)));
            }
            cells.add(runs(figures, scenario, subject));
            table.row(subject, cells);
        }
        return table.text();
    }

    private static String decode(Figures figures) {
        Table table = new Table(
                "Decode alone, 100 sessions (an empty page subtracted)",
                "CPU µs",
                "KB",
                "times as fast as databind + jsr310",
                "runs");
        double databind = decode(figures, Kind.PLAIN_FEIGN, Metric.CPU).orElse(Double.NaN);
        for (Kind subject : Kind.values()) {
            OptionalDouble cpu = decode(figures, subject, Metric.CPU);
            OptionalDouble faster =
                    cpu.isPresent() ? OptionalDouble.of(databind / cpu.getAsDouble()) : OptionalDouble.empty();
            table.row(
                    subject,
                    List.of(
                            number(cpu),
                            number(decode(figures, subject, Metric.KB)),
                            ratio(faster),
                            runs(figures, "decode100", subject)));
        }
        return table.text();
    }

    private static OptionalDouble decode(Figures figures, Kind subject, Metric metric) {
        OptionalDouble full = figures.median("decode100", subject, metric);
        OptionalDouble empty = figures.median("decodeEmpty", subject, metric);
        return full.isPresent() && empty.isPresent()
                ? OptionalDouble.of(full.getAsDouble() - empty.getAsDouble())
                : OptionalDouble.empty();
    }

    private static String threads(Figures figures) {
        StringBuilder text = new StringBuilder();
        for (String scenario : List.of("list100 × 8", "list10 × 8", "list10 × 64", "list10 × 64 virtual")) {
            Table table = new Table("Threads: " + scenario, "calls/s", "× by hand", "× vendor", "CPU µs", "runs");
            for (Kind subject : Kind.values()) {
                table.row(
                        subject,
                        List.of(
                                number(figures.median(scenario, subject, Metric.CALLS)),
                                ratio(figures.ratio(scenario, subject, Kind.BY_HAND, Metric.CALLS)),
                                ratio(figures.ratio(scenario, subject, Kind.VENDOR, Metric.CALLS)),
                                // A virtual thread has no CPU time of its own.
                                scenario.endsWith("virtual")
                                        ? ""
                                        : number(figures.median(scenario, subject, Metric.CPU)),
                                runs(figures, scenario, subject)));
            }
            text.append(table.text());
        }
        return text.toString();
    }

    private static String fill(Figures figures) {
        Table table = new Table("Fill the fake, each session", "CPU µs", "KB", "runs");
        table.row(
                Kind.SESSIONS,
                List.of(
                        number(figures.median("fill", Kind.SESSIONS, Metric.CPU)),
                        number(figures.median("fill", Kind.SESSIONS, Metric.KB)),
                        runs(figures, "fill", Kind.SESSIONS)));
        return table.text();
    }

    private static String coldStart(Figures figures) {
        Table table = new Table(
                "Cold start to the first list, and class path",
                "CPU ms",
                "× vendor",
                "wall ms",
                "× vendor",
                "runs",
                "jars",
                "MB");
        for (Kind subject : Kind.values()) {
            table.row(
                    subject,
                    List.of(
                            number(figures.median("cold", subject, Metric.CPU)),
                            ratio(figures.ratio("cold", subject, Kind.VENDOR, Metric.CPU)),
                            number(figures.median("cold", subject, Metric.WALL)),
                            ratio(figures.ratio("cold", subject, Kind.VENDOR, Metric.WALL)),
                            runs(figures, "cold", subject),
                            format(figures.median("classpath", subject, Metric.JARS), "%.0f"),
                            ratio(figures.median("classpath", subject, Metric.MEGABYTES))));
        }
        return table.text();
    }

    private static String runs(Figures figures, String scenario, Kind subject) {
        int runs = figures.runs(scenario, subject);
        return runs == 0 ? "" : Integer.toString(runs);
    }

    static String number(OptionalDouble value) {
        return format(value, value.orElse(0) < 20 ? "%,.1f" : "%,.0f");
    }

    static String ratio(OptionalDouble value) {
        return format(value, "%.2f");
    }

    private static String format(OptionalDouble value, String format) {
        return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : "";
    }

    /** A table whose rows are subjects; those of which nothing is known are left out, and so is a table without rows. */
    private static final class Table {
        private final StringBuilder text = new StringBuilder();
        private boolean hasRows;

        Table(String title, String... columns) {
            text.append("\n### ").append(title).append("\n\n| |");
            List.of(columns).forEach(column -> text.append(' ').append(column).append(" |"));
            text.append("\n|---|").append("--:|".repeat(columns.length)).append('\n');
        }

        void row(Kind subject, List<String> cells) {
            if (!cells.stream().allMatch(String::isEmpty)) {
                String bold = subject == Kind.SESSIONS ? "**" : "";
                text.append("| ")
                        .append(bold)
                        .append(subject.title())
                        .append(bold)
                        .append(" |");
                cells.forEach(cell -> text.append(' ').append(cell).append(" |"));
                text.append('\n');
                hasRows = true;
            }
        }

        String text() {
            return hasRows ? text.toString() : "";
        }
    }
}
