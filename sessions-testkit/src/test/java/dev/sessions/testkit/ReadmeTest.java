package dev.sessions.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.AuthMethod;
import dev.sessions.Session;
import dev.sessions.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the README: each line there is a line here, and here they run. */
class ReadmeTest {
    private final UserId alice = UserId.of("user_alice");

    @Test
    void theFakeInMemory() {
        TestClock clock = TestClock.create();
        FakeSessions fake = FakeSessions.create(clock);

        Session phone = fake.signIn(alice);
        Session laptop = fake.signIn(alice, session -> session.authMethod(AuthMethod.PASSKEY));
        fake.revoke(phone.id());
        clock.advance(Duration.ofDays(7)); // now the laptop's session has expired too

        assertThat(fake.listAll(alice)).isEmpty();
        assertThat(fake.sessionsOf(alice)).extracting(Session::id).containsExactly(phone.id(), laptop.id());
    }

    @Test
    void theFakeOverHttp() {
        FakeSessions fake = FakeSessions.create();
        try (FakeSessionsServer server = FakeSessionsServer.start(fake)) {
            fake.onList(2, Fault.rateLimited(Duration.ofSeconds(3))); // the second list request from now
            fake.onRevoke(1, Fault.lostAnswer()); // takes effect, but nobody hears of it
            assertThat(server.requests()).isZero();
            assertThat(server.received()).isEmpty();
            assertThat(fake.unreachedFaults()).hasSize(2);
        }
    }

    @Test
    void everyStatementOfTheReadmeIsRunHere() throws IOException {
        String here = Files.readString(Path.of("src/test/java/dev/sessions/testkit/ReadmeTest.java"));
        List<String> statements = Files.readString(Path.of("README.md"))
                .lines()
                .map(String::strip)
                .filter(line -> line.matches(".*;( //.*)?")
                        && !line.startsWith("fake.listAll")
                        && !line.startsWith("fake.sessionsOf"))
                .toList();
        assertThat(statements)
                .hasSizeGreaterThan(6)
                .allSatisfy(line -> assertThat(here).contains(line));
    }
}
