package dev.sessions.examples;

import java.util.List;

/** What the command line says about itself. */
final class Usage {
    static final String TEXT = """
            Usage:
              list USER [--json]   prints the sessions of a user, as a table or as lines of JSON
              revoke SESSION       ends a session
              help                 prints this text

            Environment:
              WORKOS_API_KEY       the secret key; without it an embedded server with example sessions answers
              WORKOS_BASE_URL      another address than https://api.workos.com

            Exit code: 0 done, 1 the service refused or failed, 2 wrong usage.
            """;

    private Usage() {}

    static boolean isAskedFor(List<String> args) {
        return args.get(0).equals("help") || args.contains("--help") || args.contains("-h");
    }
}
