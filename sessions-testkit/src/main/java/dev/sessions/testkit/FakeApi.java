package dev.sessions.testkit;

import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.testkit.Delivery.Then;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two addresses of the API and the key: from an HTTP request to what is sent back. */
final class FakeApi {
    private static final List<String> REVOKE = List.of("", "user_management", "sessions", "revoke");

    private final Service service;
    private final String authorization;

    FakeApi(Service service, String apiKey) {
        this.service = service;
        this.authorization = "Bearer " + apiKey;
    }

    Delivery answer(HttpRequest request) {
        try {
            return answer(request, request.path());
        } catch (IllegalArgumentException malformedEscape) {
            return elsewhere(request, 400, "Bad Request");
        }
    }

    private Delivery answer(HttpRequest request, List<String> path) {
        if (request.method().equals("GET") && isList(path)) {
            return deliver(request, list(path.get(3), request));
        }
        if (request.method().equals("POST") && path.equals(REVOKE)) {
            return deliver(request, revoke(RevokeBody.session(request)));
        }
        return elsewhere(request, 404, "Not Found");
    }

    private static boolean isList(List<String> path) {
        return path.size() == 5
                && path.subList(0, 3).equals(List.of("", "user_management", "users"))
                && path.get(4).equals("sessions");
    }

    private Call list(String user, HttpRequest request) {
        Operation operation = Operation.list(user);
        Call unreadable = new Call(
                operation, "list " + request.target(), service.world(), false, anyListing -> refusal(operation));
        try {
            ListQuery query = ListQuery.parse(request.query());
            return Call.list(service.world(), user, query.request(), query.swapped());
        } catch (ListQuery.Refused refused) {
            FieldError error = FieldError.of(refused.field, "invalid", refused.getMessage());
            return unreadable.refused(world -> Reply.of(Refusals.invalidParameter(user, error, world.nextRequestId())));
        } catch (IllegalArgumentException malformedEscape) {
            return unreadable;
        }
    }

    private Reply refusal(Operation operation) {
        return Reply.of(Refusals.unreadable(operation, service.world().nextRequestId()));
    }

    private Call revoke(Optional<String> session) {
        Call call = Call.revoke(service.world(), session.orElse(""));
        return session.isPresent()
                ? call
                : call.refused(world -> Reply.of(Refusals.invalidBody(world.nextRequestId())));
    }

    private Delivery deliver(HttpRequest request, Call call) {
        boolean allowed =
                request.header("Authorization").filter(authorization::equals).isPresent();
        Call permitted = allowed
                ? call
                : call.refused(world -> Reply.of(Refusals.unauthorized(call.operation(), world.nextRequestId())));
        try {
            return service.deliver(permitted);
        } catch (InterruptedException serverCloses) {
            Thread.currentThread().interrupt();
            return Delivery.nothing(Then.RESET);
        }
    }

    /** Answers what belongs to neither operation: with a message alone (SEEN). */
    private Delivery elsewhere(HttpRequest request, int status, String message) {
        service.transcript().other(request.method() + " " + request.target() + ": status " + status);
        return Delivery.of(HttpAnswer.json(status, Map.of("message", message))
                .with(HttpAnswer.REQUEST_ID, service.world().nextRequestId()));
    }
}
