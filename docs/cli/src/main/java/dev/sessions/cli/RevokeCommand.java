package dev.sessions.cli;

import dev.sessions.SessionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Ends one session. A session that the service does not know is not a failure: it is not active. */
@Command(name = "revoke", description = "Ends one session.")
final class RevokeCommand extends ServiceCommand {
    @Parameters(paramLabel = "SESSION", description = "The id of the session.")
    private SessionId session;

    @Override
    ExitCode run(Service service) {
        out().println(
                        switch (service.sessions().revoke(session)) {
                            case REVOKED -> "revoked " + session;
                            case NOT_FOUND ->
                                "not found: " + session
                                        + " (it ended before, never existed, or belongs to another environment)";
                        });
        service.remark().ifPresent(out()::println);
        return ExitCode.DONE;
    }
}
