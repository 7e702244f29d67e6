package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionPage;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.Walk;
import dev.sessions.failure.InvalidRequestException;
import dev.sessions.failure.PagingException;
import dev.sessions.failure.UserNotFoundException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Faults of pages: what a walk that meets them sees. */
class PageFaultTest {
    private final FakeSessions fake = FakeSessions.create();
    private final List<Session> oldestFirst = new ArrayList<>();

    @BeforeEach
    void signIn() {
        for (int i = 0; i < 25; i++) {
            oldestFirst.add(fake.signIn(ALICE));
        }
    }

    private List<Session> walk(SortOrder order) {
        Walk walk = Walk.from(PageRequest.of(order, 10));
        return fake.stream(ALICE, walk).toList();
    }

    private List<Session> all(SortOrder order) {
        List<Session> all = new ArrayList<>(oldestFirst);
        if (order == SortOrder.NEWEST_FIRST) {
            Collections.reverse(all);
        }
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void aWalkOverEmptyAndShortPagesLosesNothing(SortOrder order) {
        fake.onList(1, Fault.emptyPage());
        fake.onList(2, Fault.emptyPage());
        fake.onList(4, Fault.shortPage(1));
        fake.onList(5, Fault.emptyPage());
        fake.onList(7, Fault.emptyPage());
        assertThat(walk(order)).containsExactlyElementsOf(all(order));
        assertThat(fake.unreachedFaults()).isEmpty();
    }

    @Test
    void anEmptyLastPageStillLeadsOn() {
        fake.onList(4, Fault.emptyPage());
        PageRequest last =
                PageRequest.oldestFirst(10).after(oldestFirst.get(24).id().value());
        assertThat(fake.list(ALICE, last).next()).isEmpty();
        fake.onList(1, Fault.emptyPage());
        PageRequest next = fake.list(ALICE, last).next().orElseThrow();
        assertThat(fake.list(ALICE, next).sessions()).isEmpty();
    }

    @Test
    void anEmptyPageOnTheWayBackLeadsBack() {
        PageRequest back =
                PageRequest.oldestFirst(10).before(oldestFirst.get(5).id().value());
        fake.onList(1, Fault.emptyPage());
        SessionPage empty = fake.list(ALICE, back);
        assertThat(empty.sessions()).isEmpty();
        assertThat(empty.next()).isEmpty();
        assertThat(fake.list(ALICE, empty.previous().orElseThrow()).sessions())
                .containsExactlyElementsOf(oldestFirst.subList(0, 5));
    }

    @Test
    void aMadeUpCursorBelongsToItsUser() {
        fake.signIn(BOB);
        fake.onList(1, Fault.emptyPage());
        PageRequest next = fake.list(ALICE, PageRequest.newestFirst(10)).next().orElseThrow();
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> fake.list(BOB, next));
    }

    @Test
    void resetForgetsMadeUpCursors() {
        fake.onList(1, Fault.nextCursor("A"));
        fake.list(ALICE, PageRequest.newestFirst(10));
        fake.reset();
        fake.signIn(ALICE);
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> fake.list(ALICE, PageRequest.newestFirst(10).after("A")));
    }

    @Test
    void aFaultOfPagesDoesNotMakeAnUnknownUserKnown() {
        UserId unknown = UserId.of("user_unknown");
        fake.onList(1, Fault.emptyPage());
        fake.onList(2, Fault.shortPage(1));
        fake.onList(3, Fault.nextCursor("A"));
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(UserNotFoundException.class).isThrownBy(() -> fake.listAll(unknown));
        }
    }

    @Test
    void aMadeUpNextCursorLeadsToTheRightRows() {
        fake.onList(1, Fault.nextCursor("A"));
        fake.onList(2, Fault.nextCursor("B"));
        assertThat(walk(SortOrder.NEWEST_FIRST)).containsExactlyElementsOf(all(SortOrder.NEWEST_FIRST));
    }

    @Test
    void theIdOfASessionLeadsToWhatFollowsThatSession() {
        fake.onList(1, Fault.nextCursor(oldestFirst.get(22).id().value()));
        PageRequest next = fake.list(ALICE, PageRequest.oldestFirst(10)).next().orElseThrow();
        assertThat(fake.list(ALICE, next).sessions()).containsExactlyElementsOf(oldestFirst.subList(23, 25));
    }

    @Test
    void aCursorThatRepeatsItselfStopsAWalk() {
        fake.onList(1, Fault.nextCursor("A"));
        fake.onList(2, Fault.nextCursor("A"));
        assertThatExceptionOfType(PagingException.class).isThrownBy(() -> walk(SortOrder.NEWEST_FIRST));
        assertThat(fake.transcript().lists()).isEqualTo(2);
    }

    @Test
    void aCycleOfTwoCursorsStopsAWalk() {
        fake.onList(1, Fault.nextCursor("A"));
        fake.onList(2, Fault.nextCursor("B"));
        fake.onList(3, Fault.nextCursor("A"));
        assertThatExceptionOfType(PagingException.class).isThrownBy(() -> walk(SortOrder.NEWEST_FIRST));
        assertThat(fake.transcript().lists()).isEqualTo(3);
    }

    @Test
    void aSessionRevokedBetweenTwoPagesIsMissingFromTheSecond() {
        fake.onList(2, Fault.revokedMeanwhile(oldestFirst.get(12).id()));
        List<Session> rest = all(SortOrder.OLDEST_FIRST);
        rest.remove(12);
        assertThat(walk(SortOrder.OLDEST_FIRST)).containsExactlyElementsOf(rest);
    }

    @Test
    void aWalkGoesOnFromACursorThatIsRevokedMeanwhile() {
        fake.onList(2, Fault.revokedMeanwhile(oldestFirst.get(9).id()));
        assertThat(walk(SortOrder.OLDEST_FIRST)).containsExactlyElementsOf(oldestFirst);
    }
}
