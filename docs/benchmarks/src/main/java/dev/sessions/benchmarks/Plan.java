package dev.sessions.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long to measure, and what: the subjects, the calls on one thread, and for each count of threads the calls on those. */
record Plan(
        int rounds,
        TimeValue warmup,
        TimeValue time,
        Set<Kind> subjects,
        List<String> calls,
        Map<Integer, List<String>> threads) {
    /** 15 to 20 minutes. */
    static final Plan FULL = new Plan(
            5,
            TimeValue.milliseconds(2500),
            TimeValue.milliseconds(1500),
            EnumSet.allOf(Kind.class),
            List.of("list100", "list31st", "list10", "revoke", "walk"),
            Map.of(8, List.of("list100", "list10"), 64, List.of("list10")));

    /** One round for a developer's loop. One round of one JVM each: a change of a third shows, a smaller one may not. */
    static final Plan SHORT = new Plan(
            1,
            TimeValue.milliseconds(2500),
            TimeValue.milliseconds(700),
            EnumSet.of(Kind.BY_HAND, Kind.PLAIN_FEIGN, Kind.VENDOR, Kind.SESSIONS),
            List.of("list100", "list10", "revoke"),
            Map.of(8, List.of("list10")));
}
