package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of one session in a job. */
public final class RevocationOutcome implements Serializable {
    private final UserId user;
    private final SessionId session;
    private final Result result;
    private final @Nullable Throwable failure;

    /** The five ways in which a session can end up in a report. */
    public enum Result {
        /** The service said that it ended the session. */
        REVOKED,
        /**
         * The service knows no such session: it ended between listing and revoke, or by a revoke whose answer was lost. It is
         * gone.
         */
        NOT_FOUND,
        /**
         * The service said that the session is gone, and still listed it for the user at the last look, with a status other than
         * expired or revoked: see {@link SessionRevokerBuilder#extraPasses(int)}.
         */
        STILL_LISTED,
        /** The service was asked, and whether the session ended is not known. */
        FAILED,
        /** The service was not asked to end the session. */
        NOT_ATTEMPTED;

        /** Returns whether the session is gone by the word of the service, which does not list it any more. */
        public boolean isGone() {
            return this == REVOKED || this == NOT_FOUND;
        }
    }

    private RevocationOutcome(UserId user, SessionId session, Result result, @Nullable Throwable failure) {
        this.user = user;
        this.session = session;
        this.result = result;
        this.failure = failure;
    }

    static RevocationOutcome of(UserId user, SessionId session, Result result) {
        return new RevocationOutcome(user, session, result, null);
    }

    static RevocationOutcome failed(UserId user, SessionId session, Throwable failure) {
        return new RevocationOutcome(user, session, Result.FAILED, failure);
    }

    /** Returns whose session it is. */
    public UserId user() {
        return user;
    }

    /** Returns the session. */
    public SessionId session() {
        return session;
    }

    /** Returns what became of it. */
    public Result result() {
        return result;
    }

    /**
     * Returns why it failed: a {@link dev.sessions.failure.SessionsException}, or what else the port threw. Empty when it did
     * not fail, and in a report that was loaded from a file.
     */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RevocationOutcome that
                && user.equals(that.user)
                && session.equals(that.session)
                && result == that.result;
    }

    @Override
    public int hashCode() {
        return Objects.hash(user, session, result);
    }

    @Override
    public String toString() {
        return session + " of " + user + ": " + result;
    }
}
