/** Has tests that use the extension. */
module consumer {
    requires dev.sessions.testkit;
    requires org.junit.jupiter.api;
}
