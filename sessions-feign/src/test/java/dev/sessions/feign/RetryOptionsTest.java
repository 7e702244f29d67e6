package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetryOptionsTest {
    static Stream<RetryOptions> others() {
        RetryOptions defaults = RetryOptions.defaults();
        return Stream.of(
                defaults.maxAttempts(4),
                defaults.firstBackoff(Duration.ofMillis(1)),
                defaults.multiplier(1),
                defaults.maxBackoff(Duration.ofHours(1)),
                defaults.longestRetryAfter(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @MethodSource("others")
    void everyOptionCounts(RetryOptions other) {
        assertThat(other).isNotEqualTo(RetryOptions.defaults()).isEqualTo(other);
        assertThat(other.toString()).isNotEqualTo(RetryOptions.defaults().toString());
    }

    @Test
    void equalOptionsAreEqual() {
        assertThat(RetryOptions.defaults().maxAttempts(1))
                .isEqualTo(RetryOptions.none())
                .hasSameHashCodeAs(RetryOptions.none());
    }

    @Test
    void anOptionLeavesTheOthersAlone() {
        RetryOptions all = RetryOptions.defaults()
                .longestRetryAfter(Duration.ofSeconds(4))
                .maxBackoff(Duration.ofSeconds(3))
                .multiplier(1.5)
                .firstBackoff(Duration.ofSeconds(2))
                .maxAttempts(7);

        assertThat(all.maxAttempts()).isEqualTo(7);
        assertThat(all.firstBackoff()).isEqualTo(Duration.ofSeconds(2));
        assertThat(all.multiplier()).isEqualTo(1.5);
        assertThat(all.maxBackoff()).isEqualTo(Duration.ofSeconds(3));
        assertThat(all.longestRetryAfter()).isEqualTo(Duration.ofSeconds(4));
    }
}
