package dev.sessions.cli.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import dev.sessions.testkit.TestClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The progress of a job at 40 revokes and 50 lists per second, in virtual time. */
class ProgressTest {
    private final TestClock clock = TestClock.create();
    private final FakeSessions fake = FakeSessions.create(clock);
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(shown, true, UTF_8);
    private final UserId alice = UserId.of("user_alice");

    private void run(Progress progress, List<UserId> users) {
        try (progress) {
            SessionRevoker.builder(fake)
                    .timekeeper(clock)
                    .concurrency(1)
                    .extraPasses(0)
                    .listener(progress)
                    .build()
                    .revokeAll(users);
        }
    }

    private List<String> lines() {
        return shown.toString(UTF_8).lines().toList();
    }

    private void signIn(int sessions) {
        IntStream.range(0, sessions).forEach(i -> fake.signIn(alice));
    }

    @Test
    void aLogGetsALineForATenthButNotInEachSecond() {
        signIn(1_000);

        run(new ProgressLines(stream, 1, clock), List.of(alice));

        assertThat(lines())
                .as("lines of a job of 25 s")
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).matches(" [1-9][0-9]%  [0-9]{3} sessions gone"));
    }

    @Test
    void aShortJobPutsNothingIntoALog() {
        signIn(100);

        run(new ProgressLines(stream, 1, clock), List.of(alice));

        assertThat(lines()).isEmpty();
    }

    @Test
    void aLongWaitShowsInALogEachMinute() {
        signIn(3);
        fake.onRevoke(2, Fault.rateLimited(Duration.ofSeconds(90)));

        run(new ProgressLines(stream, 1, clock), List.of(alice));

        assertThat(lines()).containsExactly(" 66%  2 sessions gone");
    }

    @Test
    void manyUsersAreCountedInsteadOfTheirSessions() {
        List<UserId> users = IntStream.range(0, 500)
                .mapToObj(i -> fake.signIn(UserId.of("user_" + i)).userId())
                .toList();

        run(new ProgressLines(stream, 500, clock), users);

        assertThat(lines())
                .isNotEmpty()
                .allSatisfy(line ->
                        assertThat(line).matches(" [1-9][0-9]%  [0-9]{3} of 500 users, [0-9]{3} sessions gone"));
    }

    @Test
    void aBarIsDrawnOverItselfAndLeavesAWholeLine() {
        signIn(40);
        fake.onRevoke(40, Fault.status(409));

        run(new ProgressBar(stream, 1, clock), List.of(alice));

        String[] bars = shown.toString(UTF_8).split("\r", -1);
        assertThat(bars).hasSizeBetween(10, 13);
        assertThat(bars[1]).isEqualTo("[                    ]   0%  0 sessions gone");
        assertThat(bars[bars.length - 1].strip()).isEqualTo("[####################] 100%  39 sessions gone, 1 failed");
        assertThat(shown.toString(UTF_8)).endsWith(System.lineSeparator());
    }

    @Test
    void aBarShowsHowLongTheJobWaits() {
        signIn(1);
        fake.onRevoke(1, Fault.rateLimited(Duration.ofSeconds(7)));

        run(new ProgressBar(stream, 1, clock), List.of(alice));

        assertThat(shown.toString(UTF_8)).contains("0 sessions gone, waiting 7 s");
    }

    @Test
    void aNoticeStandsOnALineOfItsOwn() {
        signIn(1);
        Progress bar = new ProgressBar(stream, 1, clock);
        SessionRevoker.builder(fake).listener(bar).build().revokeAll(alice);

        bar.stopping();

        assertThat(lines()).last().asString().startsWith("Stopping: ");
    }

    @Test
    void aJobWithoutAnythingToDoDrawsNoBar() {
        run(new ProgressBar(stream, 1, clock), List.of());

        assertThat(shown.size()).isZero();
    }
}
