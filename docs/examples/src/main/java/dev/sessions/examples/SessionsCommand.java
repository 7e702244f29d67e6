package dev.sessions.examples;

import dev.sessions.examples.jobs.Explanation;
import dev.sessions.failure.SessionsException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line {@code sessions}: lists a user's sessions, ends one or many. */
public final class SessionsCommand {
    private SessionsCommand() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Output output = Output.standard(System.err);
        PrintStream out = new PrintStream(output, true);
        int code = run(List.of(args), System.getenv(), System.in, out, System.err);
        out.flush();
        System.exit(output.isLost() && code == ExitCode.DONE.number() ? ExitCode.FAILED.number() : code);
    }

    /** Runs one command and returns its exit code. Whatever goes wrong is explained on the second stream. */
    static int run(List<String> args, Map<String, String> env, InputStream in, PrintStream out, PrintStream err) {
        if (Usage.isAskedFor(args)) {
            out.print(Usage.TEXT);
            return ExitCode.DONE.number();
        }
        if (args.contains("--version")) {
            out.println("sessions " + Version.text());
            return ExitCode.DONE.number();
        }
        List<String> words = new ArrayList<>(args);
        boolean demo = words.remove("--demo");
        if (words.isEmpty()) {
            err.print(Usage.TEXT);
            return ExitCode.WRONG_USAGE.number();
        }
        try {
            Command command = Command.parse(words, in, err);
            try (Service service = demo ? EmbeddedService.demo() : Service.chosenBy(env, command)) {
                return run(command, service, out, err).number();
            }
        } catch (WrongUsage e) {
            err.println(sentence(e) + " See: help");
            return ExitCode.WRONG_USAGE.number();
        } catch (RuntimeException e) {
            err.println(bug(e));
            return ExitCode.FAILED.number();
        }
    }

    /** Runs that command on that service. */
    static ExitCode run(Command command, Service service, PrintStream out, PrintStream err) {
        try {
            return command.run(service, out, err);
        } catch (SessionsException | UncheckedIOException | IllegalArgumentException e) {
            // What is refused before any request, such as a report that another job writes to, comes with a sentence
            // too. Who forgot to set the key wonders why a user of theirs is not known.
            Explanation.lines(e).stream().map(Printable::text).forEach(err::println);
            service.remark().ifPresent(err::println);
            return ExitCode.FAILED;
        }
    }

    private static String sentence(RuntimeException e) {
        return Printable.text(String.valueOf(e.getMessage()));
    }

    /** Names what and where, but not the message: nobody knows what is in it. */
    private static String bug(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return "This is a bug in the command line, please report it: "
                + e.getClass().getName() + place + ".";
    }
}
