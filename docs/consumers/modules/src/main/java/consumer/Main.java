package consumer;

import dev.sessions.Revocation;
import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.feign.FeignSessions;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.util.List;

/** Lists and revokes over HTTP; fails with an exception when a result is wrong. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        UserId alice = UserId.of("user_alice");
        FakeSessions fake = FakeSessions.create();
        Session session = fake.signIn(alice);
        try (FakeSessionsServer server = FakeSessionsServer.start(fake);
                FeignSessions sessions = FeignSessions.builder()
                        .baseUrl(server.baseUrl())
                        .apiKey(server.apiKey())
                        .build()) {
            if (!sessions.listAll(alice).equals(List.of(session)) || sessions.revoke(session.id()) != Revocation.REVOKED) {
                throw new AssertionError("The session is not listed, or not revoked.");
            }
        }
    }
}
