package dev.sessions.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final String DOCUMENT = "{\"a\":[1,-2.5e+3,null],\"b\":{\"c\":\"x\\u00e9\\n\\\"\"},\"d\":true}";

    @Test
    void aDocumentIsReadAsItIs() throws JsonReader.Malformed {
        List<Object> numbers = new ArrayList<>(List.of(1.0, -2500.0));
        numbers.add(null);
        Map<String, Object> wanted = new LinkedHashMap<>();
        wanted.put("a", numbers);
        wanted.put("b", Map.of("c", "x\u00e9\n\""));
        wanted.put("d", true);
        assertThat(JsonReader.read(" \t\r\n" + DOCUMENT + "\n")).isEqualTo(wanted);
    }

    @Test
    void whatTheFakeWritesIsReadBack() throws JsonReader.Malformed {
        Map<String, Object> value = Map.of("k\"\\/\b\f\n\r\t\u0001\u007f", List.of("\ud83d\ude00", "\ud83d", "é"));
        assertThat(JsonReader.read(JsonText.of(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "nul",
                "truE",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "0x1",
                "NaN",
                "'a'",
                "\"a",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "{",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,]",
                "[1 2]",
                "{,}",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "{1:2}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":null,\"a\":1}",
                "[}",
                "{]",
                "[]]",
                "{} {}",
                "1 2",
                "[] x",
                "/**/[]",
                "\u00a0[]"
            })
    void whatIsNoDocumentIsRefused(String text) {
        assertThat(catchThrowableOfType(JsonReader.Malformed.class, () -> JsonReader.read(text)))
                .isNotNull();
    }

    @Test
    void everyPartOfADocumentEndsInside() {
        for (int length = 1; length < DOCUMENT.length(); length++) {
            String part = DOCUMENT.substring(0, length);
            JsonReader.Malformed malformed =
                    catchThrowableOfType(JsonReader.Malformed.class, () -> JsonReader.read(part));
            assertThat(malformed.cutOff).as(part).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".5", "+1", "0x1", "00", "-01", "1a", "1.5.5", "1e5e5", "--1", "1-", "1..", "t-", "xyz", "trux", "NaN"
            })
    void aWrongWordAtTheEndIsNoHalfOfADocument(String word) {
        JsonReader.Malformed malformed =
                catchThrowableOfType(JsonReader.Malformed.class, () -> JsonReader.read("{\"n\":" + word));
        assertThat(malformed.cutOff).isFalse();
    }

    @Test
    void whatCameBeforeTheEndIsThere() {
        JsonReader.Malformed malformed = catchThrowableOfType(
                JsonReader.Malformed.class, () -> JsonReader.read("{\"a\":[{\"b\":1},{\"c\":\"half"));
        assertThat(malformed.part).isEqualTo(Map.of("a", List.of(Map.of("b", 1.0), Map.of())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[}", "{\"a\":]}", "[tru]", "[\"\\x\"]", "{\"a\":1,\"a\""})
    void anErrorInTheMiddleIsNotAnEnd(String text) {
        JsonReader.Malformed malformed = catchThrowableOfType(JsonReader.Malformed.class, () -> JsonReader.read(text));
        assertThat(malformed.ended).isFalse();
    }

    @Test
    void fiftyLevelsAreReadAndFiftyOneAreNot() throws JsonReader.Malformed {
        assertThat(JsonReader.read("[".repeat(50) + "]".repeat(50))).isNotNull();
        JsonReader.Malformed malformed =
                catchThrowableOfType(JsonReader.Malformed.class, () -> JsonReader.read("[".repeat(51)));
        assertThat(malformed.ended).isFalse();
        assertThat(catchThrowableOfType(JsonReader.Malformed.class, () -> JsonReader.read("[".repeat(1_000_000))))
                .isNotNull();
    }
}
