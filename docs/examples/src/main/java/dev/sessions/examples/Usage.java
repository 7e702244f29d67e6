package dev.sessions.examples;

import java.util.List;

/** What the command line says about itself. */
final class Usage {
    static final String TEXT = """
            Usage:
              list USER [--json]                prints the sessions of a user, as a table or as lines of JSON
              revoke SESSION                    ends a session
              revoke-others USER --keep SESSION ends all sessions of a user but that one
              revoke-all USER...                ends all sessions of these users
              revoke-if USER... CRITERIA        ends those sessions of these users that meet all criteria
              help, --help                      prints this text
              --version                         prints the version

            Options of list, each of which asks for one page and its cursors:
              --limit N                         at most N sessions, 1 to 100; otherwise 100
              --order newest|oldest             begins with the newest or the oldest session; otherwise the newest
              --after CURSOR                    the page after that cursor
              --before CURSOR                   the page before that cursor

            Users, in place of USER...:
              --users-from FILE                 one user on each line; blank lines and lines that begin with # do not
                                                count; - is the standard input

            Criteria:
              --impersonated                    somebody of support signed in as the user
              --organization ORG                signed in to that organization
              --method METHOD                   signed in by that method, for instance password or sso
              --older-than AGE                  signed in longer ago than, for instance, 30d, 12h or 45m

            Options of the three commands that end many sessions:
              --dry-run                         prints what would end, and ends nothing
              --yes                             ends them even if there are many; without it more than one is refused
              --report FILE                     keeps what becomes of each session in a new file, as it happens
              --resume FILE                     does what the job of that report left, asks again for the users that were
                                                unknown, and goes on with the file

            Option of all commands:
              --demo                            asks an embedded server with example sessions, whatever the environment is

            Environment:
              WORKOS_API_KEY                    the secret key; without it list shows example sessions, and no command
                                                ends any
              WORKOS_BASE_URL                   another address than https://api.workos.com

            Exit code: 0 done, 1 the service refused or failed, or the output cannot be written, 2 wrong usage,
            3 not all sessions ended that should, or the service knows none of the users, 4 more than one would end
            and --yes is missing.
            """;

    private Usage() {}

    static boolean isAskedFor(List<String> args) {
        return args.indexOf("help") == 0 || args.contains("--help") || args.contains("-h");
    }
}
