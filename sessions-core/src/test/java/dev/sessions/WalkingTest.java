package dev.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** How many requests a walk makes, and which. */
class WalkingTest {
    private static final PageRequest FIRST = PageRequest.newestFirst(100);

    /** Two full pages of 100 and a last one of one session. */
    private static ScriptedPort threePages() {
        return new ScriptedPort()
                .page(Sample.sessions(0, 100), "session_99")
                .page(Sample.sessions(100, 100), "session_199")
                .page(Sample.sessions(200, 1), null);
    }

    @Test
    void aWholeListHoldsASessionOfTwoPagesOnceAndTheFirstOneCounts() {
        Session later = Sample.bare()
                .id(SessionId.of("session_2"))
                .ipAddress("203.0.113.7")
                .build();
        ScriptedPort port = new ScriptedPort()
                .page(Sample.sessions("session_1", "session_2"), "session_2")
                .page(List.of(later), "session_3")
                .page(Sample.sessions("session_3"), null);
        assertThat(port.listAll(Sample.USER)).isEqualTo(Sample.sessions("session_1", "session_2", "session_3"));
    }

    @Test
    void aStreamGivesWhatThePagesHold() {
        ScriptedPort port = new ScriptedPort().page("session_1", "session_1").page("session_1", null);
        assertThat(port.stream(Sample.USER)).hasSize(2);
    }

    @Test
    void aStreamAloneMakesNoRequest() {
        ScriptedPort port = threePages();
        Stream<Session> unused = port.stream(Sample.USER);
        assertThat(port.requests()).isEmpty();
    }

    @Test
    void anIteratorAloneMakesNoRequest() {
        ScriptedPort port = threePages();
        Iterator<Session> unused = port.stream(Sample.USER).iterator();
        assertThat(port.requests()).isEmpty();
    }

    @Test
    void closeMakesNoRequest() {
        ScriptedPort port = threePages();
        port.stream(Sample.USER).close();
        assertThat(port.requests()).isEmpty();
    }

    @Test
    void closeAfterTheFirstSessionMakesNoFurtherRequest() {
        ScriptedPort port = threePages();
        try (Stream<Session> stream = port.stream(Sample.USER)) {
            assertThat(stream.iterator().next().id()).isEqualTo(SessionId.of("session_0"));
        }
        assertThat(port.requests()).hasSize(1);
    }

    @Test
    void findFirstMakesOneRequest() {
        ScriptedPort port = threePages();
        assertThat(port.stream(Sample.USER).findFirst()).map(Session::id).contains(SessionId.of("session_0"));
        assertThat(port.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "99, 1", "100, 1", "101, 2", "200, 2", "201, 3", "1000, 3"})
    void aLimitMakesAsManyRequestsAsItsSessionsNeed(int limit, int requests) {
        ScriptedPort port = threePages();
        assertThat(port.stream(Sample.USER).limit(limit)).hasSize(Math.min(limit, 201));
        assertThat(port.requests()).hasSize(requests);
    }

    @Test
    void anIteratorFetchesAPageWhenTheOneBeforeIsUsedUp() {
        ScriptedPort port = new ScriptedPort().page("session_1", "session_1").page("session_2", null);
        Iterator<Session> sessions = port.stream(Sample.USER).iterator();
        sessions.next();
        assertThat(port.requests()).hasSize(1);
        assertThat(sessions.hasNext()).as("stream has next").isTrue();
        assertThat(port.requests()).hasSize(2);
    }

    @Test
    void aWalkThatIsOverAsksNoMore() {
        ScriptedPort port = new ScriptedPort().page("session_1", null);
        Iterator<Session> sessions = port.stream(Sample.USER).iterator();
        sessions.next();
        assertThat(sessions.hasNext()).as("stream has next").isFalse();
        assertThat(sessions.hasNext()).as("stream has next").isFalse();
        assertThat(port.requests()).hasSize(1);
    }

    @Test
    void deliversEverySessionOnceAndInOrder() {
        assertThat(threePages().stream(Sample.USER)).isEqualTo(Sample.sessions(0, 201));
    }

    @Test
    void followsTheCursorOfEachPage() {
        ScriptedPort port = threePages();
        port.listAll(Sample.USER);
        assertThat(port.requests()).containsExactly(FIRST, FIRST.after("session_99"), FIRST.after("session_199"));
    }

    @Test
    void asksAboutTheGivenUserOnly() {
        ScriptedPort port = threePages();
        port.listAll(UserId.of("user_7"));
        assertThat(port.users()).hasSize(3).containsOnly(UserId.of("user_7"));
    }

    @ParameterizedTest
    @EnumSource
    void passesOrderAndPageSizeOnEachRequest(SortOrder order) {
        ScriptedPort port = new ScriptedPort().page("session_1", "session_1").page("session_2", null);
        PageRequest first = PageRequest.of(order, 1);
        assertThat(port.stream(Sample.USER, Walk.from(first))).hasSize(2);
        assertThat(port.requests()).containsExactly(first, first.after("session_1"));
    }

    @Test
    void beginsAfterTheCursorThatItIsGiven() {
        ScriptedPort port = new ScriptedPort().page("session_2", null);
        assertThat(port.stream(Sample.USER, Walk.from(FIRST.after("session_1"))))
                .hasSize(1);
        assertThat(port.requests()).containsExactly(FIRST.after("session_1"));
    }

    @Test
    void emptyPageWithANextCursorGoesOn() {
        ScriptedPort port = new ScriptedPort()
                .emptyPage("session_a")
                .page("session_1", "session_b")
                .emptyPage("session_c")
                .emptyPage("session_d")
                .page("session_2", null);
        assertThat(port.listAll(Sample.USER)).isEqualTo(Sample.sessions("session_1", "session_2"));
        assertThat(port.requests()).hasSize(5);
    }

    @Test
    void noSessionsIsOneRequest() {
        ScriptedPort port = new ScriptedPort().emptyPage(null);
        assertThat(port.listAll(Sample.USER)).isEmpty();
        assertThat(port.requests()).hasSize(1);
    }

    @Test
    void theListOfAllCannotBeChanged() {
        List<Session> all = threePages().listAll(Sample.USER);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(all::clear);
    }

    @Test
    void findStopsAtThePageOfTheSession() {
        ScriptedPort port = threePages();
        assertThat(port.find(Sample.USER, SessionId.of("session_150")))
                .map(Session::id)
                .contains(SessionId.of("session_150"));
        assertThat(port.requests()).hasSize(2);
    }

    @Test
    void findLooksAtAllPagesForASessionThatIsNotThere() {
        ScriptedPort port = threePages();
        assertThat(port.find(Sample.USER, SessionId.of("session_x"))).isEmpty();
        assertThat(port.requests()).hasSize(3);
    }

    @Test
    void aParallelStreamFetchesOnePageAfterTheOther() {
        ScriptedPort port = threePages();
        assertThat(port.stream(Sample.USER).parallel().toList()).isEqualTo(Sample.sessions(0, 201));
        assertThat(port.requests()).hasSize(3);
    }

    @Test
    void aStreamIsSequentialOfUnknownSizeAndOrdered() {
        Stream<Session> stream = threePages().stream(Sample.USER);
        assertThat(stream.isParallel()).as("stream is parallel").isFalse();
        Spliterator<Session> spliterator = stream.spliterator();
        assertThat(spliterator.estimateSize()).isEqualTo(Long.MAX_VALUE);
        assertThat(spliterator.characteristics()).isEqualTo(Spliterator.ORDERED | Spliterator.NONNULL);
        assertThat(spliterator.trySplit()).isNull();
    }

    @Test
    void nullIsRefusedBeforeAnyRequest() {
        ScriptedPort port = threePages();
        SessionId session = SessionId.of("session_1");
        assertThatNullPointerException().isThrownBy(() -> port.stream(null)).withMessage("A listing needs a user.");
        assertThatNullPointerException()
                .isThrownBy(() -> port.stream(Sample.USER, null))
                .withMessage("A stream of sessions needs a walk.");
        assertThatNullPointerException().isThrownBy(() -> port.listAll(null)).withMessage("A listing needs a user.");
        assertThatNullPointerException()
                .isThrownBy(() -> port.find(null, session))
                .withMessage("A listing needs a user.");
        assertThatNullPointerException()
                .isThrownBy(() -> port.find(Sample.USER, null))
                .withMessage("A search needs a session id.");
        assertThat(port.requests()).isEmpty();
    }
}
