package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that cannot be written, or is closed by its reader. */
@Timeout(120)
class OutputTest {
    private static final File FULL = new File("/dev/full");

    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    @BeforeEach
    void signIn() {
        fake.signIn(UserId.of("user_alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"list user_alice", "list user_alice --json", "revoke-all user_alice", "help", "--version"})
    void aFullDiskIsAFailure(String line) throws IOException, InterruptedException {
        assumeTrue(FULL.exists());

        try (Forked run = Forked.against(server, Redirect.to(FULL), line.split(" "))) {
            assertThat(run.errLines())
                    .singleElement()
                    .asString()
                    .matches("Standard output cannot be written: .*[a-z]\\.");
            assertThat(run.waitFor()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"list user_alice --json", "help"})
    void aReaderWhoHasEnoughIsNone(String line) throws IOException, InterruptedException {
        try (Forked run = Forked.against(server, line.split(" "))) {
            run.closeOut();

            assertThat(run.errLines()).isEmpty();
            assertThat(run.waitFor()).isZero();
        }
    }
}
