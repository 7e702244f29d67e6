package dev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WalkTest {
    private static final PageRequest FIRST = PageRequest.newestFirst(100);

    @Test
    void beginsAtTheNewestSessionInPagesOf100() {
        assertThat(Walk.newestFirst().first()).isEqualTo(PageRequest.newestFirst(100));
    }

    @Test
    void beginsAtTheOldestSessionInPagesOf100() {
        assertThat(Walk.oldestFirst().first()).isEqualTo(PageRequest.oldestFirst(100));
    }

    @Test
    void beginsAtTheGivenCursor() {
        PageRequest first = PageRequest.oldestFirst(7).after("session_1");
        assertThat(Walk.from(first).first()).isEqualTo(first);
    }

    @Test
    void allows10000PagesAndAMillionSessionsByDefault() {
        assertThat(Walk.newestFirst().maxPages()).isEqualTo(10_000);
        assertThat(Walk.newestFirst().maxSessions()).isEqualTo(1_000_000);
    }

    @Test
    void eachCeilingIsSetAlone() {
        Walk walk = Walk.from(FIRST).maxPages(1).maxSessions(2);
        assertThat(walk.maxPages()).isEqualTo(1);
        assertThat(walk.maxSessions()).isEqualTo(2);
        assertThat(walk.first()).isEqualTo(FIRST);
    }

    @Test
    void aCeilingLeavesTheOriginalAsItWas() {
        Walk walk = Walk.newestFirst();
        walk.maxPages(1);
        assertThat(walk.maxPages()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aCeilingBelowOneIsRefused(int ceiling) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Walk.newestFirst().maxPages(ceiling))
                .withMessage("A walk allows at least 1 page, not " + ceiling + ".");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Walk.newestFirst().maxSessions(ceiling))
                .withMessage("A walk allows at least 1 session, not " + ceiling + ".");
    }

    @Test
    void aStartBeforeACursorIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Walk.from(FIRST.before("session_1")))
                .withMessage(
                        "A walk goes forward, so it cannot begin before a cursor; reverse the order to go the other way.");
    }

    @Test
    void aFirstRequestIsRequired() {
        assertThatNullPointerException().isThrownBy(() -> Walk.from(null)).withMessage("A walk needs a first request.");
    }

    @Test
    void isEqualByItsParts() {
        Walk walk = Walk.newestFirst().maxPages(3);
        assertThat(Walk.from(FIRST).maxPages(3)).isEqualTo(walk).hasSameHashCodeAs(walk);
    }

    static Stream<Object> others() {
        return Stream.of(
                Walk.oldestFirst(),
                Walk.newestFirst().maxPages(3),
                Walk.newestFirst().maxSessions(3),
                "walk");
    }

    @ParameterizedTest
    @MethodSource("others")
    void oneDifferentPartMakesADifferentWalk(Object other) {
        assertThat((Object) Walk.newestFirst()).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other);
    }

    @Test
    void readsAsItsParts() {
        assertThat(Walk.newestFirst())
                .hasToString("Walk[first=PageRequest[limit=100, order=NEWEST_FIRST], maxPages=10000, "
                        + "maxSessions=1000000]");
    }
}
