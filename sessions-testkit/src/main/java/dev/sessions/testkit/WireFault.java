package dev.sessions.testkit;

import dev.sessions.testkit.internal.http.HttpResponse;
import dev.sessions.testkit.internal.http.Output;
import dev.sessions.testkit.internal.wire.WireResponse;
import java.util.function.Function;

/** A response with a body or a header that only the wire has. Immutable. */
final class WireFault extends Fault {
    private final String name;
    private final Function<Call, HttpResponse> response;

    private WireFault(String name, Function<Call, HttpResponse> response) {
        this.name = name;
        this.response = response;
    }

    static WireFault of(String name, Function<Call, HttpResponse> response) {
        return new WireFault(name, response);
    }

    static WireFault withBody(int status, byte[] body) {
        HttpResponse response = WireResponse.json(requireStatus(status), body);
        String bytes = body.length + (body.length == 1 ? " byte" : " bytes");
        return new WireFault("status " + status + ", " + bytes, call -> response);
    }

    static int requireStatus(int status) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("A final HTTP status is 200 to 599, not " + status + ".");
        }
        return status;
    }

    static String requireLine(String header, String value) {
        if ((header + value).matches("(?s).*[\\r\\n].*")) {
            throw new IllegalArgumentException("A header is one line, so " + header + " must not hold a line break.");
        }
        return value;
    }

    @Override
    public Fault header(String header, String value) {
        requireLine(header, value);
        return new WireFault(
                name + ", " + header + ": " + FakeSessionsServer.redact(value),
                call -> response.apply(call).with(header, value));
    }

    @Override
    Ending meet(Call call) {
        return Ending.onWire(
                this,
                () -> Output.of(WireResponse.withRequestId(
                        response.apply(call), call.world().nextRequestId())));
    }

    @Override
    public String toString() {
        return name;
    }
}
