/**
 * The user-sessions port for WorkOS AuthKit: domain types, the port, the failures, and revoking many
 * sessions. Needs nothing but Java.
 */
module dev.sessions.core {
    requires static transitive org.jspecify;

    exports dev.sessions;
    exports dev.sessions.failure;
    exports dev.sessions.revocation;
}
