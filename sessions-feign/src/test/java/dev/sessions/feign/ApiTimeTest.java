package dev.sessions.feign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast reader of times agrees with {@link Instant#parse} on everything. */
class ApiTimeTest {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
    private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

    /** The time stands between other characters, as in a parser's buffer. */
    private static Instant parse(String text) {
        return ApiTime.parse(("\"" + text + "\"").toCharArray(), 1, text.length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-15T12:00:00.000Z",
                "2024-02-29T23:59:59.999Z",
                "2000-02-28T00:00:00.001Z",
                "1970-01-01T00:00:00.000Z",
                "1969-12-31T23:59:59.999Z",
                "0000-01-01T00:00:00.000Z",
                "9999-12-31T23:59:59.999Z",
                "2026-01-15T24:00:00.000Z",
                "2026-01-15T12:00:00Z",
                "2026-01-15T12:00:00.123456Z"
            })
    void readsWhatInstantReads(String text) {
        assertThat(parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-13-15T12:00:00.000Z",
                "2026-00-15T12:00:00.000Z",
                "2026-02-30T12:00:00.000Z",
                "2023-02-29T12:00:00.000Z",
                "2026-01-00T12:00:00.000Z",
                "2026-01-15T25:00:00.000Z",
                "2026-01-15T12:60:00.000Z",
                "2026-01-15T12:00:61.000Z",
                "2026-01-15 12:00:00.000Z",
                "2026-01-15T12:00:00.000",
                "2026/01/15T12:00:00.000Z"
            })
    void refusesWhatInstantRefuses(String text) {
        assertThatThrownBy(() -> parse(text)).isInstanceOf(DateTimeException.class);
    }

    @Test
    void agreesWithInstantOnRandomTimesAndOnDamagedOnes() {
        long seed = System.nanoTime();
        System.out.println("ApiTimeTest seed " + seed);
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            String text = FORM.format(Instant.ofEpochMilli(random.nextLong(FIRST, LAST)));
            assertThat(parse(text)).as("seed %d, %s", seed, text).isEqualTo(Instant.parse(text));
            StringBuilder damaged = new StringBuilder(text);
            damaged.setCharAt(random.nextInt(text.length()), (char) ('-' + random.nextInt(46)));
            assertThat(outcome(() -> parse(damaged.toString())))
                    .as("seed %d, %s", seed, damaged)
                    .isEqualTo(outcome(() -> Instant.parse(damaged)));
        }
    }

    private static Object outcome(Supplier<Instant> reader) {
        try {
            return reader.get();
        } catch (DateTimeException e) {
            return "refused";
        }
    }
}
