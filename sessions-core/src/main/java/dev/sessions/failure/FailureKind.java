package dev.sessions.failure;

import java.util.function.Function;

/**
 * The kinds of failure: for each its exception, whether the same call may succeed later, and what to do. {@link StatusTable} has the
 * kind of each status.
 */
enum FailureKind {
    INVALID_REQUEST(
            InvalidRequestException::new, false, "correct what fieldErrors() and serviceMessage() name and call again"),
    AUTHENTICATION_REFUSED(
            AuthenticationRefusedException::new,
            false,
            "check that the API key is a valid secret key of this environment"),
    PERMISSION_DENIED(
            PermissionDeniedException::new, false, "give the API key permission for user sessions, or use another key"),
    USER_NOT_FOUND(
            UserNotFoundException::new, false, "check the id and that the API key belongs to the user's environment"),
    RATE_LIMITED(RateLimitedException::new, true, "call again later and more slowly"),
    SERVICE_UNAVAILABLE(ServiceUnavailableException::new, true, "call again later"),
    CONNECTION_FAILED(ConnectionFailedException::new, true, "check the network and call again"),
    DEADLINE_EXCEEDED(DeadlineExceededException::new, true, "call again later or allow more time"),
    INVALID_RESPONSE(
            InvalidResponseException::new,
            false,
            "check that the base URL leads to the API; if it does, report this to its vendor"),
    MISCONFIGURED(MisconfiguredException::new, false, "check the base URL, the proxy and the trusted certificates"),
    UNEXPECTED_STATUS(UnexpectedStatusException::new, false, "look up the status and code in the API's reference"),
    PAGING_LOOP(PagingException::new, false, "report this to the API's vendor"),
    PAGING_IGNORED(PagingException::new, false, "read a single page with list(user, request)"),
    PAGING_CEILING(
            PagingException::new,
            false,
            "raise the ceiling if so many are right, else report this to the API's vendor"),
    CALL_INTERRUPTED(CallInterruptedException::new, false, "stop what the thread was doing: it was asked to"),
    SESSION_NOT_OWNED(SessionNotOwnedException::new, false, "take the session id from the user's own list"),
    FOREIGN_SESSION_LISTED(
            SessionNotOwnedException::new,
            false,
            "check what stands between this program and the API, such as a cache or a proxy"),
    KEPT_SESSION_MISSING(
            KeptSessionMissingException::new,
            false,
            "take the id of the session to keep from the claim sid of the user's access token");

    private final Function<Failure, SessionsException> constructor;
    final boolean retryable;
    final String advice;

    FailureKind(Function<Failure, SessionsException> constructor, boolean retryable, String advice) {
        this.constructor = constructor;
        this.retryable = retryable;
        this.advice = advice;
    }

    SessionsException exception(Failure failure) {
        return constructor.apply(failure);
    }
}
