package dev.sessions.testkit;

import static java.util.Objects.requireNonNull;

import dev.sessions.failure.CallFailures;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceResponse;
import dev.sessions.failure.SessionsException;
import dev.sessions.testkit.internal.http.HttpResponse;
import dev.sessions.testkit.internal.http.Output;
import dev.sessions.testkit.internal.http.Output.Then;
import dev.sessions.testkit.internal.wire.WireResponse;
import dev.sessions.testkit.internal.world.Result;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLHandshakeException;

/** A fault of the connection: no response, a part of the right one, or bytes that are none. */
final class ConnectionFault extends Fault {
    private final String name;
    private final BiFunction<Fault, Call, Ending> ending;

    private ConnectionFault(String name, BiFunction<Fault, Call, Ending> ending) {
        this.name = name;
        this.ending = ending;
    }

    /** Returns the fault that the call has no effect and no response. */
    static Fault silent(String name, Then then, Supplier<IOException> cause) {
        return new ConnectionFault(name, (fault, call) -> noResponse(call, Output.nothing(then), cause));
    }

    /** Returns the fault that the call takes effect and has no response. */
    static Fault lost() {
        return new ConnectionFault("lost response", (fault, call) -> {
            call.carryOut();
            return noResponse(call, Output.nothing(Then.RESET), () -> new SocketException("Connection reset"));
        });
    }

    static Fault closedAfter() {
        return new ConnectionFault("close the connection after", (fault, call) -> closed(call, call.carryOut()));
    }

    static Fault cut(int bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("A response is cut after 0 or more bytes, not after " + bytes + ".");
        }
        return new ConnectionFault("cut after " + bytes + " bytes", (fault, call) -> cut(call, bytes));
    }

    static Fault dripping() {
        return new ConnectionFault("drip", (fault, call) -> {
            Result result = call.carryOut();
            return inBody(call, result, Output::dripping);
        });
    }

    static Fault stallingMidBody() {
        return new ConnectionFault("stall mid-body", (fault, call) -> {
            Result result = call.carryOut();
            return inBody(
                    call,
                    result,
                    response -> Output.of(response)
                            .first(response.headersLength() + response.bodyLength() / 2, Then.STALL));
        });
    }

    static Fault raw(byte[] bytes) {
        Output output = Output.raw(bytes);
        return new ConnectionFault(bytes.length + " raw bytes", (fault, call) -> Ending.onWire(fault, () -> output));
    }

    static Fault untrusted() {
        return portAlone("untrusted certificate", operation -> CallFailures.noResponse(operation, distrust()));
    }

    static Fault portAlone(String name, Function<Operation, SessionsException> failure) {
        String refusal = "The fault '" + name + "' is for the port alone: a FakeSessionsServer cannot send it.";
        return new ConnectionFault(
                name,
                (fault, call) -> new Ending(() -> Output.of(WireResponse.json(409, Map.of("message", refusal))), () -> {
                    throw requireNonNull(failure.apply(call.operation()), "The fault '" + name + "' made no failure.");
                }));
    }

    private static IOException distrust() {
        IOException failed = new SSLHandshakeException("The certificate is not trusted.");
        failed.initCause(new CertificateException("No trusted authority signed the certificate."));
        return failed;
    }

    private static Ending noResponse(Call call, Output output, Supplier<IOException> cause) {
        return new Ending(() -> output, () -> {
            throw CallFailures.noResponse(call.operation(), cause.get());
        });
    }

    private static Ending closed(Call call, Result result) {
        return new Ending(() -> Output.of(call.http(result)).then(Then.CLOSE), () -> result);
    }

    private static Ending cut(Call call, int bytes) {
        Result result = call.carryOut();
        HttpResponse response = call.http(result);
        if (bytes >= response.headersLength() + response.bodyLength()) {
            return closed(call, result);
        }
        Output output = Output.of(response).first(bytes, Then.CLOSE);
        IOException cause = new EOFException("The connection was closed before the response was complete.");
        return bytes < response.headersLength()
                ? noResponse(call, output, () -> cause)
                : new Ending(() -> output, () -> withoutBody(result, cause));
    }

    /** Returns an ending in the body of a response; a response without a body is complete with its headers. */
    private static Ending inBody(Call call, Result result, Function<HttpResponse, Output> output) {
        HttpResponse response = call.http(result);
        return response.bodyLength() == 0
                ? Ending.of(call, result)
                : new Ending(
                        () -> output.apply(response),
                        () -> withoutBody(result, new SocketTimeoutException("Read timed out")));
    }

    /** Status and headers alone are enough, except for a page and for a 404, whose body says what was not found. */
    private static Result withoutBody(Result result, IOException cause) {
        ServiceResponse whole = result.response();
        ServiceResponse withoutBody = ServiceResponse.builder(whole.operation(), whole.status())
                .requestId(whole.requestId().orElse(null))
                .retryAfter(whole.retryAfter().orElse(null))
                .build();
        if (result.rows() != null || whole.status() == 404) {
            throw withoutBody.cutOff(cause);
        }
        return Result.of(withoutBody);
    }

    @Override
    Ending meet(Call call) {
        return ending.apply(this, call);
    }

    @Override
    public String toString() {
        return name;
    }
}
