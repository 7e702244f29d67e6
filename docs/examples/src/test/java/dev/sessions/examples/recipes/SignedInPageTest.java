package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.examples.recipes.SignedInPage.Row;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignedInPageTest {
    private final TestClock clock = TestClock.create();
    private final FakeSessions sessions = FakeSessions.create(clock);
    private final SignedInPage page = new SignedInPage(sessions);
    private final UserId alice = UserId.of("user_alice");

    @Test
    void marksTheSessionOfTheAccessToken() {
        Session laptop = sessions.signIn(alice);
        clock.advance(Duration.ofMinutes(5));
        Session phone = sessions.signIn(alice);

        assertThat(page.rows(alice, laptop.id().value(), clock.now()))
                .extracting(Row::id, Row::thisDevice)
                .containsExactly(tuple(phone.id(), false), tuple(laptop.id(), true));
    }

    @Test
    void leavesOutWhatHasExpired() {
        sessions.signIn(alice);

        clock.advance(Duration.ofDays(8));

        assertThat(page.rows(alice, "session_current", clock.now())).isEmpty();
    }

    @Test
    void showsTheUsersOwnSessionsAndEachOnce() {
        Session own = sessions.signIn(alice);
        Session another = sessions.signIn(UserId.of("user_mallory"));
        sessions.onList(1, Fault.page(own, another, own));

        assertThat(page.rows(alice, "session_current", clock.now()))
                .extracting(Row::id)
                .containsExactly(own.id());
    }

    @Test
    void saysSoWhenAddressAndDeviceAreNotKnown() {
        sessions.signIn(alice, session -> session.ipAddress(null).userAgent(null));

        assertThat(page.rows(alice, "session_current", clock.now()))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.address()).isEqualTo("unknown");
                    assertThat(row.userAgent()).isEqualTo("unknown");
                });
    }
}
