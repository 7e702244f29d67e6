package dev.sessions.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.PrintWriter;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The command line {@code sessions}: lists a user's sessions, and ends one or many. To add a command, write its class and name it here. */
@Command(
        name = "sessions",
        description = "Lists and ends the user sessions of WorkOS AuthKit, or serves a fake of them.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        subcommands = {
            ListCommand.class,
            RevokeCommand.class,
            RevokeOthersCommand.class,
            RevokeAllCommand.class,
            RevokeIfCommand.class,
            ServeCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        },
        footerHeading = "%nEnvironment:%n",
        footer = {
            "  WORKOS_API_KEY    the secret key; without it list shows example sessions",
            "  WORKOS_BASE_URL   another address than https://api.workos.com",
            "  COLUMNS           the width of the terminal; otherwise 80",
            "  NO_COLOR          turns off the colors of this help"
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the service refused or failed, or the output cannot be written",
            "2:wrong usage; nothing was sent",
            "3:not all sessions ended, or not all users were listed, or none is known",
            "4:more than one session would end and --yes is missing"
        })
public final class SessionsCommand {
    private final Terminal terminal;

    @Option(
            names = "--demo",
            scope = ScopeType.INHERIT,
            description = "Use an embedded server with example sessions, whatever the environment is.")
    private boolean demo;

    private SessionsCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        Stdout output = Stdout.standard(System.err);
        PrintStream out = new PrintStream(output, true);
        int code = run(Terminal.ofProcess(out), args);
        out.flush();
        System.exit(output.isLost() && code == ExitCode.DONE.number() ? ExitCode.FAILED.number() : code);
    }

    /** Runs one command and returns its exit code. */
    static int run(Terminal terminal, String... args) {
        PrintStream err = terminal.err();
        return Types.registerIn(new CommandLine(new SessionsCommand(terminal)))
                .setExpandAtFiles(false)
                .setOut(new PrintWriter(terminal.out(), true, UTF_8))
                .setErr(new PrintWriter(err, true, UTF_8))
                .setUsageHelpWidth(80)
                .setParameterExceptionHandler((e, words) -> {
                    if (words.length == 0) {
                        e.getCommandLine().usage(err);
                    } else {
                        err.println(wrongUsage(e));
                    }
                    return ExitCode.WRONG_USAGE.number();
                })
                .setExecutionExceptionHandler((e, command, words) -> {
                    err.println(bug(e));
                    return ExitCode.FAILED.number();
                })
                .execute(args);
    }

    private static String wrongUsage(ParameterException e) {
        String message = Printable.text(String.valueOf(e.getMessage()));
        return message + (message.endsWith(".") ? "" : ".") + " See: "
                + e.getCommandLine().getCommandSpec().qualifiedName() + " --help";
    }

    /** Names the class and the place, but not the message, which may hold anything. */
    private static String bug(Exception e) {
        StackTraceElement[] trace = e.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return "This is a bug in the command line, please report it: "
                + e.getClass().getName() + place + ".";
    }

    Terminal terminal() {
        return terminal;
    }

    boolean demo() {
        return demo;
    }
}
