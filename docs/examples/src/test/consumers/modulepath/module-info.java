/** Knows the testkit and neither JUnit nor AssertJ. */
module consumer {
    requires dev.sessions.testkit;
}
