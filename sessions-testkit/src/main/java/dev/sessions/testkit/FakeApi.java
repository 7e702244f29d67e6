package dev.sessions.testkit;

import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceAnswer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The two addresses of the API, the key, and the script of faults: from an HTTP request to what is sent back. */
final class FakeApi {
    private final World world;
    private final FaultScript script;
    private final String authorization;

    FakeApi(World world, FaultScript script, String apiKey) {
        this.world = world;
        this.script = script;
        this.authorization = "Bearer " + apiKey;
    }

    Delivery answer(HttpRequest request) {
        List<String> path;
        try {
            path = request.path();
        } catch (IllegalArgumentException malformedEscape) {
            return Delivery.of(plain(400, "Bad Request"));
        }
        if (request.method().equals("GET") && isList(path)) {
            Operation operation = Operation.list(path.get(3));
            return deliver(operation, request, () -> list(operation, request));
        }
        if (request.method().equals("POST") && path.equals(List.of("", "user_management", "sessions", "revoke"))) {
            Optional<String> session = RevokeBody.session(request.body());
            return deliver(Operation.revoke(session.orElse("")), request, () -> revoke(session));
        }
        return Delivery.of(plain(404, "Not Found"));
    }

    private static boolean isList(List<String> path) {
        return path.size() == 5
                && path.subList(0, 3).equals(List.of("", "user_management", "users"))
                && path.get(4).equals("sessions");
    }

    private Delivery deliver(Operation operation, HttpRequest request, Supplier<HttpAnswer> permitted) {
        Fault fault = script.next(operation.kind());
        boolean allowed =
                request.header("Authorization").filter(authorization::equals).isPresent();
        Supplier<HttpAnswer> right =
                allowed ? permitted : () -> refusal(Refusals.unauthorized(operation, world.nextRequestId()));
        return fault == null ? Delivery.of(right.get()) : fault.onWire(world, right);
    }

    private HttpAnswer list(Operation operation, HttpRequest request) {
        String user = operation.subject();
        try {
            ListQuery query = ListQuery.parse(request.query());
            Reply reply = world.list(user, query.request());
            return reply.answer().status() == 200
                    ? traced(HttpAnswer.json(200, WireJson.page(reply.page(), query.swapped())), reply.answer())
                    : refusal(reply.answer());
        } catch (ListQuery.Refused refused) {
            FieldError error = FieldError.of(refused.field, "invalid", refused.getMessage());
            return refusal(Refusals.invalidParameter(user, error, world.nextRequestId()));
        } catch (IllegalArgumentException malformedEscape) {
            return plain(400, "Bad Request");
        }
    }

    private HttpAnswer revoke(Optional<String> session) {
        if (session.isEmpty()) {
            return refusal(Refusals.invalidBody(world.nextRequestId()));
        }
        ServiceAnswer answer = world.revoke(session.get()).answer();
        // No body and no content type (SEEN).
        return answer.status() == 200 ? traced(HttpAnswer.empty(200), answer) : refusal(answer);
    }

    private static HttpAnswer refusal(ServiceAnswer answer) {
        return traced(HttpAnswer.json(answer.status(), WireJson.refusal(answer)), answer);
    }

    private static HttpAnswer traced(HttpAnswer answer, ServiceAnswer about) {
        return answer.with(HttpAnswer.REQUEST_ID, about.requestId().orElse(""));
    }

    /** An answer that belongs to neither operation: all that it has is a message (SEEN). */
    private HttpAnswer plain(int status, String message) {
        return HttpAnswer.json(status, Map.of("message", message)).with(HttpAnswer.REQUEST_ID, world.nextRequestId());
    }
}
