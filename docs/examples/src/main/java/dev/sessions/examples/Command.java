package dev.sessions.examples;

import dev.sessions.SessionId;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** One thing that the command line can do, with all it needs to know. */
interface Command {

    /** Does it, and prints results on the first stream and remarks on the second. */
    ExitCode run(Service service, PrintStream out, PrintStream err);

    /**
     * Returns whether example sessions may stand in for the real ones when no key is set. By default they may not: a command that
     * ends sessions must not report that it did while the real ones live on.
     */
    default boolean runsWithoutKey() {
        return false;
    }

    /**
     * Returns the command that these words ask for. Files and input that it needs are read and checked here, before anything
     * is sent; what seems odd in them is told on the stream.
     *
     * @throws WrongUsage when they are not understood
     */
    static Command parse(List<String> args, InputStream in, PrintStream err) {
        Words words = new Words(args.subList(1, args.size()));
        Command command = switch (args.get(0)) {
            case "list" -> ListWords.parse(words);
            case "revoke" -> new RevokeCommand(words.take("SESSION", SessionId::of));
            case "revoke-others" -> JobWords.others(words);
            case "revoke-all" -> JobWords.all(words, in);
            case "revoke-if" -> JobWords.matching(words, in, err);
            default -> throw new WrongUsage("There is no command '" + args.get(0) + "'.");
        };
        words.checkNoneLeft();
        return command;
    }
}
