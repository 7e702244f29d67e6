/** The recipes that the pages show. */
module dev.sessions.examples {
    requires dev.sessions.core;
    requires dev.sessions.feign;
    requires dev.sessions.testkit;
}
