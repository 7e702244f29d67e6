package dev.sessions.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.AuthMethod;
import dev.sessions.PageRequest;
import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
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
            fake.onRevoke(1, Fault.lostAnswer()); // takes effect, but the response is lost
            assertThat(server.requests()).isZero();
            assertThat(server.received()).isEmpty();
            assertThat(fake.unreachedFaults()).hasSize(2);
        }
    }

    @Test
    void theTranscript() throws IOException {
        FakeSessions fake = FakeSessions.create();
        fake.addUser(alice);
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            fake.onList(1, Fault.latency(Duration.ofMillis(200)));
            fake.list(alice, PageRequest.newestFirst(10));
            fake.revoke(SessionId.of("session_x"));
            System.out.println(fake.transcript());
        } finally {
            System.setOut(console);
        }
        assertThat(Files.readString(Path.of("README.md")))
                .contains("```\n" + printed.toString(StandardCharsets.UTF_8) + "```");
    }

    @Test
    void severalThreadsOnOneClock() throws InterruptedException {
        TestClock clock = TestClock.create();
        TestClock.Registration worker = clock.register(); // before the thread starts
        clock.sleep(Duration.ofSeconds(1));
        worker.close(); // in the thread, when it has done its work
        assertThat(clock.waits()).hasSize(1);
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
