package dev.sessions.failure;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A failed call. Each subclass is one kind, named for what the caller can do.
 *
 * <p>More kinds may come in later versions: end a {@code switch} or a chain of {@code catch} with this type. What an
 * exception knows it carries as data; the message is one sentence for people and never holds a response body, a header
 * value or the API key. The complete table:
 *
 * <table>
 * <caption>From what happened to the kind</caption>
 * <tr><th>What happened</th><th>Kind</th><th>Retryable</th></tr>
 * <tr><td>400, 422</td><td>{@link InvalidRequestException}</td><td>no</td></tr>
 * <tr><td>401</td><td>{@link AuthenticationRefusedException}</td><td>no</td></tr>
 * <tr><td>403</td><td>{@link PermissionDeniedException}</td><td>no</td></tr>
 * <tr><td>404 that says the listed user does not exist</td><td>{@link UserNotFoundException}</td><td>no</td></tr>
 * <tr><td>404 that says the session to revoke does not exist</td><td>no failure: not found is an outcome</td><td></td></tr>
 * <tr><td>404 with neither code nor entity, or with the code {@code not_found}, no entity and other words than "User not
 *     found" of a list or "Session not found" of a revoke; 407; any 3xx; a certificate that is not trusted; https
 *     to a server that does not speak TLS; a proxy that refuses to connect</td>
 *     <td>{@link MisconfiguredException}</td><td>no</td></tr>
 * <tr><td>any other 404, also one whose JSON object is longer than is read; 409, 418 and all statuses not named here</td>
 *     <td>{@link UnexpectedStatusException}</td><td>no</td></tr>
 * <tr><td>429</td><td>{@link RateLimitedException}</td><td>yes</td></tr>
 * <tr><td>408, 5xx, also from a proxy</td><td>{@link ServiceUnavailableException}</td><td>yes</td></tr>
 * <tr><td>no connection, no response in time, a response body cut off, a 404 whose JSON object lacks its end</td>
 *     <td>{@link ConnectionFailedException}</td><td>yes</td></tr>
 * <tr><td>the time allowed for the whole call is used up</td><td>{@link DeadlineExceededException}</td><td>yes</td></tr>
 * <tr><td>a 2xx response that cannot be trusted</td><td>{@link InvalidResponseException}</td><td>no</td></tr>
 * <tr><td>a cursor seen before, or a ceiling of the walk</td><td>{@link PagingException}</td><td>no</td></tr>
 * <tr><td>the thread was interrupted</td><td>{@link CallInterruptedException}</td><td>no</td></tr>
 * <tr><td>a session that is not the given user's, or is listed for another user</td>
 *     <td>{@link SessionNotOwnedException}</td><td>no</td></tr>
 * <tr><td>the session to keep is not among the user's sessions</td><td>{@link KeptSessionMissingException}</td><td>no</td></tr>
 * <tr><td>a job of many revokes that did not do all</td><td>{@code RevocationIncompleteException}</td><td>no</td></tr>
 * </table>
 *
 * <p>Serializable with all its facts, for exchange between processes with the same version of this library.
 */
public abstract class SessionsException extends RuntimeException {
    private static final Operation UNKNOWN = Operation.list("(unknown)");

    // Null in an exception that a mocking library made without calling a constructor.
    private final @Nullable Operation operation;
    // Null there too, and in the failure of a job, which is not about one call.
    private final @Nullable Failure failure;

    SessionsException(Failure failure) {
        super(failure.message(), failure.cause());
        this.operation = failure.operation();
        this.failure = failure;
    }

    /**
     * For the failure of a job of many calls: not about one call, so that {@link #attempts()} is 0, and not retryable.
     *
     * @param operation the first thing that was not done
     * @param message the whole message
     * @param cause the first failure, if it is known
     */
    protected SessionsException(Operation operation, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.operation = operation;
        this.failure = null;
    }

    /** Returns what was asked of the service. */
    public final Operation operation() {
        return operation == null ? UNKNOWN : operation;
    }

    /**
     * Returns whether the same call may succeed later without any change, whether or not it was
     * retried.
     */
    public final boolean isRetryable() {
        return failure != null && failure.kind().retryable;
    }

    /**
     * Returns how many requests were made for this call. At least 1, except for the failures that are not about one call:
     * 0 for {@link PagingException}, {@link SessionNotOwnedException}, {@link KeptSessionMissingException} and the failure
     * of a job of many calls.
     */
    public final int attempts() {
        return failure == null ? 0 : failure.attempts();
    }

    /** Returns why a retryable failure was not retried although attempts were left. */
    public final Optional<RetryStop> retryStop() {
        return Optional.ofNullable(failure).map(Failure::retryStop);
    }

    /** Returns the response behind this failure, if one came. */
    final @Nullable ServiceResponse response() {
        return failure == null ? null : failure.response();
    }

    /** Returns the HTTP status of the response; empty when none came. */
    public final OptionalInt status() {
        ServiceResponse response = response();
        return response == null ? OptionalInt.empty() : OptionalInt.of(response.status());
    }

    /** Returns the service's machine-readable reason, for instance {@code entity_not_found}. Often absent (SEEN). */
    public final Optional<String> code() {
        return ofResponse(ServiceResponse::code);
    }

    /** Returns the service's message, if it sent one. Text from outside: escape it before showing it. */
    public final Optional<String> serviceMessage() {
        return ofResponse(ServiceResponse::message);
    }

    /**
     * Returns the {@code X-Request-Id} of the last response: quote it to the vendor's support. Text from outside: escape it
     * before showing it.
     */
    public final Optional<String> requestId() {
        return ofResponse(ServiceResponse::requestId);
    }

    /** Returns the id of the entity that the service did not find, if it named one. */
    public final Optional<String> entityId() {
        return ofResponse(ServiceResponse::entityId);
    }

    /** Returns how long the service asked to wait before the next call, if it did. Zero or positive. */
    public final Optional<Duration> retryAfter() {
        return ofResponse(ServiceResponse::retryAfter);
    }

    /** Returns the field errors that the service reported; empty when it sent none. Unmodifiable. */
    public final List<FieldError> fieldErrors() {
        ServiceResponse response = response();
        return response == null ? List.of() : response.fieldErrors();
    }

    /**
     * Returns this failure as the end of a call of several attempts: the same kind and facts, with the number of
     * attempts and the earlier failures as {@linkplain #getSuppressed() suppressed}, oldest first. For adapters that
     * retry.
     *
     * @param attempts how many requests were made: as many as there are earlier failures if this failure came between two attempts
     * @throws IllegalArgumentException when fewer attempts are claimed than earlier failures are known, or none
     */
    public final SessionsException afterAttempts(int attempts, Collection<? extends SessionsException> earlier) {
        return afterAttempts(attempts, earlier, null);
    }

    /**
     * Returns what {@link #afterAttempts(int, Collection)} does, with the reason why the call was not retried.
     *
     * @param stop the reason; null when all attempts were made or the failure is not retryable
     * @throws IllegalArgumentException when fewer attempts are claimed than earlier failures are known, or none
     */
    public final SessionsException afterAttempts(
            int attempts, Collection<? extends SessionsException> earlier, @Nullable RetryStop stop) {
        int fewest = Math.max(1, earlier.size());
        if (attempts < fewest) {
            throw new IllegalArgumentException("A call with " + earlier.size() + " earlier failures made at least "
                    + fewest + " attempts, not " + attempts + ".");
        }
        if (failure == null) {
            return this;
        }
        if (attempts == failure.attempts() && earlier.isEmpty() && stop == failure.retryStop()) {
            return this;
        }
        SessionsException after = failure.afterAttempts(attempts, stop).toException();
        after.setStackTrace(getStackTrace());
        earlier.forEach(after::addSuppressed);
        for (Throwable own : getSuppressed()) {
            after.addSuppressed(own);
        }
        return after;
    }

    private <T> Optional<T> ofResponse(Function<ServiceResponse, Optional<T>> fact) {
        return Optional.ofNullable(response()).flatMap(fact);
    }
}
