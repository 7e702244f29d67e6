package dev.sessions.cli;

import dev.sessions.cli.jobs.Work;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the sessions of users that meet all given criteria. */
@Command(name = "revoke-if", description = "Ends the sessions of users that meet all criteria.")
final class RevokeIfCommand extends JobCommand {
    @Mixin
    private UsersOptions users;

    @ArgGroup(exclusive = false, multiplicity = "1", heading = "Criteria:%n")
    private Criteria criteria;

    @Override
    Work work() {
        return Work.matching(checked(() -> users.users(terminal().in())), criteria.all(err()));
    }
}
