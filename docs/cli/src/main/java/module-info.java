/** The {@code sessions} command line. */
module dev.sessions.cli {
    requires com.fasterxml.jackson.databind;
    requires dev.sessions.core;
    requires dev.sessions.feign;
    requires dev.sessions.testkit;
    requires info.picocli;

    // picocli creates the commands and sets their fields.
    opens dev.sessions.cli to
            info.picocli;
}
