package dev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPageTest {
    private static final PageRequest REQUEST = PageRequest.newestFirst(10);

    @Test
    void anEmptyPageIsTheDefault() {
        SessionPage page = SessionPage.builder(REQUEST).build();
        assertThat(page.sessions()).isEmpty();
        assertThat(page.next()).isEmpty();
        assertThat(page.previous()).isEmpty();
    }

    @Test
    void keepsTheOrderOfItsSessions() {
        List<Session> sessions = Sample.sessions("session_2", "session_1", "session_3");
        assertThat(SessionPage.builder(REQUEST).sessions(sessions).build().sessions())
                .isEqualTo(sessions);
    }

    @ParameterizedTest
    @EnumSource
    void nextAndPreviousKeepLimitAndOrder(SortOrder order) {
        SessionPage page = SessionPage.builder(PageRequest.of(order, 37))
                .after("session_9")
                .before("session_1")
                .build();
        assertThat(page.next()).contains(PageRequest.of(order, 37).after("session_9"));
        assertThat(page.previous()).contains(PageRequest.of(order, 37).before("session_1"));
    }

    @Test
    void theCursorsOfThePageReplaceThoseOfItsRequest() {
        SessionPage second = SessionPage.builder(REQUEST.after("session_1"))
                .after("session_2")
                .before("session_0")
                .build();
        assertThat(second.next()).contains(REQUEST.after("session_2"));
        assertThat(second.previous()).contains(REQUEST.before("session_0"));
    }

    @Test
    void aPageThatPrecedesACursorLeadsForwardAgain() {
        SessionPage page = SessionPage.builder(REQUEST.before("session_5"))
                .after("session_4")
                .build();
        assertThat(page.next()).contains(REQUEST.after("session_4"));
    }

    @Test
    void sessionsCannotBeChangedThroughThePage() {
        SessionPage page = SessionPage.builder(REQUEST)
                .sessions(Sample.sessions("session_1"))
                .build();
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> page.sessions().clear());
    }

    @Test
    void sessionsCannotBeChangedThroughTheListThatWasGiven() {
        List<Session> given = new ArrayList<>(Sample.sessions("session_1"));
        SessionPage page = SessionPage.builder(REQUEST).sessions(given).build();
        given.clear();
        assertThat(page.sessions()).hasSize(1);
    }

    @Test
    void aBuilderThatIsUsedAgainLeavesEarlierPagesAsTheyWere() {
        SessionPage.Builder builder = SessionPage.builder(REQUEST).after("session_1");
        SessionPage page = builder.build();
        builder.after("session_2").sessions(Sample.sessions("session_1")).build();
        assertThat(page)
                .isEqualTo(SessionPage.builder(REQUEST).after("session_1").build());
    }

    @Test
    void aCursorThatIsNoPossibleIdIsRefused() {
        SessionPage.Builder builder = SessionPage.builder(REQUEST).after("a/b");
        assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith("A cursor consists of");
    }

    @Test
    void aRequestIsRequired() {
        assertThatNullPointerException()
                .isThrownBy(() -> SessionPage.builder(null))
                .withMessage("A page needs its request.");
    }

    private static SessionPage.Builder page() {
        return SessionPage.builder(REQUEST)
                .sessions(Sample.sessions("session_1"))
                .after("session_2")
                .before("session_0");
    }

    @Test
    void isEqualByItsSessionsAndNeighbours() {
        assertThat(page().build()).isEqualTo(page().build()).hasSameHashCodeAs(page().build());
    }

    static Stream<Object> others() {
        return Stream.of(
                page().sessions(List.of()).build(),
                page().after(null).build(),
                page().after("session_3").build(),
                page().before(null).build(),
                page().before("session_3").build(),
                "page");
    }

    @ParameterizedTest
    @MethodSource("others")
    void oneDifferentPartMakesADifferentPage(Object other) {
        assertThat((Object) page().build()).isNotEqualTo(other).doesNotHaveSameHashCodeAs(other);
    }

    @Test
    void readsAsItsSessionsAndNeighbours() {
        assertThat(page().build().toString())
                .startsWith("SessionPage[sessions=[Session[id=session_1, ")
                .endsWith("]], next=PageRequest[limit=10, order=NEWEST_FIRST, after=session_2]"
                        + ", previous=PageRequest[limit=10, order=NEWEST_FIRST, before=session_0]]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"198.51.100.42", "Mozilla", "admin@example.com", "ticket 42"})
    void personalDataIsNotInItsText(String secret) {
        SessionPage page = SessionPage.builder(REQUEST)
                .sessions(List.of(Sample.full().build()))
                .build();
        assertThat(page.toString()).doesNotContain(secret);
    }
}
