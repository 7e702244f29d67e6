/**
 * A fake of the user-sessions service for tests and local runs: in memory or on a loopback port, with exact faults. The packages
 * {@code junit}, {@code assertj} and {@code contract} need JUnit or AssertJ; the fake needs neither.
 */
module dev.sessions.testkit {
    requires transitive dev.sessions.core;
    requires static java.logging;
    requires static org.assertj.core;
    requires static org.jspecify;
    requires static org.junit.jupiter.api;
    requires static org.junit.jupiter.params;

    exports dev.sessions.testkit;
    exports dev.sessions.testkit.assertj;
    exports dev.sessions.testkit.contract;
    exports dev.sessions.testkit.junit;

    // The groups of the contract are package-private.
    opens dev.sessions.testkit.contract to
            org.junit.platform.commons;
}
