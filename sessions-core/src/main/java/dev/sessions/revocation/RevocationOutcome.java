package dev.sessions.revocation;

import dev.sessions.SessionId;
import dev.sessions.UserId;
import java.io.Serializable;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The outcome of one session in a job. */
public final class RevocationOutcome implements Serializable {
    private final UserId user;
    private final SessionId session;
    private final Result result;
    private final @Nullable Throwable failure;

    /** The five outcomes of a session. */
    public enum Result {
        /** The service ended the session. */
        REVOKED,
        /**
         * The service knows no such session: it ended between listing and revoke, or by a revoke whose response was lost. The session
         * is gone.
         */
        NOT_FOUND,
        /**
         * The service responded that the session is gone, and still listed it the last time, as neither expired nor revoked: see
         * {@link SessionRevokerBuilder#extraPasses(int)}.
         */
        STILL_LISTED,
        /** The revoke failed; whether the session ended is not known. */
        FAILED,
        /** The job did not revoke the session. */
        NOT_ATTEMPTED;

        /** Returns whether the session is gone: {@link #REVOKED} or {@link #NOT_FOUND}. */
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

    /** Returns the user of the session. */
    public UserId user() {
        return user;
    }

    /** Returns the session. */
    public SessionId session() {
        return session;
    }

    /** Returns the result. */
    public Result result() {
        return result;
    }

    /**
     * Returns the failure: a {@link dev.sessions.failure.SessionsException}, or whatever else the port threw. Empty when the revoke
     * did not fail, and in a report loaded from a file.
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
