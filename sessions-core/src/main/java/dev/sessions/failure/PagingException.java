package dev.sessions.failure;

/**
 * A walk over pages was given up: the service repeated a cursor, so that it would never end, or a ceiling of the walk was
 * reached. The sessions before that point have been delivered. Not retryable.
 */
public final class PagingException extends SessionsException {
    PagingException(Failure failure) {
        super(failure);
    }

    /** Returns the failure of a walk that was led back to a cursor that it had already followed. */
    public static PagingException repeatedCursor(String userId, String cursor, int pages) {
        return because(
                FailureKind.PAGING_LOOP,
                userId,
                "the service sent the cursor " + Failure.printable(cursor) + " a second time within " + pages
                        + " pages");
    }

    /** Returns the failure of a walk for which the page after a cursor was the page before the cursor once more. */
    public static PagingException ignoredCursor(String userId, String cursor) {
        return because(
                FailureKind.PAGING_IGNORED,
                userId,
                "the page after the cursor " + Failure.printable(cursor)
                        + " is the same as the page before it: the service ignores the cursor, as static mock servers do");
    }

    /** Returns the failure of a walk that wants more pages than it allows. */
    public static PagingException tooManyPages(String userId, int ceiling) {
        return because(
                FailureKind.PAGING_CEILING,
                userId,
                "there are more pages than the " + ceiling + " that this walk allows");
    }

    /** Returns the failure of a walk that meets more sessions than it allows. */
    public static PagingException tooManySessions(String userId, long ceiling) {
        return because(
                FailureKind.PAGING_CEILING,
                userId,
                "there are more sessions than the " + ceiling + " that this walk allows");
    }

    private static PagingException because(FailureKind kind, String userId, String happened) {
        return new PagingException(new Failure(kind, Operation.list(userId), happened, null, 0, null));
    }
}
