package dev.sessions.testkit;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;

/** Counts the pages that are fetched. */
final class CountingPort implements SessionsPort {
    private final SessionsPort port;
    private int lists;

    CountingPort(SessionsPort port) {
        this.port = port;
    }

    int lists() {
        return lists;
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        lists++;
        return port.list(user, request);
    }

    @Override
    public Revocation revoke(SessionId session) {
        return port.revoke(session);
    }
}
