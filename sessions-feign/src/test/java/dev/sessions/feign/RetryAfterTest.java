package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.feign.ResponseReader.RetryAfter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
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
        assertThat(RetryAfter.parse(header, null, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "'Thu, 15 Jan 2026 12:00:05 GMT', 5",
        "'Thu, 15 Jan 2026 12:00:00 GMT', 0",
        "'Wed, 14 Jan 2026 12:00:00 GMT', 0",
        "'Fri, 16 Jan 2026 12:00:00 GMT', 86400"
    })
    void readsADateAndTakesThePastForNoWait(String header, long seconds) {
        assertThat(RetryAfter.parse(header, null, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({
        "'Thu, 15 Jan 2026 11:00:00 GMT', 3605",
        "' Thu, 15 Jan 2026 12:00:01 GMT ', 4",
        "'Thu, 15 Jan 2026 13:00:00 GMT', 0",
        "yesterday, 5",
        "'', 5"
    })
    void countsADateFromTheDateOfTheResponseIfThatIsOne(String date, long seconds) {
        assertThat(RetryAfter.parse("Thu, 15 Jan 2026 12:00:05 GMT", date, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "-1", "1.5", "soon", "3 seconds", "0x10", "\u0663", "Thu, 15 Jan 2026", "NaN"})
    void ignoresEverythingElse(String header) {
        assertThat(RetryAfter.parse(header, null, NOW)).isNull();
    }

    @Test
    void neverThrowsAndNeverAsksForLessThanNothing() {
        long seed = System.nanoTime();
        System.out.println("RetryAfterTest seed " + seed);
        Random random = new Random(seed);
        List<String> begin =
                List.of("", "3", "86400", "-1", "Thu, 15 Jan 2026 12:00:05 GMT", "31 Dec 9999 23:59:59 +1800");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder(begin.get(random.nextInt(begin.size())));
            for (int changes = random.nextInt(4); changes > 0; changes--) {
                int at = random.nextInt(header.length() + 1);
                header.replace(at, Math.min(header.length(), at + random.nextInt(3)), piece(random));
            }
            Duration wait = RetryAfter.parse(header.toString(), header.toString(), NOW);
            assertThat(wait == null || !wait.isNegative())
                    .as("seed %d, %s", seed, header)
                    .isTrue();
        }
    }

    /** Returns what dates and numbers are made of, and now and then any character. */
    private static String piece(Random random) {
        String usual = "0123456789 -+:,.GMTJanDecThu";
        int any = random.nextInt(usual.length() * 2);
        return any < usual.length()
                ? usual.substring(any, any + 1)
                : Character.toString(random.nextInt(Character.MIN_SURROGATE));
    }
}
