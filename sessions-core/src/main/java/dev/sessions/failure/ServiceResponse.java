package dev.sessions.failure;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The response of the service to one request, and the exceptions that it leads to. Authors of adapters set the known facts
 * and call {@link #outcome()}: all adapters that do so fail alike.
 *
 * <p>A request without a usable response fails with an exception of {@link CallFailures}. A success whose body cannot be used
 * fails with {@link #invalid}, a body that is cut off or too long with {@link #cutOff} or {@link #tooLong}.
 */
public final class ServiceResponse implements Serializable {
    private static final int NAMED_FIELD_ERRORS = 3;

    private final Operation operation;
    private final int status;
    private final @Nullable String code;
    private final @Nullable String message;
    private final @Nullable String entityId;
    private final @Nullable String requestId;
    private final @Nullable Duration retryAfter;
    private final List<FieldError> fieldErrors;

    private ServiceResponse(Builder builder) {
        operation = builder.operation;
        status = builder.status;
        code = builder.code;
        message = builder.message;
        entityId = builder.entityId;
        requestId = builder.requestId;
        retryAfter = builder.retryAfter;
        fieldErrors = builder.fieldErrors;
    }

    /** Starts a response with the given HTTP status to the given operation. */
    public static Builder builder(Operation operation, int status) {
        return new Builder(operation, status);
    }

    /** The result of a response that is no failure. */
    public enum Outcome {
        /** The service reported success (2xx). The body is not checked here. */
        SUCCEEDED,
        /** The service knows no session with the id that was to be revoked (404). */
        SESSION_NOT_FOUND
    }

    /**
     * Returns what the response means.
     *
     * @throws SessionsException when the response is a failure; {@link SessionsException} holds the table of kinds
     */
    public Outcome outcome() {
        return StatusTable.outcome(this);
    }

    /**
     * Returns the exception for this response. A test can make any exception with it:
     * {@code ServiceResponse.builder(Operation.list("user_1"), 429).build().failure()}.
     *
     * @throws IllegalStateException when the response is no failure
     */
    public SessionsException failure() {
        try {
            Outcome outcome = outcome();
            throw new IllegalStateException("The status " + status + " is no failure: it means " + outcome + ".");
        } catch (SessionsException failure) {
            return failure;
        }
    }

    /**
     * Returns the exception for a response of status 2xx that cannot be trusted.
     *
     * @param problem what is wrong, naming element and field, for instance {@code data[3].expires_at is missing}; must
     *     not quote values of the body
     */
    public SessionsException invalid(String problem) {
        return failed(FailureKind.INVALID_RESPONSE, "the response cannot be trusted: " + problem);
    }

    /** Returns the exception for a 404 whose body is longer than is read, when the part that was read does not name what is missing. */
    public SessionsException tooLong() {
        return failed(
                FailureKind.UNEXPECTED_STATUS,
                "the body is longer than is read, and only its end would say what is missing");
    }

    /** Returns the exception for the response with which a proxy refused the connection to the service. */
    public SessionsException refusedByProxy() {
        return StatusTable.proxyRefusal(this);
    }

    /** Returns the exception for a response whose body could not be read to its end. */
    public SessionsException cutOff(IOException cause) {
        return new Failure(
                        IoFailure.kind(cause),
                        operation,
                        IoFailure.story(cause, null) + statusAndCode(),
                        this,
                        1,
                        cause)
                .toException();
    }

    SessionsException failed(FailureKind kind, String happened) {
        return new Failure(kind, operation, happened + statusAndCode(), this, 1, null).toException();
    }

    private String statusAndCode() {
        return " (status " + status + (code == null ? "" : ", code " + Failure.printable(code)) + fieldErrorNames()
                + ")";
    }

    /** Returns the fields and codes of the first field errors. Their messages are left out: they may quote values. */
    private String fieldErrorNames() {
        return fieldErrors.stream()
                .map(FieldError::name)
                .filter(name -> !name.isEmpty())
                .limit(NAMED_FIELD_ERRORS)
                .map(name -> ", " + Failure.printable(name))
                .collect(Collectors.joining());
    }

    /** Returns the operation that was requested. */
    public Operation operation() {
        return operation;
    }

    /** Returns the HTTP status. */
    public int status() {
        return status;
    }

    /** Returns the machine-readable reason, if one was sent. */
    public Optional<String> code() {
        return Optional.ofNullable(code);
    }

    /** Returns the service's message, if one was sent. */
    public Optional<String> message() {
        return Optional.ofNullable(message);
    }

    /** Returns the id that the response is about, if it names one. */
    public Optional<String> entityId() {
        return Optional.ofNullable(entityId);
    }

    /** Returns the {@code X-Request-Id}, if one was sent. */
    public Optional<String> requestId() {
        return Optional.ofNullable(requestId);
    }

    /** Returns how long the service asked to wait, if it did. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** Returns the field errors; empty when none was sent. Unmodifiable. */
    public List<FieldError> fieldErrors() {
        return fieldErrors;
    }

    /** Builds a response. Everything but operation and status is optional: null means that it was not sent. */
    public static final class Builder {
        private final Operation operation;
        private final int status;
        private @Nullable String code;
        private @Nullable String message;
        private @Nullable String entityId;
        private @Nullable String requestId;
        private @Nullable Duration retryAfter;
        private List<FieldError> fieldErrors = List.of();

        private Builder(Operation operation, int status) {
            this.operation = requireNonNull(operation, "A response belongs to an operation.");
            this.status = status;
        }

        /** Sets the machine-readable reason, in the API the field {@code code}. */
        public Builder code(@Nullable String code) {
            this.code = code;
            return this;
        }

        /** Sets the service's message, in the API the field {@code message}. */
        public Builder message(@Nullable String message) {
            this.message = message;
            return this;
        }

        /** Sets the id that the response is about, in the API the field {@code entity_id}. */
        public Builder entityId(@Nullable String entityId) {
            this.entityId = entityId;
            return this;
        }

        /** Sets the {@code X-Request-Id}. */
        public Builder requestId(@Nullable String requestId) {
            this.requestId = requestId;
            return this;
        }

        /** Sets how long the service asked to wait; a negative time counts as zero. */
        public Builder retryAfter(@Nullable Duration retryAfter) {
            this.retryAfter = retryAfter != null && retryAfter.isNegative() ? Duration.ZERO : retryAfter;
            return this;
        }

        /** Sets the field errors, in the API the field {@code errors}. */
        public Builder fieldErrors(List<FieldError> fieldErrors) {
            this.fieldErrors = List.copyOf(fieldErrors);
            return this;
        }

        /** Returns the response. */
        public ServiceResponse build() {
            return new ServiceResponse(this);
        }
    }
}
