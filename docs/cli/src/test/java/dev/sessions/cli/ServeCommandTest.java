package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServeCommandTest {
    @AutoClose
    private final FakeSessionsServer other = FakeSessionsServer.start(FakeSessions.create());

    @Test
    void printsWhatAClientNeedsAndServesTheExamples() throws IOException {
        try (Forked serve = Forked.against(other, "serve", "--port", "0")) {
            String baseUrl = value(serve, "WORKOS_BASE_URL");
            String key = value(serve, "WORKOS_API_KEY");

            Run run = Run.in(
                    Map.of("WORKOS_BASE_URL", baseUrl, "WORKOS_API_KEY", key), "list", ExampleSessions.USER.value());

            assertThat(run.outLines()).last().isEqualTo("7 sessions");
        }
    }

    private static String value(Forked serve, String name) throws IOException {
        String line = serve.outLine();
        assertThat(line).startsWith(name + "=");
        return line.substring(name.length() + 1);
    }

    @Test
    void doesNotPrintAChosenKey() throws IOException {
        try (Forked serve = Forked.against(other, "serve", "--port", "0", "--key", "sk_chosen")) {
            assertThat(serve.outLine()).startsWith("WORKOS_BASE_URL=http://127.0.0.1:");
            serve.terminate();

            assertThat(serve.out()).isEmpty();
        }
    }

    @Test
    void reportsAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Run run = Run.embedded("serve", "--port", "" + taken.getLocalPort());

            assertThat(run)
                    .isEqualTo(new Run(
                            1,
                            "",
                            "Port " + taken.getLocalPort() + " cannot be opened on 127.0.0.1."
                                    + System.lineSeparator()));
        }
    }

    @Test
    void wrongUsageIsOneSentence() {
        assertThat(Run.embedded("serve", "--users", "missing.txt").err())
                .startsWith("The file missing.txt cannot be read. See:");
        assertThat(Run.embedded("serve", "--port", "70000").exitCode()).isEqualTo(2);
        assertThat(Run.embedded("serve", "--key", "two words").err())
                .startsWith("The API key must consist")
                .doesNotContain("two words");
    }
}
