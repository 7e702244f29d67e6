package dev.sessions.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long to measure, and what: the subjects of the first round, the calls of every round, those of the first round alone, and
 * the calls for each count of threads, which are measured in the first round too.
 */
record Plan(
        int rounds,
        TimeValue warmup,
        TimeValue time,
        Set<Kind> subjects,
        List<String> calls,
        List<String> extraCalls,
        Map<Integer, List<String>> threads) {
    /** About 20 minutes. */
    static final Plan FULL = new Plan(
            5,
            TimeValue.milliseconds(8000),
            TimeValue.milliseconds(1500),
            EnumSet.allOf(Kind.class),
            List.of("list100", "list10", "revoke"),
            List.of("list31st", "walk"),
            Map.of(8, List.of("list100", "list10"), 64, List.of("list10")));

    /** Less than two minutes for a developer's loop: one JVM each, so a change of a third shows and a smaller one may not. */
    static final Plan SHORT = new Plan(
            1,
            TimeValue.milliseconds(3500),
            TimeValue.milliseconds(700),
            EnumSet.of(Kind.BY_HAND, Kind.VENDOR, Kind.SESSIONS),
            List.of("list100", "list10", "revoke"),
            List.of(),
            Map.of(8, List.of("list10")));
}
