package dev.sessions.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.junit.SessionsExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PageWithExtensionTest {
    @RegisterExtension
    final SessionsExtension sessions = SessionsExtension.create();

    private final SignedInPage page = new SignedInPage(sessions.fake());

    private final UserId alice = UserId.of("user_alice");

    @Test
    void showsEachSession() {
        Session laptop = sessions.fake().signIn(alice);

        assertThat(page.rows(alice, laptop.id().value(), sessions.clock().now()))
                .hasSize(1);
    }
}
