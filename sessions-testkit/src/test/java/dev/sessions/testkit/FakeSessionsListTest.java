package dev.sessions.testkit;

import static dev.sessions.testkit.Example.ALICE;
import static dev.sessions.testkit.Example.BOB;
import static dev.sessions.testkit.Example.ids;
import static dev.sessions.testkit.Example.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.sessions.PageRequest;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SortOrder;
import dev.sessions.UserId;
import dev.sessions.Walk;
import dev.sessions.failure.InvalidRequestException;
import dev.sessions.failure.UserNotFoundException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Five sessions: s1, then at one and the same time s2, s3 and s4, then s5. */
class FakeSessionsListTest {
    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);

    @BeforeEach
    void signAliceInFiveTimes() {
        signIn(fake, "s1");
        clock.advance(Duration.ofMillis(1));
        signIn(fake, "s3");
        signIn(fake, "s4");
        signIn(fake, "s2");
        clock.advance(Duration.ofMillis(1));
        signIn(fake, "s5");
        fake.signIn(BOB, session -> session.id(SessionId.of("of_bob")));
    }

    private List<String> listed(PageRequest request) {
        return ids(fake.list(ALICE, request).sessions());
    }

    @Test
    void oldestFirstIsByCreationThenById() {
        assertThat(listed(PageRequest.oldestFirst(100))).containsExactly("s1", "s2", "s3", "s4", "s5");
    }

    @Test
    void newestFirstIsTheExactReverse() {
        assertThat(listed(PageRequest.newestFirst(100))).containsExactly("s5", "s4", "s3", "s2", "s1");
    }

    @Test
    void aPageHoldsNoMoreThanTheLimitAndNamesTheNextOne() {
        SessionPage page = fake.list(ALICE, PageRequest.newestFirst(2));
        assertThat(ids(page.sessions())).containsExactly("s5", "s4");
        assertThat(page.next()).contains(PageRequest.newestFirst(2).after("s4"));
        assertThat(page.previous()).isEmpty();
    }

    @Test
    void aPageInTheMiddleNamesBothNeighbours() {
        SessionPage page = fake.list(ALICE, PageRequest.oldestFirst(2).after("s2"));
        assertThat(ids(page.sessions())).containsExactly("s3", "s4");
        assertThat(page.next()).contains(PageRequest.oldestFirst(2).after("s4"));
        assertThat(page.previous()).contains(PageRequest.oldestFirst(2).before("s3"));
    }

    @Test
    void theLastPageHasNoNextEvenWhenItIsFull() {
        SessionPage page = fake.list(ALICE, PageRequest.newestFirst(2).after("s3"));
        assertThat(ids(page.sessions())).containsExactly("s2", "s1");
        assertThat(page.next()).isEmpty();
    }

    @Test
    void beforeReturnsTheNearestInTheOrderOfTheListing() {
        assertThat(listed(PageRequest.newestFirst(2).before("s1"))).containsExactly("s3", "s2");
        assertThat(listed(PageRequest.oldestFirst(2).before("s5"))).containsExactly("s3", "s4");
    }

    @Test
    void thePageBeforeTheFirstSessionIsEmptyAndLeadsNowhere() {
        SessionPage page = fake.list(ALICE, PageRequest.newestFirst(2).before("s5"));
        assertThat(page)
                .isEqualTo(SessionPage.builder(PageRequest.newestFirst(2)).build());
    }

    @Test
    void goingForwardAndBackShowsTheSamePages() {
        for (SortOrder order : SortOrder.values()) {
            SessionPage first = fake.list(ALICE, PageRequest.of(order, 2));
            SessionPage second = fake.list(ALICE, first.next().orElseThrow());
            assertThat(fake.list(ALICE, second.previous().orElseThrow())).isEqualTo(first);
        }
    }

    @Test
    void theCursorOfARevokedSessionStillMarksItsPlace() {
        fake.revoke(SessionId.of("s3"));
        assertThat(listed(PageRequest.newestFirst(100).after("s3"))).containsExactly("s2", "s1");
        assertThat(listed(PageRequest.newestFirst(100).before("s3"))).containsExactly("s5", "s4");
    }

    @Test
    void anUnknownCursorIsRefused() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> fake.list(ALICE, PageRequest.newestFirst(1).after("unknown")))
                .satisfies(refused -> {
                    assertThat(refused.status()).hasValue(422);
                    assertThat(refused.code()).contains("invalid_request_parameters");
                    assertThat(refused.fieldErrors()).hasSize(1);
                });
    }

    @Test
    void theCursorOfAnotherUserIsRefused() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> fake.list(ALICE, PageRequest.newestFirst(1).after("of_bob")));
    }

    @Test
    void anUnknownUserIsNotFoundWithAllItsFacts() {
        assertThatExceptionOfType(UserNotFoundException.class)
                .isThrownBy(() -> fake.list(UserId.of("user_x"), PageRequest.newestFirst(1)))
                .satisfies(refused -> {
                    assertThat(refused.status()).hasValue(404);
                    assertThat(refused.code()).contains("entity_not_found");
                    assertThat(refused.serviceMessage()).contains("User not found: 'user_x'.");
                    assertThat(refused.entityId()).contains("user_x");
                    assertThat(refused.requestId()).contains("req_fake_1");
                    assertThat(refused.attempts()).isEqualTo(1);
                });
    }

    @Test
    void aKnownUserWithoutSessionsHasAnEmptyPage() {
        fake.addUser(UserId.of("user_x"));
        SessionPage page = fake.list(UserId.of("user_x"), PageRequest.newestFirst(1));
        assertThat(page.sessions()).isEmpty();
        assertThat(page.next()).isEqualTo(Optional.empty());
    }

    @Test
    void aUserSeesNoSessionsOfOthers() {
        assertThat(ids(fake.listAll(BOB))).containsExactly("of_bob");
    }

    @Test
    void aHundredThousandSessionsAreWalkedInAThousandPages() {
        FakeSessions large = FakeSessions.create(clock);
        for (int i = 0; i < 100_000; i++) {
            large.signIn(ALICE);
        }
        CountingPort counting = new CountingPort(large);
        assertThat(counting.stream(ALICE).count()).isEqualTo(100_000);
        assertThat(counting.lists()).isEqualTo(1_000);
        assertThat(counting.stream(ALICE, Walk.oldestFirst()).distinct().count())
                .isEqualTo(100_000);
        assertThat(counting.lists()).isEqualTo(2_000);
    }
}
