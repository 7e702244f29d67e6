package dev.sessions.feign;

import dev.sessions.failure.RetryStop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Whether a failure is retried: the words of the page, with the waits of three attempts. */
record Retrying(String words, boolean again, List<Duration> waits, Optional<RetryStop> stop) {
    static final Retrying NONE = new Retrying("no", false, List.of(), Optional.empty());

    /** Half of 200 ms and of 400 ms: the random part that the trials take. */
    static final Retrying WITH_BACKOFF =
            new Retrying("yes", true, List.of(Duration.ofMillis(100), Duration.ofMillis(200)), Optional.empty());

    static final Retrying AT_ONCE = new Retrying("at once", true, List.of(), Optional.empty());

    /** The service asks for a wait over the limit. */
    static final Retrying TOO_LONG =
            new Retrying("no: `WAIT_TOO_LONG`", false, List.of(), Optional.of(RetryStop.WAIT_TOO_LONG));

    Retrying {
        waits = List.copyOf(waits);
    }

    static Retrying after(String words, Duration... waits) {
        return new Retrying(words, true, List.of(waits), Optional.empty());
    }
}
