package dev.sessions.cli;

import dev.sessions.cli.jobs.Work;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends all sessions of users. */
@Command(name = "revoke-all", description = "Ends all sessions of users.")
final class RevokeAllCommand extends JobCommand {
    @Mixin
    private UsersOptions users;

    @Override
    Work work() {
        return Work.matching(checked(() -> users.users(terminal().in())), session -> true);
    }
}
