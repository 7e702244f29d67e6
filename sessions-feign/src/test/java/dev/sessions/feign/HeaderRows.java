package dev.sessions.feign;

import static dev.sessions.feign.HostileRow.line;
import static dev.sessions.feign.Outcome.PAGE;
import static dev.sessions.feign.Outcome.REVOKED;
import static dev.sessions.feign.Outcome.lasting;
import static dev.sessions.feign.Outcome.passing;

import dev.sessions.failure.ConnectionFailedException;
import dev.sessions.failure.Operation;
import dev.sessions.failure.ServiceUnavailableException;
import dev.sessions.failure.UnexpectedStatusException;
import dev.sessions.testkit.Fault;
import java.util.List;
import java.util.Optional;

/** Unusual headers, and interim responses. */
final class HeaderRows {
    private static final Outcome UNAVAILABLE =
            passing(ServiceUnavailableException.class).status(500);
    private static final Outcome BROKEN = passing(ConnectionFailedException.class);
    private static final String EARLY_HINTS = "HTTP/1.1 103 Early Hints\nLink: </a.css>; rel=preload\n\n";
    private static final String LONG = "r".repeat(5_000);
    private static final String ODD = "a b<i>\"'%0d%0a\\{}~";

    private HeaderRows() {}

    static List<HostileRow> rows() {
        return List.of(
                line("success with two hundred headers")
                        .on(success("", headers(200, 20)))
                        .is(PAGE, REVOKED),
                line("500 with two hundred headers")
                        .on(failure(headers(200, 20) + "\nX-Request-Id: req_hostile"))
                        .is(UNAVAILABLE),
                line("a megabyte of headers")
                        .on(success("", headers(100, 10_000)))
                        .is(BROKEN),
                line("500 without a request id").on(failure("")).is(UNAVAILABLE.requestId(Optional.empty())),
                line("500 with a request id of 5,000 characters")
                        .on(failure("\nX-Request-Id: " + LONG))
                        .is(UNAVAILABLE.requestId(LONG.substring(0, 1_000))),
                line("500 with odd characters in the request id")
                        .on(failure("\nX-Request-Id: " + ODD))
                        .is(UNAVAILABLE.requestId(ODD)),
                line("100 before the response")
                        .on(success("HTTP/1.1 100 Continue\n\n", ""))
                        .is(PAGE, REVOKED),
                line("103 before the response").on(success(EARLY_HINTS, "")).is(PAGE, REVOKED),
                line("103 before the response", "twice")
                        .on(success(EARLY_HINTS + EARLY_HINTS, ""))
                        .is(PAGE, REVOKED),
                line("101, then a response")
                        .on(success("HTTP/1.1 101 Switching Protocols\nX-Request-Id: req_hostile\n\n", ""))
                        .is(lasting(UnexpectedStatusException.class).status(101))
                        .withJava(Operation.Kind.LIST, BROKEN)
                        .withJava(Operation.Kind.REVOKE, BROKEN));
    }

    private static Fault success(String before, String headers) {
        String body = ReferencePayloadTest.PAYLOAD;
        String head = "HTTP/1.1 200 OK\nX-Request-Id: req_hostile\nContent-Length: " + body.length();
        return Fault.bytes(RawResponse.of(before + head + headers, body));
    }

    private static Fault failure(String headers) {
        return Fault.bytes(RawResponse.of(
                "HTTP/1.1 500 Internal Server Error\nContent-Length: 0\nConnection: close" + headers, ""));
    }

    private static String headers(int count, int length) {
        StringBuilder headers = new StringBuilder();
        for (int i = 0; i < count; i++) {
            headers.append("\nX-Header-").append(i).append(": ").append("h".repeat(length));
        }
        return headers.toString();
    }
}
