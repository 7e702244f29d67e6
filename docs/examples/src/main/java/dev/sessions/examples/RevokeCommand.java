package dev.sessions.examples;

import dev.sessions.SessionId;
import java.io.PrintStream;

/** Ends one session. A session that is not there is no failure: what was wanted is so. */
record RevokeCommand(SessionId session) implements Command {

    @Override
    public ExitCode run(Service service, PrintStream out, PrintStream err) {
        out.println(
                switch (service.sessions().revoke(session)) {
                    case REVOKED -> "revoked " + session;
                    case NOT_FOUND ->
                        "not found: " + session
                                + " (it ended before, never existed, or belongs to another environment)";
                });
        service.remark().ifPresent(out::println);
        return ExitCode.DONE;
    }
}
