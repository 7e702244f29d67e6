package dev.sessions.testkit;

import dev.sessions.failure.FieldError;
import dev.sessions.failure.Operation;
import dev.sessions.testkit.internal.http.HttpRequest;
import dev.sessions.testkit.internal.http.Output;
import dev.sessions.testkit.internal.http.Output.Then;
import dev.sessions.testkit.internal.wire.ListQuery;
import dev.sessions.testkit.internal.wire.RevokeRequest;
import dev.sessions.testkit.internal.wire.WireResponse;
import dev.sessions.testkit.internal.world.Refusals;
import dev.sessions.testkit.internal.world.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two addresses of the API and the key: from an HTTP request to what the server sends. */
final class FakeApi {
    private static final List<String> REVOKE = List.of("", "user_management", "sessions", "revoke");

    private final Service service;
    private final String authorization;

    FakeApi(Service service, String apiKey) {
        this.service = service;
        this.authorization = "Bearer " + apiKey;
    }

    Output respond(HttpRequest request) {
        try {
            return respond(request, request.path());
        } catch (IllegalArgumentException malformedEscape) {
            return elsewhere(request, 400, "Bad Request");
        }
    }

    private Output respond(HttpRequest request, List<String> path) {
        if (request.method().equals("GET") && isList(path)) {
            return respond(request, list(path.get(3), request));
        }
        if (request.method().equals("POST") && path.equals(REVOKE)) {
            return respond(request, revoke(RevokeRequest.session(request)));
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
            return unreadable.refused(
                    world -> Result.of(Refusals.invalidParameter(user, error, world.nextRequestId())));
        } catch (IllegalArgumentException malformedEscape) {
            return unreadable;
        }
    }

    private Result refusal(Operation operation) {
        return Result.of(Refusals.unreadable(operation, service.world().nextRequestId()));
    }

    private Call revoke(Optional<String> session) {
        Call call = Call.revoke(service.world(), session.orElse(""));
        return session.isPresent()
                ? call
                : call.refused(world -> Result.of(Refusals.invalidBody(world.nextRequestId())));
    }

    private Output respond(HttpRequest request, Call call) {
        boolean allowed =
                request.header("Authorization").filter(authorization::equals).isPresent();
        Call permitted = allowed
                ? call
                : call.refused(world -> Result.of(Refusals.unauthorized(call.operation(), world.nextRequestId())));
        try {
            return service.onWire(permitted);
        } catch (InterruptedException serverCloses) {
            Thread.currentThread().interrupt();
            return Output.nothing(Then.RESET);
        }
    }

    /** Refuses a request that belongs to neither operation: with a message alone (SEEN). */
    private Output elsewhere(HttpRequest request, int status, String message) {
        service.transcript().other(request.method() + " " + request.target() + ": status " + status);
        return Output.of(WireResponse.withRequestId(
                WireResponse.json(status, Map.of("message", message)),
                service.world().nextRequestId()));
    }
}
