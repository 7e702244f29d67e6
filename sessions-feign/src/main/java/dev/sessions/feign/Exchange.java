package dev.sessions.feign;

import dev.sessions.PageRequest;
import dev.sessions.Revocation;
import dev.sessions.SessionId;
import dev.sessions.SessionPage;
import dev.sessions.UserId;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.feign.SessionsApi.RevokeBody;
import feign.Client;
import feign.Feign;
import feign.Logger;
import feign.Request;
import feign.Response;
import feign.Retryer;
import feign.jackson.JacksonEncoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request and its answer: the port without retries. All that goes wrong with it is a
 * {@code SessionsException}; what the source of the key throws comes out as it is.
 */
final class Exchange {
    private final SessionsApi api;
    private final Settings settings;
    private final @Nullable Watchdog watchdog;

    /** Takes a watchdog when the client itself does not end the reading of a body in time. */
    Exchange(Client client, Settings settings, @Nullable Watchdog watchdog) {
        this.settings = settings;
        this.watchdog = watchdog;
        this.api = Feign.builder()
                .client(client)
                .encoder(new JacksonEncoder(Json.MAPPER))
                .retryer(Retryer.NEVER_RETRY)
                .logLevel(Logger.Level.NONE)
                .requestInterceptor(request ->
                        request.header("User-Agent", settings.userAgent()).header("Accept", "application/json"))
                // Feign would judge the status and buffer the body; both are ours to do.
                .responseInterceptor((context, chain) -> context.response())
                .target(SessionsApi.class, settings.baseUrl().toString());
    }

    SessionPage list(UserId user, PageRequest request, Deadline deadline) {
        Attempt attempt = new Attempt(Operation.list(user.value()), deadline);
        Response response = attempt.send(options -> api.list(user.value(), query(request), options));
        try (BoundedBody body = attempt.body(response)) {
            ServiceResponse answer = attempt.answer(response, body);
            answer.outcome();
            return new PageReader(answer).read(body, request);
        }
    }

    Revocation revoke(SessionId session, Deadline deadline) {
        Attempt attempt = new Attempt(Operation.revoke(session.value()), deadline);
        RevokeBody revoke = new RevokeBody(session.value());
        Response response = attempt.send(options -> api.revoke(revoke, options));
        try (BoundedBody body = attempt.body(response)) {
            // The body of a success is not looked at: it is empty in production (SEEN), and a 2xx is the server's word.
            return switch (attempt.answer(response, body).outcome()) {
                case SUCCEEDED -> Revocation.REVOKED;
                case SESSION_NOT_FOUND -> Revocation.NOT_FOUND;
            };
        }
    }

    /** What holds for one attempt: the operation, the key as it is now, and the end of its time. */
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
                throw Disconnect.explain(operation, e, settings.baseUrl().getHost());
            }
        }

        /** Returns the body of the response; closing it closes both. */
        BoundedBody body(Response response) {
            // Of a failure only the beginning is read, however small the limit is.
            long bytes = isSuccess(response) ? settings.maxResponseBytes() : Long.MAX_VALUE;
            return BoundedBody.of(response, bytes, limit, watchdog);
        }

        ServiceResponse answer(Response response, BoundedBody body) {
            AnswerReader reader = new AnswerReader(key, settings.timekeeper());
            return isSuccess(response) ? reader.head(operation, response) : reader.failure(operation, response, body);
        }
    }

    private static boolean isSuccess(Response response) {
        return response.status() / 100 == 2;
    }

    /** The order is always sent: without it the API swaps the meaning of its cursors (SEEN). */
    private static Map<String, Object> query(PageRequest request) {
        Map<String, Object> query = new LinkedHashMap<>();
        query.put("limit", request.limit());
        query.put(
                "order",
                switch (request.order()) {
                    case NEWEST_FIRST -> "desc";
                    case OLDEST_FIRST -> "asc";
                });
        request.after().ifPresent(cursor -> query.put("after", cursor));
        request.before().ifPresent(cursor -> query.put("before", cursor));
        return query;
    }
}
