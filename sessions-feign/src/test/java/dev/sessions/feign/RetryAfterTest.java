package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "000, 0",
        "3, 3",
        "' 7 ', 7",
        "86400, 86400",
        "9999999999, 9999999999",
        "10000000000000000, 9999999999",
        "99999999999999999999999999, 9999999999"
    })
    void readsWholeSeconds(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "'Thu, 15 Jan 2026 12:00:05 GMT', 5",
        "'Thu, 15 Jan 2026 12:00:00 GMT', 0",
        "'Wed, 14 Jan 2026 12:00:00 GMT', 0",
        "'Fri, 16 Jan 2026 12:00:00 GMT', 86400"
    })
    void readsADateAndTakesThePastForNoWait(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-1", "1.5", "soon", "3 seconds", "0x10", "\u0663", "Thu, 15 Jan 2026", "NaN"})
    void ignoresEverythingElse(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isNull();
    }
}
