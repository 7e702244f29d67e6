package dev.sessions.examples;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import java.io.PrintStream;
import java.util.List;

/** One thing that the command line can do, with all it needs to know. */
interface Command {

    /** Does it, and prints results on the first stream and remarks on the second. */
    ExitCode run(Service service, PrintStream out, PrintStream err);

    /**
     * Returns the command that these words ask for.
     *
     * @throws WrongUsage when they are not understood
     */
    static Command parse(List<String> args) {
        Words words = new Words(args.subList(1, args.size()));
        Command command = switch (args.get(0)) {
            case "list" -> new ListCommand(words.take("USER", UserId::of), words.has("--json"));
            case "revoke" -> new RevokeCommand(words.take("SESSION", SessionId::of));
            default -> throw new WrongUsage("There is no command '" + args.get(0) + "'.");
        };
        words.checkNoneLeft();
        return command;
    }
}
