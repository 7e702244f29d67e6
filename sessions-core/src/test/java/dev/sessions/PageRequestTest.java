package dev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageRequestTest {
    private static final PageRequest FIRST = PageRequest.newestFirst(10);

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 101, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void aLimitOutOfRangeIsRefused(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PageRequest.newestFirst(limit))
                .withMessage("A page holds 1 to 100 sessions, so the limit must not be " + limit + ".");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 99, 100})
    void aLimitInRangeIsAccepted(int limit) {
        assertThat(PageRequest.oldestFirst(limit).limit()).isEqualTo(limit);
    }

    @Test
    void anOrderIsRequired() {
        assertThatNullPointerException()
                .isThrownBy(() -> PageRequest.of(null, 10))
                .withMessage("A page request needs an order.");
    }

    @Test
    void eachFactoryIsOfItsOrder() {
        assertThat(FIRST).isEqualTo(PageRequest.of(SortOrder.NEWEST_FIRST, 10));
        assertThat(FIRST.order()).isEqualTo(SortOrder.NEWEST_FIRST);
        assertThat(PageRequest.oldestFirst(10)).isEqualTo(PageRequest.of(SortOrder.OLDEST_FIRST, 10));
        assertThat(PageRequest.oldestFirst(10).order()).isEqualTo(SortOrder.OLDEST_FIRST);
    }

    @Test
    void theFirstPageHasNoCursor() {
        assertThat(FIRST.after()).isEmpty();
        assertThat(FIRST.before()).isEmpty();
    }

    @Test
    void aCursorLeavesTheOriginalAsItWas() {
        PageRequest moved = FIRST.after("session_1");
        assertThat(moved.after()).contains("session_1");
        assertThat(FIRST.after()).isEmpty();
    }

    @Test
    void afterAndBeforeAreNeverTogether() {
        String sentence = "A page comes after one cursor or before one, not both.";
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIRST.after("session_1").before("session_2"))
                .withMessage(sentence);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FIRST.before("session_1").after("session_2"))
                .withMessage(sentence);
    }

    @Test
    void aCursorCanBeReplacedByAnotherOfItsKind() {
        assertThat(FIRST.after("session_1").after("session_2").after()).contains("session_2");
        assertThat(FIRST.before("session_1").before("session_2").before()).contains("session_2");
    }

    @Test
    void aRequestCanBeRebuiltFromItsCursorAsText() {
        PageRequest forward = PageRequest.oldestFirst(25).after("session_1");
        PageRequest backward = PageRequest.oldestFirst(25).before("session_1");
        assertThat(PageRequest.of(forward.order(), forward.limit())
                        .after(forward.after().orElseThrow()))
                .isEqualTo(forward);
        assertThat(PageRequest.of(backward.order(), backward.limit())
                        .before(backward.before().orElseThrow()))
                .isEqualTo(backward);
    }

    @Test
    void isEqualByAllItsParts() {
        PageRequest request = FIRST.after("session_1");
        assertThat(PageRequest.newestFirst(10).after("session_1"))
                .isEqualTo(request)
                .hasSameHashCodeAs(request);
    }

    static Stream<Object> others() {
        return Stream.of(
                FIRST,
                PageRequest.newestFirst(11).after("session_1"),
                PageRequest.oldestFirst(10).after("session_1"),
                FIRST.after("session_2"),
                FIRST.before("session_1"),
                "session_1");
    }

    @ParameterizedTest
    @MethodSource("others")
    void oneDifferentPartMakesADifferentRequest(Object other) {
        assertThat((Object) FIRST.after("session_1")).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other);
    }

    @Test
    void requestsBeforeDifferentCursorsDiffer() {
        assertThat(FIRST.before("session_1")).isNotEqualTo(FIRST.before("session_2"));
    }

    @Test
    void readsAsItsParts() {
        assertThat(FIRST).hasToString("PageRequest[limit=10, order=NEWEST_FIRST]");
        assertThat(FIRST.after("session_1")).hasToString("PageRequest[limit=10, order=NEWEST_FIRST, after=session_1]");
        assertThat(PageRequest.oldestFirst(5).before("session_1"))
                .hasToString("PageRequest[limit=5, order=OLDEST_FIRST, before=session_1]");
    }
}
