package dev.sessions.feign;

import static java.util.Objects.requireNonNull;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import java.net.URI;
import java.time.Duration;

/**
 * The sessions of a WorkOS environment, over HTTP. Safe for use by many threads; make one and keep it.
 *
 * <pre>{@code
 * try (FeignSessions sessions =
 *         FeignSessions.builder().apiKey(System.getenv("WORKOS_API_KEY")).build()) {
 *     sessions.stream(UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5")).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>Nothing is taken for granted: redirects are not followed, a success that cannot be read is a failure, and no exception of
 * a library below comes out. Failures that may pass are tried again as {@link RetryOptions} say.
 */
public final class FeignSessions implements SessionsPort, AutoCloseable {
    private final Connection connection;
    private final Settings settings;
    private final RetryOptions retry;
    private final RetryLoop calls;
    private final boolean owner;

    FeignSessions(Connection connection, Settings settings, RetryOptions retry, boolean owner) {
        this.connection = connection;
        this.settings = settings;
        this.retry = retry;
        this.calls = new RetryLoop(retry, connection, settings);
        this.owner = owner;
    }

    /** Starts an adapter. Only the API key is required. */
    public static FeignSessionsBuilder builder() {
        return new FeignSessionsBuilder();
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when this adapter is closed
     */
    @Override
    public SessionPage list(UserId user, PageRequest request) {
        requireNonNull(user, "user");
        requireNonNull(request, "request");
        Exchange exchange = connection.exchange();
        return calls.call(Operation.list(user.value()), deadline -> exchange.list(user, request, deadline));
    }

    /**
     * {@inheritDoc}
     *
     * @throws IllegalStateException when this adapter is closed
     */
    @Override
    public Revocation revoke(SessionId session) {
        requireNonNull(session, "session");
        Exchange exchange = connection.exchange();
        return calls.call(Operation.revoke(session.value()), deadline -> exchange.revoke(session, deadline));
    }

    /** Returns this adapter with other retry options, on the same connection. Closing it does nothing. */
    public FeignSessions withRetry(RetryOptions options) {
        return new FeignSessions(connection, settings, requireNonNull(options, "options"), false);
    }

    /** Returns this adapter without retries, on the same connection: one call is one request. Closing it does nothing. */
    public FeignSessions withoutRetries() {
        return withRetry(RetryOptions.none());
    }

    /** Returns when failed calls are tried again. */
    public RetryOptions retryOptions() {
        return retry;
    }

    /** Returns how many tokens the retry budget holds when it is full; 0 when there is none. */
    public int retryBudget() {
        return connection.budget().capacity();
    }

    /** Returns the address of the service. */
    public URI baseUrl() {
        return settings.baseUrl();
    }

    /** Returns how long making a connection may take. */
    public Duration connectTimeout() {
        return settings.connectTimeout();
    }

    /** Returns how long one attempt may take, its answer included. */
    public Duration attemptTimeout() {
        return settings.attemptTimeout();
    }

    /** Returns how long a call may take, all attempts and waits included. */
    public Duration deadline() {
        return settings.deadline();
    }

    /**
     * Closes the connections, unless this is a derived adapter or works on a client that the caller brought. Can be called
     * again. Calls made later, also on derived adapters, are refused with {@link IllegalStateException}. So is the next attempt
     * of a call that is under way, with its failures so far as suppressed; the attempt itself goes on to its end.
     */
    @Override
    public void close() {
        if (owner) {
            connection.close();
        }
    }

    @Override
    public String toString() {
        return "FeignSessions[baseUrl=" + settings.baseUrl() + ", deadline=" + settings.deadline() + ", retry=" + retry
                + "]";
    }
}
