package consumer;

import dev.sessions.Session;
import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import dev.sessions.testkit.Fault;
import java.net.HttpURLConnection;

/** A program without JUnit and AssertJ that uses the fake and its server. */
public class ModulePathConsumer {
    private ModulePathConsumer() {}

    public static void main(String[] args) throws Exception {
        FakeSessions fake = FakeSessions.create();
        UserId alice = UserId.of("user_alice");
        Session session = fake.signIn(alice);
        try (FakeSessionsServer server = FakeSessionsServer.start(fake)) {
            fake.onList(1, Fault.status(503));
            String path = "/user_management/users/user_alice/sessions";
            int first = get(server, path);
            int second = get(server, path);
            System.out.println(fake.listAll(alice).equals(java.util.List.of(session)) + " " + first + " " + second);
        }
    }

    private static int get(FakeSessionsServer server, String path) throws Exception {
        HttpURLConnection request =
                (HttpURLConnection) server.baseUrl().resolve(path).toURL().openConnection();
        request.setRequestProperty("Authorization", "Bearer " + server.apiKey());
        return request.getResponseCode();
    }
}
