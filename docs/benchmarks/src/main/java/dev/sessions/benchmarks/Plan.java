package dev.sessions.benchmarks;

import java.util.List;
import org.openjdk.jmh.runner.options.TimeValue;

/** How long to measure. */
record Plan(int rounds, TimeValue warmup, TimeValue time, List<Integer> threads, List<String> calls) {
    static final Plan FULL = new Plan(
            5,
            TimeValue.seconds(3),
            TimeValue.seconds(2),
            List.of(8, 64),
            List.of("list100", "list31st", "list10", "revoke"));

    /** One round on code that is barely warm: shows a change of a third and more. */
    static final Plan SHORT = new Plan(
            1,
            TimeValue.milliseconds(1500),
            TimeValue.milliseconds(700),
            List.of(8),
            List.of("list100", "list10", "revoke"));
}
