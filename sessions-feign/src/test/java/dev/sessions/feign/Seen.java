package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.failure.SessionsException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The observation of one call: its result or exception, the number of requests, and the waits between them. */
record Seen(@Nullable String result, @Nullable Throwable thrown, int requests, List<Duration> waits, int most) {

    /** Fails unless the observation is the expected one. */
    void is(Outcome expected) {
        if (expected.isFailure(most)) {
            assertThat(thrown).isInstanceOfSatisfying(SessionsException.class, failure -> fails(failure, expected));
        } else {
            assertThat(thrown).isNull();
            assertThat(result).isEqualTo(expected.result(most));
        }
        assertThat(requests).as("requests").isEqualTo(expected.requests(most));
        assertThat(waits).as("waits").isEqualTo(expected.waits(most));
    }

    /** Returns whether it is one of those. */
    boolean isOneOf(List<Outcome> expected) {
        return expected.stream().anyMatch(outcome -> {
            try {
                is(outcome);
                return true;
            } catch (AssertionError other) {
                return false;
            }
        });
    }

    private void fails(SessionsException failure, Outcome expected) {
        assertThat(failure.getClass().getSimpleName()).as("%s", failure).isEqualTo(expected.result(most));
        assertThat(failure).hasMessageContaining(expected.story());
        assertThat(failure.status()).as("status").isEqualTo(expected.status());
        assertThat(failure.requestId()).as("request id").isEqualTo(expected.requestId());
        assertThat(failure.retryAfter()).as("retry after").isEqualTo(expected.retryAfter());
        assertThat(failure.isRetryable()).as("retryable").isEqualTo(expected.mayPass());
        assertThat(failure.attempts()).as("attempts").isEqualTo(expected.attempts(most));
        assertThat(failure.getSuppressed()).as("earlier failures").hasSize(failure.attempts() - 1);
        assertThat(failure.retryStop()).as("retry stop").isEqualTo(expected.stop(most));
    }
}
