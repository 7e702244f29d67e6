/** Has tests that use the extension, and what runs them. */
module consumer {
    requires dev.sessions.testkit;
    requires org.junit.jupiter.api;
    requires org.junit.platform.launcher;

    opens consumer to
            org.junit.platform.commons;
}
