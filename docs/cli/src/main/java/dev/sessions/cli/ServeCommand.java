package dev.sessions.cli;

import dev.sessions.Timekeeper;
import dev.sessions.cli.serve.ServedFake;
import dev.sessions.testkit.FakeSessionsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Serves the fake until the process ends. */
@Command(
        name = "serve",
        description = {
            "Serves a fake of the API on this machine, for any language.",
            "",
            "Requests that control the fake:",
            "  POST /_fake/faults?list=2&fault=503     plan a fault for the second list from",
            "                                          now; or revoke=, and for a number the",
            "                                          id of a user or session",
            "  GET  /_fake/faults                      list the faults that no call has met",
            "  POST /_fake/sign-in?user=USER           sign a user in",
            "  POST /_fake/clock?advance=PT8H          move the clock forward",
            "  POST /_fake/reset                       start afresh",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false)
final class ServeCommand implements Callable<Integer> {
    @ParentCommand
    private SessionsCommand sessions;

    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "N", description = "The port; otherwise 8087. 0 is any free port.")
    private int port = 8087;

    @Option(names = "--key", paramLabel = "KEY", description = "The API key to accept; otherwise one that is printed.")
    private @Nullable String key;

    @Option(
            names = "--users",
            paramLabel = "FILE",
            description =
                    "Read users and sessions from a file, in place of the example sessions: on each line the id of"
                            + " a user, or a session as list --json prints it.")
    private @Nullable Path users;

    @Option(
            names = "--vendor-limits",
            description =
                    "Accept 500 revokes and 1,000 lists in 10 seconds, and 6,000 calls in 60, as the real API does.")
    private boolean limited;

    @Override
    public Integer call() {
        try (ServedFake fake = new ServedFake(port, key == null ? FakeSessionsServer.API_KEY : key, lines(), limited)) {
            Terminal terminal = sessions.terminal();
            terminal.out().println("WORKOS_BASE_URL=" + fake.baseUrl());
            if (key == null) {
                terminal.out().println("WORKOS_API_KEY=" + FakeSessionsServer.API_KEY);
            }
            terminal.err().println("Serving until Ctrl-C.");
            new CountDownLatch(1).await();
            return ExitCode.DONE.number();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            sessions.terminal().err().println(Printable.text(String.valueOf(e.getMessage())));
            return ExitCode.FAILED.number();
        } catch (InterruptedException e) {
            return ExitCode.DONE.number();
        }
    }

    private List<String> lines() {
        if (users == null) {
            return ExampleSessions.activeAt(Timekeeper.system().now()).stream()
                    .map(SessionJson::line)
                    .toList();
        }
        try {
            return Files.readAllLines(users);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file " + users + " cannot be read.", e);
        }
    }
}
