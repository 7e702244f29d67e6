package dev.sessions.feign;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.feign.FeignSessionsBuilder.Settings;
import dev.sessions.feign.SessionsApi.ListQuery;
import dev.sessions.feign.SessionsApi.RevokeBody;
import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.Response;
import feign.Retryer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response: the port without retries. Every failure is a {@code SessionsException}, except that an exception
 * from the source of the API key is passed on. Adapters derived from one another share their exchange.
 */
final class Exchange {
    private final SessionsApi api;
    private final Settings settings;
    private final @Nullable Watchdog watchdog;
    private final Runnable release;
    private volatile boolean closed;

    /**
     * @param watchdog closes a body at the deadline; null if the client does
     * @param release frees the resources of the client
     */
    Exchange(Client client, Settings settings, @Nullable Watchdog watchdog, Runnable release) {
        this.settings = settings;
        this.watchdog = watchdog;
        this.release = release;
        this.api = Feign.builder()
                .client(client)
                .encoder(SessionsApi::encode)
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                // Without it Feign would throw for a status and buffer the body.
                .responseInterceptor((context, chain) -> context.response())
                .target(new SessionsApi.Service(settings.baseUrl(), settings.userAgent()));
    }

    SessionPage list(UserId user, PageRequest request, Deadline deadline) {
        Attempt attempt = new Attempt(Operation.list(user.value()), deadline);
        Response response = attempt.send(options -> api.list(user.value(), new ListQuery(request), options));
        try (BoundedBody body = attempt.body(response)) {
            ServiceResponse facts = attempt.facts(response, body);
            facts.outcome();
            return new PageReader(facts, request).read(body);
        }
    }

    Revocation revoke(SessionId session, Deadline deadline) {
        Attempt attempt = new Attempt(Operation.revoke(session.value()), deadline);
        RevokeBody revoke = new RevokeBody(session.value());
        Response response = attempt.send(options -> api.revoke(revoke, options));
        try (BoundedBody body = attempt.body(response)) {
            // The body of a success is not read: it is empty in production (SEEN), and the status 2xx is the
            // confirmation.
            return switch (attempt.facts(response, body).outcome()) {
                case SUCCEEDED -> Revocation.REVOKED;
                case SESSION_NOT_FOUND -> Revocation.NOT_FOUND;
            };
        }
    }

    /** Throws if closed. Called before every call and every retry. */
    void checkOpen() {
        if (closed) {
            throw new IllegalStateException(
                    "These sessions are closed: make the call before close(), or build new ones.");
        }
    }

    void close() {
        closed = true;
        release.run();
    }

    /** One attempt: its operation, the API key at its start, and the end of its time. */
    private final class Attempt {
        private final Operation operation;
        private final ApiKey key = settings.apiKey().get();
        private final Deadline limit;

        Attempt(Operation operation, Deadline deadline) {
            this.operation = operation;
            this.limit = deadline.within(settings.attemptTimeout());
        }

        Response send(Function<Request.Options, Response> request) {
            Request.Options options = new AttemptOptions(settings, limit.left(), key);
            try {
                return request.apply(options);
            } catch (RuntimeException e) {
                throw ClientFailure.explain(operation, e, settings.baseUrl().getHost());
            }
        }

        /** Returns the body of the response. Closing the body closes the response. */
        BoundedBody body(Response response) {
            // The reader of a failure stops early by itself, even where the limit for pages is smaller.
            long bytes = isSuccess(response) ? settings.maxResponseBytes() : Long.MAX_VALUE;
            return BoundedBody.of(response, bytes, limit, watchdog);
        }

        ServiceResponse facts(Response response, BoundedBody body) {
            ResponseReader reader = new ResponseReader(key, settings.timekeeper());
            return isSuccess(response)
                    ? reader.withoutBody(operation, response)
                    : reader.withBody(operation, response, body);
        }
    }

    private static boolean isSuccess(Response response) {
        return response.status() / 100 == 2;
    }
}
