module consumer {
    requires dev.sessions.feign;
    requires dev.sessions.testkit;
}
