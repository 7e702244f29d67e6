package dev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
    private static final String ALLOWED = "consists of visible ASCII characters other than /\\%?#;:, but character ";
    private static final String ADVICE = "; pass it exactly as the service sent it.";

    /** Everything that goes into an address as text: each by the way an application makes one. */
    enum Text {
        SESSION_ID("A session id", SessionId::of),
        USER_ID("A user id", UserId::of),
        ORGANIZATION_ID("An organization id", OrganizationId::of),
        AFTER("A cursor", PageRequest.newestFirst(10)::after),
        BEFORE("A cursor", PageRequest.newestFirst(10)::before);

        final String name;
        final Function<String, Object> factory;

        Text(String name, Function<String, Object> factory) {
            this.name = name;
            this.factory = factory;
        }
    }

    static Stream<Arguments> refused() {
        return Stream.of(Text.values())
                .flatMap(text -> Stream.of(
                        arguments(text, "", "must not be empty or blank."),
                        arguments(text, "  ", "must not be empty or blank."),
                        arguments(text, "\t\n", "must not be empty or blank."),
                        arguments(text, ".", "must not be '.', which names a folder in a path."),
                        arguments(text, "..", "must not be '..', which names a folder in a path."),
                        arguments(text, "%2e%2e", ALLOWED + "1 is '%'" + ADVICE),
                        arguments(text, "a/b", ALLOWED + "2 is '/'" + ADVICE),
                        arguments(text, "../a", ALLOWED + "3 is '/'" + ADVICE),
                        arguments(text, "a\\b", ALLOWED + "2 is '\\'" + ADVICE),
                        arguments(text, "a?b", ALLOWED + "2 is '?'" + ADVICE),
                        arguments(text, "ab#", ALLOWED + "3 is '#'" + ADVICE),
                        arguments(text, "a;b", ALLOWED + "2 is ';'" + ADVICE),
                        arguments(text, "a:b", ALLOWED + "2 is ':'" + ADVICE),
                        arguments(text, "a b", ALLOWED + "2 is U+0020" + ADVICE),
                        arguments(text, " a", ALLOWED + "1 is U+0020" + ADVICE),
                        arguments(text, "a ", ALLOWED + "2 is U+0020" + ADVICE),
                        arguments(text, "a\r\nX-Header: b", ALLOWED + "2 is U+000D" + ADVICE),
                        arguments(text, "a\nb", ALLOWED + "2 is U+000A" + ADVICE),
                        arguments(text, "a\tb", ALLOWED + "2 is U+0009" + ADVICE),
                        arguments(text, "a\0", ALLOWED + "2 is U+0000" + ADVICE),
                        arguments(text, "a\u001b[2J", ALLOWED + "2 is U+001B" + ADVICE),
                        arguments(text, "a\u007f", ALLOWED + "2 is U+007F" + ADVICE),
                        arguments(text, "a\u0085", ALLOWED + "2 is U+0085" + ADVICE),
                        arguments(text, "us\u00e9r", ALLOWED + "3 is U+00E9" + ADVICE),
                        arguments(text, "a\u2215b", ALLOWED + "2 is U+2215" + ADVICE),
                        arguments(text, "x".repeat(256), "has at most 255 characters, but this one has 256.")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void textThatCouldLeaveItsPlaceIsRefusedWithASentence(Text text, String value, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> text.factory.apply(value))
                .withMessage(text.name + " " + sentence);
    }

    @ParameterizedTest
    @EnumSource
    void nullIsRefusedWithASentence(Text text) {
        assertThatNullPointerException()
                .isThrownBy(() -> text.factory.apply(null))
                .withMessage(text.name + " must not be null.");
    }

    static Stream<String> accepted() {
        return Stream.of(
                "session_01H93ZY4F80QPBEZ1R5B2SHQG8",
                "not-a-ulid",
                "a",
                "...",
                ".a",
                "!\"$&'()*+,-.<=>@[]^_`{|}~",
                "x".repeat(255));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void anyOtherVisibleTextIsAccepted(String value) {
        assertThat(SessionId.of(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void cursorsAcceptTheSameTextAsIds(String value) {
        assertThat(PageRequest.newestFirst(10).after(value).after()).contains(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"user_1", "~"})
    void idsReadAsTheirBareText(String value) {
        assertThat(new Object[] {SessionId.of(value), UserId.of(value), OrganizationId.of(value)})
                .extracting(Object::toString)
                .containsOnly(value);
    }

    @Test
    void idsOfTheSameTextAreEqual() {
        assertThat(SessionId.of("a")).isEqualTo(SessionId.of("a")).hasSameHashCodeAs(SessionId.of("a"));
        assertThat(UserId.of("a")).isEqualTo(UserId.of("a"));
        assertThat(OrganizationId.of("a")).isEqualTo(OrganizationId.of("a"));
    }

    @Test
    void idsDifferByLetterCase() {
        assertThat(SessionId.of("session_a")).isNotEqualTo(SessionId.of("session_A"));
    }

    @Test
    void idsOfDifferentThingsAreNeverEqual() {
        assertThat((Object) SessionId.of("a")).isNotEqualTo(UserId.of("a"));
    }
}
