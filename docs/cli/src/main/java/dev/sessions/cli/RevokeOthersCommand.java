package dev.sessions.cli;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import dev.sessions.cli.jobs.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends all sessions of a user but one. */
@Command(name = "revoke-others", description = "Ends all sessions of a user but one.")
final class RevokeOthersCommand extends JobCommand {
    @Parameters(paramLabel = "USER", description = "The id of the user.")
    private UserId user;

    @Option(names = "--keep", paramLabel = "SESSION", required = true, description = "The session that stays.")
    private SessionId keep;

    @Override
    Work work() {
        return Work.others(user, keep);
    }
}
