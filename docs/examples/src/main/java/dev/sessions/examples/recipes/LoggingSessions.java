package dev.sessions.examples.recipes;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.SessionsException;
import java.util.function.Consumer;

/** Logs a line for each call of another port, and returns or throws what that port does: {@link SessionsPort} has the rules for decorators. */
public final class LoggingSessions implements SessionsPort {
    private final SessionsPort sessions;
    private final Consumer<String> log;

    /** Logs the calls of the given port. */
    public LoggingSessions(SessionsPort sessions, Consumer<String> log) {
        this.sessions = sessions;
        this.log = log;
    }

    @Override
    public SessionPage list(UserId user, PageRequest request) {
        try {
            SessionPage page = sessions.list(user, request);
            log.accept("listed " + page.sessions().size() + " sessions of " + user);
            return page;
        } catch (SessionsException e) {
            log.accept(e.getMessage());
            throw e;
        }
    }

    @Override
    public Revocation revoke(SessionId session) {
        try {
            Revocation revocation = sessions.revoke(session);
            log.accept("revoking " + session + ": " + revocation);
            return revocation;
        } catch (SessionsException e) {
            log.accept(e.getMessage());
            throw e;
        }
    }
}
