package dev.sessions.failure;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** All that one exception knows. Its message is made here, so that all kinds speak alike. */
record Failure(
        FailureKind kind,
        Operation operation,
        String happened,
        @Nullable ServiceResponse response,
        int attempts,
        @Nullable Throwable cause,
        @Nullable RetryStop retryStop)
        implements Serializable {

    Failure(
            FailureKind kind,
            Operation operation,
            String happened,
            @Nullable ServiceResponse response,
            int attempts,
            @Nullable Throwable cause) {
        this(kind, operation, happened, response, attempts, cause, null);
    }

    SessionsException toException() {
        return kind.exception(this);
    }

    Failure afterAttempts(int made, @Nullable RetryStop stop) {
        return new Failure(kind, operation, happened, response, made, cause, stop);
    }

    String message() {
        return "Could not " + operation + ": " + happened + "; " + kind.advice + trace();
    }

    private String trace() {
        if (attempts == 0) {
            return "";
        }
        String count = attempts == 1 ? "1 attempt" : attempts + " attempts";
        String request = response == null
                ? ""
                : response.requestId()
                        .map(id -> "request " + printable(id) + ", ")
                        .orElse("");
        String stop = retryStop == null ? "" : ", not retried because " + retryStop.story;
        return " [" + request + count + stop + "]";
    }

    /** Makes text that came from outside fit to stand in a log line: visible ASCII only, at most 100 characters. */
    static String printable(String text) {
        String shown = text.length() > 100 ? text.substring(0, 100) + "..." : text;
        return shown.replaceAll("[^ -~]", "?");
    }
}
