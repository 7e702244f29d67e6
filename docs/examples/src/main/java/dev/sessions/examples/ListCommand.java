package dev.sessions.examples;

import dev.sessions.Session;
import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.failure.SessionsException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Prints all sessions of a user, newest first and each once. A list that fails halfway shows what it has, and fails all the same. */
record ListCommand(UserId user, Format format) implements Command {

    @Override
    public ExitCode run(Service service, PrintStream out, PrintStream err) {
        List<Session> sessions = new ArrayList<>();
        try {
            Set<SessionId> met = new HashSet<>();
            service.sessions().stream(user)
                    .filter(session -> met.add(session.id()))
                    .forEach(sessions::add);
        } catch (SessionsException e) {
            if (!sessions.isEmpty()) {
                format.print(sessions, out);
                err.println("The list is not complete: it failed after " + Format.count(sessions) + ".");
            }
            throw e;
        }
        format.print(sessions, out);
        format.printCount(sessions, "", out);
        service.remark().ifPresent(format.remarks(out, err)::println);
        return ExitCode.DONE;
    }

    @Override
    public boolean runsWithoutKey() {
        return true;
    }
}
