package dev.sessions.feign;

import static java.util.Objects.requireNonNull;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.SessionsPort;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.feign.FeignSessionsBuilder.Settings;
import java.net.URI;
import java.time.Duration;

/**
 * The sessions of a WorkOS environment, over HTTP. Safe for use by many threads: build one and share it.
 *
 * <pre>{@code
 * try (FeignSessions sessions =
 *         FeignSessions.builder().apiKey(System.getenv("WORKOS_API_KEY")).build()) {
 *     sessions.stream(UserId.of("user_01E4ZCR3C56J083X43JQXF3JK5")).forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>A redirect is a failure, and so is a success with an unreadable body. No exception of Feign, OkHttp or Jackson is thrown.
 * Failures that may pass are retried, see {@link RetryOptions}.
 */
public final class FeignSessions implements SessionsPort, AutoCloseable {
    private final Exchange exchange;
    private final RetryBudget budget;
    private final Settings settings;
    private final RetryOptions retry;
    private final RetryLoop calls;
    private final boolean owner;

    FeignSessions(Exchange exchange, RetryBudget budget, Settings settings, RetryOptions retry, boolean owner) {
        this.exchange = exchange;
        this.budget = budget;
        this.settings = settings;
        this.retry = retry;
        this.calls = new RetryLoop(retry, budget, settings, exchange::checkOpen);
        this.owner = owner;
    }

    /** Returns a builder. Only the API key is required. */
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
        exchange.checkOpen();
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
        exchange.checkOpen();
        return calls.call(Operation.revoke(session.value()), deadline -> exchange.revoke(session, deadline));
    }

    /** Returns an adapter with the given retry options on the same connections. Closing the returned adapter does nothing. */
    public FeignSessions withRetry(RetryOptions options) {
        return new FeignSessions(exchange, budget, settings, requireNonNull(options, "options"), false);
    }

    /** Returns an adapter without retries on the same connections: one request per call. Closing the returned adapter does nothing. */
    public FeignSessions withoutRetries() {
        return withRetry(RetryOptions.none());
    }

    /** Returns when failed calls are retried. */
    public RetryOptions retryOptions() {
        return retry;
    }

    /** Returns the capacity of the retry budget in tokens; 0 without a budget. */
    public int retryBudget() {
        return budget.capacity();
    }

    /** Returns the address of the service. */
    public URI baseUrl() {
        return settings.baseUrl();
    }

    /** Returns the timeout for opening a connection. */
    public Duration connectTimeout() {
        return settings.connectTimeout();
    }

    /** Returns the timeout of one attempt, from the request to the last byte of the response. */
    public Duration attemptTimeout() {
        return settings.attemptTimeout();
    }

    /** Returns the timeout of a call, with all attempts and backoffs. */
    public Duration deadline() {
        return settings.deadline();
    }

    /**
     * Closes the connections, except those of a client set by the caller. Does nothing on a derived adapter or when called again.
     * Later calls throw {@link IllegalStateException}, also on derived adapters. A running attempt continues to its end; instead
     * of a retry its call throws {@link IllegalStateException}, with the failures so far as suppressed exceptions.
     */
    @Override
    public void close() {
        if (owner) {
            exchange.close();
        }
    }

    @Override
    public String toString() {
        return "FeignSessions[baseUrl=" + settings.baseUrl() + ", deadline=" + settings.deadline() + ", retry=" + retry
                + "]";
    }
}
