package dev.sessions.failure;

/** Why a retryable failure was not retried although attempts were left. */
public enum RetryStop {
    /** The service asks to wait longer than the caller obeys: see {@link SessionsException#retryAfter()}. */
    WAIT_TOO_LONG("the service asks for a longer wait than is allowed"),
    /** The next wait would not have ended before the time for the whole call was used up. */
    DEADLINE("the next wait would not fit the deadline"),
    /** So many calls failed lately that retries would only add to the load of the service. */
    BUDGET("the retry budget is used up");

    final String story;

    RetryStop(String story) {
        this.story = story;
    }
}
