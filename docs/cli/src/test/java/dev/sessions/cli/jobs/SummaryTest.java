package dev.sessions.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.revocation.SessionRevoker;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.Fault;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SummaryTest {

    /** A job that is refused leaves no file. */
    @Test
    void doesNotAdviseToGoOnWithAReportThatIsGone(@TempDir Path folder) {
        FakeSessions sessions = FakeSessions.create();
        sessions.onList(1, Fault.status(401));
        Summary summary = new Summary(
                SessionRevoker.on(sessions).revokeAll(UserId.of("user_1")),
                ReportFile.of(Optional.of(folder.resolve("gone")), Optional.empty()));

        assertThat(summary.whatIsLeft())
                .hasSize(3)
                .endsWith("Not complete: to do what is left, give the same command again.");
    }
}
