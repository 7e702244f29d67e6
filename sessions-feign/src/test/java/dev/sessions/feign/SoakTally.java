package dev.sessions.feign;

import dev.sessions.failure.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the events of an adapter's listener in a soak. */
final class SoakTally implements AttemptListener {
    private final LongAdder begun = new LongAdder();
    private final LongAdder attempts = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final Map<String, Integer> failures = new ConcurrentSkipListMap<>();

    @Override
    public void started(Operation operation, int attempt) {
        attempts.increment();
        if (attempt == 1) {
            begun.increment();
        }
    }

    @Override
    public void finished(Operation operation, int made, Duration time, Optional<Throwable> failure) {
        ended.increment();
        failure.ifPresent(thrown -> failures.merge(thrown.getClass().getSimpleName(), 1, Integer::sum));
    }

    long begun() {
        return begun.sum();
    }

    long attempts() {
        return attempts.sum();
    }

    long ended() {
        return ended.sum();
    }

    /** Returns how many calls failed, by kind. */
    Map<String, Integer> failures() {
        return failures;
    }
}
