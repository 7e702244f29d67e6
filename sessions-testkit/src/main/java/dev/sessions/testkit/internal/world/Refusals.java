package dev.sessions.testkit.internal.world;

import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import java.time.Duration;
import java.util.List;

/** All responses of the service that are no success, in one place for the port and the wire. */
public final class Refusals {
    private static final String ENTITY_NOT_FOUND = "entity_not_found";

    private Refusals() {}

    /** An unknown user (SEEN). */
    public static ServiceResponse userNotFound(String user, String requestId) {
        return ServiceResponse.builder(Operation.list(user), 404)
                .message("User not found: '" + user + "'.")
                .code(ENTITY_NOT_FOUND)
                .entityId(user)
                .requestId(requestId)
                .build();
    }

    /** An unknown session (SEEN), and one that ended before (ASSUMED). */
    public static ServiceResponse sessionNotFound(String session, String requestId) {
        return ServiceResponse.builder(Operation.revoke(session), 404)
                .message("Session not found: '" + session + "'.")
                .code(ENTITY_NOT_FOUND)
                .entityId(session)
                .requestId(requestId)
                .build();
    }

    /** A cursor that is the id of no session of this user (ASSUMED). */
    public static ServiceResponse unknownCursor(String user, String cursor, String requestId) {
        String message = "No session of this user has the id '" + cursor + "'.";
        return invalidParameter(user, FieldError.of(null, "unknown_cursor", message), requestId);
    }

    /** A query parameter that is not allowed; status and code SPEC, the words ASSUMED. */
    public static ServiceResponse invalidParameter(String user, FieldError error, String requestId) {
        return ServiceResponse.builder(Operation.list(user), 422)
                .message("Validation failed")
                .code("invalid_request_parameters")
                .fieldErrors(List.of(error))
                .requestId(requestId)
                .build();
    }

    /** A revoke whose body names no session; status SPEC, the words ASSUMED. */
    public static ServiceResponse invalidBody(String requestId) {
        String message = "The body must be a JSON object whose one field session_id is a string.";
        return ServiceResponse.builder(Operation.revoke(""), 400)
                .message("Validation failed")
                .code("invalid_request_body")
                .fieldErrors(List.of(FieldError.of("session_id", "invalid", message)))
                .requestId(requestId)
                .build();
    }

    /** More revokes than are allowed. {@code Retry-After} in whole seconds; no such response was ever recorded (ASSUMED). */
    public static ServiceResponse tooManyRequests(Operation operation, Duration wait, String requestId) {
        return ServiceResponse.builder(operation, 429)
                .message("Too many requests")
                .retryAfter(inWholeSeconds(wait))
                .requestId(requestId)
                .build();
    }

    /** Returns a wait as {@code Retry-After} carries it: rounded up to whole seconds. */
    public static Duration inWholeSeconds(Duration wait) {
        return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
    }

    /** A missing or wrong API key (SEEN). */
    public static ServiceResponse unauthorized(Operation operation, String requestId) {
        return ServiceResponse.builder(operation, 401)
                .message("Unauthorized")
                .requestId(requestId)
                .build();
    }

    /** A request whose address cannot be read: the response has only a message (ASSUMED). */
    public static ServiceResponse unreadable(Operation operation, String requestId) {
        return ServiceResponse.builder(operation, 400)
                .message("Bad Request")
                .requestId(requestId)
                .build();
    }
}
