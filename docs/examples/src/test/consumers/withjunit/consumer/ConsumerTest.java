package consumer;

import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.junit.SessionsExtension;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConsumerTest {
    @RegisterExtension
    final SessionsExtension field = SessionsExtension.create();

    @Test
    void usesTheFieldOfTheExtension() {
        Assertions.assertEquals(0, field.server().requests());
    }

    @ExtendWith(SessionsExtension.class)
    static class WithParameters {
        @Test
        void usesAParameter(FakeSessions fake) {
            UserId alice = UserId.of("user_alice");
            fake.addUser(alice);
            Assertions.assertEquals(fake.listAll(alice), fake.sessionsOf(alice));
        }
    }
}
