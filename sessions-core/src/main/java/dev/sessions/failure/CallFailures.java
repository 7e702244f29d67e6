package dev.sessions.failure;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Exceptions for calls without a usable response. For authors of adapters; {@link ServiceResponse} makes all others. */
public final class CallFailures {

    private CallFailures() {}

    /** Returns the exception for a request that got no response. The cause decides its kind and sentence. */
    public static SessionsException noResponse(Operation operation, IOException cause) {
        return noResponse(operation, cause, null);
    }

    /**
     * Returns the exception for a request that got no response. The cause decides its kind and sentence.
     *
     * @param host the host name of the base URL: when the cause reports another host name as unknown, it is the proxy's
     */
    public static SessionsException noResponse(Operation operation, IOException cause, @Nullable String host) {
        return new Failure(IoFailure.kind(cause), operation, IoFailure.story(cause, host), null, 1, cause)
                .toException();
    }

    /** Returns the exception for a call whose thread was interrupted. The caller sets the interrupt flag. */
    public static SessionsException interrupted(Operation operation) {
        return interrupted(operation, null);
    }

    /** Returns the exception for a thread that was interrupted while it read the given response. The caller sets the flag. */
    public static SessionsException interrupted(ServiceResponse response) {
        return interrupted(response.operation(), response);
    }

    /** Returns the exception for a call that was interrupted after the given failure, with that failure's response. */
    public static SessionsException interruptedAfter(SessionsException last) {
        return interrupted(last.operation(), last.response());
    }

    private static SessionsException interrupted(Operation operation, @Nullable ServiceResponse response) {
        return new Failure(FailureKind.CALL_INTERRUPTED, operation, "the thread was interrupted", response, 1, null)
                .toException();
    }

    /** Returns the exception for a call that exceeded its deadline, with the failure seen last as the cause, if there was one. */
    public static SessionsException deadlineExceeded(
            Operation operation, Duration deadline, @Nullable Throwable cause) {
        return deadlineExceeded(operation, deadline, null, cause);
    }

    /** Returns the exception for a call whose last attempt used up the deadline, with that attempt's response and cause. */
    public static SessionsException deadlineExceededAfter(SessionsException last, Duration deadline) {
        return deadlineExceeded(last.operation(), deadline, last.response(), last.getCause());
    }

    private static SessionsException deadlineExceeded(
            Operation operation, Duration deadline, @Nullable ServiceResponse response, @Nullable Throwable cause) {
        String happened = "it took longer than the " + deadline.toMillis() + " ms that are allowed";
        return new Failure(FailureKind.DEADLINE_EXCEEDED, operation, happened, response, 1, cause).toException();
    }
}
