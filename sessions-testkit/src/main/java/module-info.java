/** A fake of the user-sessions service for tests and local runs: in memory, on a loopback port, with exact faults. */
module dev.sessions.testkit {
    requires transitive dev.sessions.core;
    requires static org.jspecify;

    exports dev.sessions.testkit;
}
