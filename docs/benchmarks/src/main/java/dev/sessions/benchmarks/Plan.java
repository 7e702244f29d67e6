package dev.sessions.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long to measure (on one thread, and on many), and what: the subjects of the first round, the calls of every round, and the
 * calls for each count of threads. A full run measures more in its first round.
 */
record Plan(
        int rounds,
        TimeValue warmup,
        TimeValue time,
        TimeValue threadTime,
        Set<Kind> subjects,
        List<String> calls,
        Map<Integer, List<String>> threads) {
    /** About half an hour. */
    static final Plan FULL = new Plan(
            5,
            TimeValue.milliseconds(8000),
            TimeValue.milliseconds(1500),
            TimeValue.milliseconds(4000),
            EnumSet.allOf(Kind.class),
            List.of("list100", "list10", "revoke"),
            Map.of(8, List.of("list100", "list10"), 64, List.of("list10")));

    /** Less than two minutes for a developer's loop: one JVM each, so a change of a third shows and a smaller one may not. */
    static final Plan SHORT = new Plan(
            1,
            TimeValue.milliseconds(3000),
            TimeValue.milliseconds(700),
            TimeValue.milliseconds(1500),
            EnumSet.of(Kind.BY_HAND, Kind.VENDOR, Kind.SESSIONS),
            List.of("list100", "list10", "revoke"),
            Map.of(8, List.of("list10")));
}
