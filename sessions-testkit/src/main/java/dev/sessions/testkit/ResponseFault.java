package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.failure.Operation;
import dev.sessions.failure.Operation.Kind;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.testkit.internal.http.HttpResponse;
import dev.sessions.testkit.internal.http.Output;
import dev.sessions.testkit.internal.wire.WireResponse;
import dev.sessions.testkit.internal.world.Refusals;
import dev.sessions.testkit.internal.world.Result;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A response in the place of the right one, by the facts that core's table takes. Immutable. */
final class ResponseFault extends Fault {
    private static final String NO_BODY = "the body is empty or not a JSON object";

    private final String name;
    private final int status;
    private final UnaryOperator<ServiceResponse.Builder> facts;
    private final Function<ServiceResponse, HttpResponse> wire;
    private final String problem;

    private ResponseFault(
            String name,
            int status,
            UnaryOperator<ServiceResponse.Builder> facts,
            Function<ServiceResponse, HttpResponse> wire,
            String problem) {
        this.name = name;
        this.status = status;
        this.facts = facts;
        this.wire = wire;
        this.problem = problem;
    }

    static ResponseFault of(int status, UnaryOperator<ServiceResponse.Builder> facts) {
        return of(status, facts, response -> WireResponse.of(Result.of(response), false));
    }

    static ResponseFault redirecting(int status, String location) {
        if (status / 100 != 3) {
            throw new IllegalArgumentException("A redirect has a status from 300 to 399, not " + status + ".");
        }
        WireFault.requireLine("Location", requireNonNull(location, "location"));
        return of(
                status,
                response -> response,
                response -> WireResponse.of(Result.of(response), false).with("Location", location));
    }

    static ResponseFault withWebPage(String name, int status) {
        return new ResponseFault(
                name,
                WireFault.requireStatus(status),
                response -> response,
                WireResponse::webPage,
                status == 204 || status == 205 ? NO_BODY : "the body is not well-formed JSON");
    }

    private static ResponseFault of(
            int status, UnaryOperator<ServiceResponse.Builder> facts, Function<ServiceResponse, HttpResponse> wire) {
        // The facts do not depend on the call, so that mistakes in them are reported where the fault is made.
        ServiceResponse sample = sent(Operation.list("sample"), WireFault.requireStatus(status), facts, () -> "sample");
        ResponseFacts.requireSendable(sample);
        return new ResponseFault(ResponseFacts.name(sample), status, facts, wire, NO_BODY);
    }

    /** Returns the response as it arrives: a success and a 304 carry no facts in the body, and a wait is in whole seconds. */
    private static ServiceResponse sent(
            Operation operation, int status, UnaryOperator<ServiceResponse.Builder> facts, Supplier<String> requestId) {
        ServiceResponse.Builder builder = facts.apply(ServiceResponse.builder(operation, status));
        ServiceResponse set = builder.build();
        builder.retryAfter(set.retryAfter().map(Refusals::inWholeSeconds).orElse(null));
        if (set.requestId().isEmpty()) {
            builder.requestId(requestId.get());
        }
        if (status / 100 == 2 || status == 304) {
            builder.code(null).message(null).entityId(null).fieldErrors(List.of());
        }
        return builder.build();
    }

    private ServiceResponse sent(Call call) {
        return sent(call.operation(), status, facts, call.world()::nextRequestId);
    }

    @Override
    Ending meet(Call call) {
        ServiceResponse response = sent(call);
        return new Ending(() -> Output.of(wire.apply(response)), () -> {
            if (call.operation().kind() == Kind.LIST && status / 100 == 2) {
                throw response.invalid(problem);
            }
            return Result.of(response);
        });
    }

    @Override
    public Fault header(String header, String value) {
        return WireFault.of(name, call -> wire.apply(sent(call))).header(header, value);
    }

    @Override
    public String toString() {
        return name;
    }
}
