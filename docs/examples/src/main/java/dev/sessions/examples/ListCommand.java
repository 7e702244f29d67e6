package dev.sessions.examples;

import dev.sessions.Session;
import dev.sessions.UserId;
import java.io.PrintStream;
import java.util.List;

/** Prints all sessions of a user, newest first. Nothing is printed before all of them are there. */
record ListCommand(UserId user, boolean json) implements Command {

    @Override
    public ExitCode run(Service service, PrintStream out, PrintStream err) {
        List<Session> sessions = service.sessions().listAll(user);
        if (json) {
            sessions.forEach(session -> out.println(SessionJson.line(session)));
            // A program reads the other stream.
            service.remark().ifPresent(err::println);
            return ExitCode.DONE;
        }
        if (!sessions.isEmpty()) {
            SessionTable.lines(sessions).forEach(out::println);
        }
        out.println(sessions.size() == 1 ? "1 session" : sessions.size() + " sessions");
        service.remark().ifPresent(out::println);
        return ExitCode.DONE;
    }

    @Override
    public boolean runsWithoutKey() {
        return true;
    }
}
