package dev.sessions.cli;

import dev.sessions.cli.jobs.Explanation;
import dev.sessions.failure.SessionsException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** A command that calls the service: the real API, or an embedded server with example sessions. */
@Command(mixinStandardHelpOptions = true, versionProvider = Version.class, sortOptions = false)
abstract class ServiceCommand implements Callable<Integer> {
    @ParentCommand
    private SessionsCommand sessions;

    @Spec
    private CommandSpec spec;

    /** Calls the service and prints the results. */
    abstract ExitCode run(Service service);

    /**
     * Returns whether example sessions may take the place of the real ones when no key is set. By default they may not: a command
     * that ends sessions must not report success while the real ones stay active.
     */
    boolean runsWithoutKey() {
        return false;
    }

    @Override
    public final Integer call() {
        try (Service service = checked(() -> Service.chosenBy(terminal().env(), sessions.demo(), runsWithoutKey()))) {
            return runOn(service).number();
        }
    }

    private ExitCode runOn(Service service) {
        try {
            return run(service);
        } catch (SessionsException | UncheckedIOException | IllegalArgumentException e) {
            // A port refuses some calls before any request, for example when another job locks the journal.
            Explanation.lines(e).stream().map(Printable::text).forEach(err()::println);
            service.remark().ifPresent(err()::println);
            return ExitCode.FAILED;
        }
    }

    /** Returns the value, or reports wrong usage when the value is refused. */
    final <T> T checked(Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw wrongUsage(String.valueOf(e.getMessage()));
        }
    }

    final ParameterException wrongUsage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    final Terminal terminal() {
        return sessions.terminal();
    }

    final PrintStream out() {
        return terminal().out();
    }

    final PrintStream err() {
        return terminal().err();
    }
}
