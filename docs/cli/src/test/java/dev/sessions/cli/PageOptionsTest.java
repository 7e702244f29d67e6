package dev.sessions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sessions.UserId;
import dev.sessions.testkit.FakeSessions;
import dev.sessions.testkit.FakeSessionsServer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** One page of a list, and the options that lead to its neighbours. */
class PageOptionsTest {
    private final FakeSessions fake = FakeSessions.create();

    @AutoClose
    private final FakeSessionsServer server = FakeSessionsServer.start(fake);

    /** Oldest first. */
    private final List<String> ids = Stream.generate(
                    () -> fake.signIn(UserId.of("user_alice")).id().value())
            .limit(5)
            .toList();

    private List<String> list(String options) {
        Run run = Run.against(server, ("list user_alice " + options).split(" "));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        return run.outLines().stream()
                .skip(1)
                .map(line -> line.replaceFirst("^(session_\\S+) .*", "$1"))
                .toList();
    }

    @Test
    void showOnePageAndTheWayToItsNeighbours() {
        assertThat(list("--limit 2"))
                .containsExactly(ids.get(4), ids.get(3), "2 sessions on this page", "next: --after " + ids.get(3));
        assertThat(list("--limit 2 --after " + ids.get(3)))
                .containsExactly(
                        ids.get(2),
                        ids.get(1),
                        "2 sessions on this page",
                        "next: --after " + ids.get(1),
                        "previous: --before " + ids.get(2));
        assertThat(list("--limit 1 --order oldest --before " + ids.get(2)))
                .startsWith(ids.get(1), "1 session on this page");
        assertThat(server.requests()).isEqualTo(3);
    }

    @Test
    void areEachEnoughToAskForOnePage() {
        assertThat(list("--order oldest")).startsWith(ids.get(0)).contains("5 sessions on this page");
        assertThat(list("--order newest")).startsWith(ids.get(4));
        assertThat(list("--after " + ids.get(1))).startsWith(ids.get(0));
        assertThat(list("--before " + ids.get(3))).startsWith(ids.get(4));
    }

    @Test
    void printTheCursorsBesideTheJson() {
        Run run = Run.against(server, "list", "--limit", "1", "--after", ids.get(3), "user_alice", "--json");

        assertThat(run.outLines()).singleElement().asString().startsWith("{\"id\":\"" + ids.get(2) + "\"");
        assertThat(run.errLines()).containsExactly("next: --after " + ids.get(2), "previous: --before " + ids.get(2));
    }
}
